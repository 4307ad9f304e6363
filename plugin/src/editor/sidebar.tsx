import { Button, Spinner } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { boot } from '../components/boot.ts';
import { keepFocus } from '../components/keep-focus.ts';
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

/** Where one begins in the sidebar: the heading of the job, or the form's first field. */
function startOf(place: HTMLElement | null): HTMLElement | null {
	return place?.querySelector<HTMLElement>('.draftsmith-view .draftsmith-heading, .draftsmith-form input') ?? null;
}

/** The content of Draftsmith's sidebar. Nothing is requested before it is opened. */
export function Sidebar(props: {
	post: CurrentPost;
	onToggle: (open: boolean) => void;
	/** Whether somebody has asked for the sidebar, and shall begin to type in it. */
	isAwaited: boolean;
	/** They do. */
	onReached: () => void;
}) {
	const { onToggle, isAwaited, onReached } = props;
	const place = useRef<HTMLDivElement>(null);
	useEffect(() => {
		onToggle(true);
		return () => onToggle(false);
	}, [onToggle]);
	useEffect(() => (place.current ? keepFocus(place.current, () => startOf(place.current)) : undefined), []);
	useEffect(() => {
		if (!isAwaited || !place.current) return;
		const frame = place.current;
		const begin = () => {
			const start = startOf(frame);
			if (!start) return;
			start.focus();
			onReached();
		};
		// What is shown may have to be loaded first.
		const observer = new MutationObserver(begin);
		observer.observe(frame, { childList: true, subtree: true });
		begin();
		return () => observer.disconnect();
	}, [isAwaited, onReached]);
	return (
		<div ref={place}>
			{boot.registered ? (
				<>
					<TodayAlerts />
					<RegisteredSidebar post={props.post} />
				</>
			) : (
				<Unregistered />
			)}
		</div>
	);
}
