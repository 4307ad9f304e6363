import { Button, Spinner } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { boot } from '../components/boot.ts';
import { RequestErrorNotice } from '../components/request-error-notice.tsx';
import { UsageAlerts } from '../components/usage-alerts.tsx';
import { store } from '../store/index.ts';
import { toRequestError } from '../store/request-error.ts';
import { JobView } from './job-view.tsx';
import { RequestForm } from './request-form.tsx';
import type { CurrentPost } from './use-current-post.ts';

/** What one sees before the site is registered. */
function Unregistered() {
	return (
		<div className="draftsmith-view draftsmith-stack">
			<h3 className="draftsmith-heading">{__('Connect this site first', 'draftsmith')}</h3>
			<p>
				{__(
					'Draftsmith writes a whole article from a title, on a service of your choice. This site is not registered with one yet.',
					'draftsmith',
				)}
			</p>
			{boot.userCanManage ? (
				<div className="draftsmith-actions">
					<Button __next40pxDefaultSize variant="primary" href={boot.settingsUrl}>
						{__('Open settings', 'draftsmith')}
					</Button>
				</div>
			) : (
				<p>{__('Ask an administrator of this site to register it under Settings → Draftsmith.', 'draftsmith')}</p>
			)}
		</div>
	);
}

/** The form, or the job that this post waits for. */
function RegisteredSidebar({ post }: { post: CurrentPost }) {
	const { catalog, job, isLoaded, failure } = useSelect(
		(select) => {
			const jobs = select(store);
			jobs.getJobs(post.id);
			const catalog = jobs.getCatalog();
			return {
				catalog,
				job: jobs.getShownJob(post.id),
				isLoaded: jobs.hasFinishedResolution('getJobs', [post.id]),
				// A catalogue that can't be read again is still good enough.
				failure:
					jobs.getResolutionError('getJobs', [post.id]) ??
					(catalog ? undefined : jobs.getResolutionError('getCatalog', [])),
			};
		},
		[post.id],
	);
	const { invalidateResolution } = useDispatch(store);
	if (job) return <JobView key={job.id} job={job} post={post} />;
	if (failure)
		return (
			<div className="draftsmith-view draftsmith-stack">
				<RequestErrorNotice
					error={toRequestError(failure)}
					onRetry={() => {
						void invalidateResolution('getJobs', [post.id]);
						void invalidateResolution('getCatalog', []);
					}}
				/>
			</div>
		);
	if (!catalog || !isLoaded)
		return (
			<div className="draftsmith-view draftsmith-stack" role="status">
				<p>
					<Spinner /> {__('Loading…', 'draftsmith')}
				</p>
			</div>
		);
	return <RequestForm catalog={catalog} post={post} />;
}

/** That much of today's limits is used. A usage that can't be read says nothing: what matters is said when one generates. */
function TodayAlerts() {
	const today = useSelect((select) => select(store).getToday(), []);
	return (
		today &&
		today.alerts.length > 0 && (
			<div className="draftsmith-alerts draftsmith-stack">
				<UsageAlerts alerts={today.alerts} resetsAt={today.today.resets_at} />
			</div>
		)
	);
}

/** The content of Draftsmith's sidebar. Nothing is requested before it is opened. */
export function Sidebar(props: { post: CurrentPost; onToggle: (open: boolean) => void }) {
	const { onToggle } = props;
	useEffect(() => {
		onToggle(true);
		return () => onToggle(false);
	}, [onToggle]);
	if (!boot.registered) return <Unregistered />;
	return (
		<>
			<TodayAlerts />
			<RegisteredSidebar post={props.post} />
		</>
	);
}
