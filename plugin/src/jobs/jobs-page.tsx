import { Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { boot } from '../components/boot.ts';
import { CurrentAlerts } from '../components/current-alerts.tsx';
import { NotRegistered } from '../components/not-registered.tsx';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { siteZone } from '../components/site-zone.ts';
import { ChangeNotice } from './change-notice.tsx';
import { FirstArticle } from './first-article.tsx';
import { JobList } from './job-list.tsx';
import { isNarrowed, queryOf } from './job-query.ts';
import { useChanges } from './use-changes.ts';
import { useJobPage } from './use-job-page.ts';
import { useLiveJobs } from './use-live-jobs.ts';
import { useView } from './use-view.ts';

const NO_JOBS = [] as const;

/** Draftsmith > Articles: every article that was asked for, and how it stands. */
export function JobsPage() {
	const [view, setView] = useView();
	const shown = useJobPage(queryOf(view, siteZone()));
	const { page, failure, reload, replace } = shown;
	const changes = useChanges(reload);
	useLiveJobs(page?.data ?? NO_JOBS, replace);

	if (!page && failure) return <RequestErrorNotice error={failure} onRetry={reload} />;
	if (!page)
		return (
			<p role="status">
				<Spinner /> {__('Loading the articles…', 'draftsmith')}
			</p>
		);
	if (page.total === 0 && !isNarrowed(view) && !failure)
		return boot.registered ? <FirstArticle changes={changes} /> : <NotRegistered />;
	return (
		<>
			<div className="draftsmith-stack">
				<CurrentAlerts />
				{!boot.registered && <NotRegistered />}
				<ChangeNotice changes={changes} />
			</div>
			<JobList shown={shown} view={view} onChangeView={setView} changes={changes} />
		</>
	);
}
