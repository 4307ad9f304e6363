import { Notice } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { BusyButton } from '../components/busy-button.tsx';
import { formatNumber } from '../components/format.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { useRequest } from '../components/use-request.ts';
import { type AddingProgress, addAllSites } from './add-all-sites.ts';
import { addSites } from './network-api.ts';

const START: AddingProgress = { added: 0, failures: [], next: 0, stopped: null };

function progressText({ added, failures, next, stopped }: AddingProgress): string {
	const count = formatNumber(added);
	if (next !== null && stopped === null)
		/* translators: %s: a number. */
		return sprintf(_n('%s site added so far…', '%s sites added so far…', added, 'draftsmith'), count);
	if (added === 0 && failures.length === 0 && stopped === null)
		return __('Every site has a key already.', 'draftsmith');
	/* translators: %s: a number. */
	return sprintf(_n('%s site added.', '%s sites added.', added, 'draftsmith'), count);
}

function Failures({ failures }: { failures: AddingProgress['failures'] }) {
	if (failures.length === 0) return null;
	return (
		<details className="draftsmith-details">
			<summary>
				{sprintf(
					/* translators: %s: a number. */
					_n('%s site could not be added', '%s sites could not be added', failures.length, 'draftsmith'),
					formatNumber(failures.length),
				)}
			</summary>
			<ul className="draftsmith-list">
				{failures.map(({ domain, message }) => (
					<li key={domain}>
						<bdi>{domain}</bdi>: {message}
					</li>
				))}
			</ul>
		</details>
	);
}

/** Adds all sites with a domain of their own, some at a time. Broken off, it goes on where it was. */
export function AddSites({ onAdded }: { onAdded: () => void }) {
	const { isBusy, failure, run } = useRequest();
	const [progress, setProgress] = useState<AddingProgress | null>(null);
	const isUnfinished = progress !== null && progress.next !== null;
	const start = isUnfinished ? progress : START;
	const add = () =>
		void run(
			() => addAllSites(addSites, start, setProgress),
			(end) => {
				if (end.added > 0) onAdded();
			},
		);
	return (
		<>
			<div role="status">{progress && <p>{progressText(progress)}</p>}</div>
			{progress?.stopped && (
				<Notice status="error" isDismissible={false}>
					<p>{progress.stopped}</p>
				</Notice>
			)}
			{progress && <Failures failures={progress.failures} />}
			{failure && <RequestErrorNotice error={failure} onSettingsPage />}
			<div className="draftsmith-actions">
				<BusyButton isBusy={isBusy} onClick={add}>
					{isUnfinished && !isBusy
						? __('Go on adding sites', 'draftsmith')
						: __('Add sites with a domain of their own', 'draftsmith')}
				</BusyButton>
			</div>
		</>
	);
}
