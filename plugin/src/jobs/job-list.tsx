import { speak } from '@wordpress/a11y';
import { Button } from '@wordpress/components';
import { DataViews, type View } from '@wordpress/dataviews/wp';
import { useEffect, useMemo, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import type { LocalJob } from '../store/types.ts';
import { jobActions } from './job-actions.tsx';
import { jobFields } from './job-fields.tsx';
import { jobLink } from './job-link.tsx';
import { JobModal } from './job-modal.tsx';
import { isNarrowed } from './job-query.ts';
import type { JobPage } from './jobs-api.ts';
import { NoMatch } from './no-match.tsx';
import type { Changes } from './use-changes.ts';
import type { ShownPage } from './use-job-page.ts';
import { useNames } from './use-names.ts';
import { pageSizes, plainView } from './view-address.ts';

/** Says how many there are, whenever something else is asked for. */
function useCount(page: JobPage | null, isLoading: boolean): void {
	useEffect(() => {
		if (!page || isLoading) return;
		speak(
			sprintf(
				/* translators: %s: number of articles. */
				_n('%s article found.', '%s articles found.', page.total, 'draftsmith'),
				formatNumber(page.total),
			),
			'polite',
		);
	}, [page?.total, isLoading]);
}

/** The list of jobs with search, filters, actions and pages. */
export function JobList(props: { shown: ShownPage; view: View; onChangeView: (view: View) => void; changes: Changes }) {
	const { shown, view, onChangeView, changes } = props;
	const { page, isLoading, failure, reload } = shown;
	const names = useNames();
	const [opened, setOpened] = useState<LocalJob | null>(null);
	const [selection, setSelection] = useState<string[]>([]);
	const fields = useMemo(() => jobFields(names), [names]);
	const actions = useMemo(() => jobActions(changes.apply, names.modelName), [changes.apply, names]);
	useCount(page, isLoading);
	const jobs = failure || !page ? [] : page.data;
	const clear = () => onChangeView({ ...view, search: '', filters: [], page: 1 });
	const select = (ids: string[]) => {
		if (view.type !== 'list') {
			setSelection(ids);
			return;
		}
		// A line of the list opens what the title opens in the table.
		setOpened(jobs.find((job) => ids.includes(String(job.id))) ?? null);
	};
	return (
		<div className={isLoading ? 'draftsmith-list-frame is-loading' : 'draftsmith-list-frame'} aria-busy={isLoading}>
			<DataViews
				data={[...jobs]}
				getItemId={(job: LocalJob) => String(job.id)}
				fields={fields}
				actions={actions}
				view={view}
				onChangeView={onChangeView}
				defaultLayouts={{
					table: { fields: plainView('table').fields ?? [] },
					list: { fields: plainView('list').fields ?? [] },
				}}
				paginationInfo={{ totalItems: page?.total ?? 0, totalPages: page?.total_pages ?? 0 }}
				selection={view.type === 'list' ? [] : selection}
				onChangeSelection={select}
				renderItemLink={jobLink(setOpened)}
				searchLabel={__('Search titles', 'draftsmith')}
				config={{ perPageSizes: [...pageSizes] }}
				empty={
					failure ? (
						<RequestErrorNotice error={failure} onRetry={reload} />
					) : isNarrowed(view) ? (
						<NoMatch onClear={clear} />
					) : (
						<p>{__('There is nothing on this page.', 'draftsmith')}</p>
					)
				}
				header={
					<Button size="compact" variant="tertiary" onClick={reload}>
						{__('Reload', 'draftsmith')}
					</Button>
				}
			/>
			{opened && (
				<JobModal
					job={jobs.find((job) => job.id === opened.id) ?? opened}
					modelName={names.modelName}
					apply={changes.apply}
					onClose={() => setOpened(null)}
				/>
			)}
		</div>
	);
}
