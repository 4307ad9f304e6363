import { useDispatch, useRegistry, useSelect } from '@wordpress/data';
import { store as editorStore } from '@wordpress/editor';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { store as noticesStore } from '@wordpress/notices';
import { follow } from '../store/follow.ts';
import { store } from '../store/index.ts';
import { isFinal } from '../store/job-state.ts';
import { browserPorts } from './browser-ports.ts';
import { mayAsk } from './hold.ts';
import { openSidebar } from './open-sidebar.ts';
import { isPageBehind } from './post-status.ts';
import type { CurrentPost } from './use-current-post.ts';

/** Milliseconds. A hold ends at the site after ten minutes without renewal. */
const RENEW_INTERVAL = 120_000;
/** Milliseconds between two tries to claim an article that another window holds. */
const RETRY_INTERVAL = 10_000;

/**
 * Follows the job that this post waits for, whether the sidebar is open or not, and asks for nothing when there is none.
 * A finished article is claimed as soon as the page is looked at and held from then on, also while the writer verifies its claims
 * in another tab, so that cron does not change a post under the writer's hands; leaving the page lets it go.
 */
export function JobWatcher({ post, isSidebarOpen }: { post: CurrentPost; isSidebarOpen: boolean }) {
	const registry = useRegistry();
	const { job, hasArticle, isRewriting, isInEditor, isInPost, isSaving, isBehind } = useSelect(
		(select) => {
			const job = select(store).getShownJob(post.id);
			const editor = select(editorStore);
			return {
				job,
				hasArticle: job !== null && select(store).getArticle(job.id) !== null,
				isInEditor: job !== null && editor.getEditedPostAttribute('draftsmith_job') === job.id,
				isRewriting: job !== null && select(store).getRewrite(job.id)?.isDone === false,
				isInPost: job !== null && editor.getCurrentPostAttribute('draftsmith_job') === job.id,
				isSaving: editor.isSavingPost(),
				isBehind:
					job !== null &&
					!select(store).isSavedHere(job.id) &&
					isPageBehind(job, post.id, editor.getCurrentPostAttribute('draftsmith_job')),
			};
		},
		[post.id],
	);
	const { claim, release, refresh, noteSaved } = useDispatch(store);
	const { createNotice } = useDispatch(noticesStore);
	const id = job?.id ?? null;
	const isRunning = job !== null && !isFinal(job);
	const isWaiting = job !== null && job.state === 'succeeded' && !job.inserted && !job.discarded;

	useEffect(() => {
		if (id === null || !isRunning) return;
		return follow(browserPorts(registry, id));
	}, [id, isRunning, registry]);

	/** Whether the page is being left; the browser may show it again. */
	const isLeft = useRef(false);
	useEffect(() => {
		if (id === null || !isWaiting) return;
		const hold = (event?: Event) => {
			const isTimed = event === undefined;
			const { visibilityState: visibility } = document;
			if (mayAsk({ isHeld: hasArticle, isTimed, isLeft: isLeft.current, visibility })) void claim(id);
		};
		const letGo = () => {
			isLeft.current = true;
			void release(id);
		};
		const comeBack = (event: Event) => {
			// A page that was only just opened has not been left.
			if (!isLeft.current) return;
			isLeft.current = false;
			hold(event);
		};
		// The article with the section that was written anew comes with the claim, too.
		const isMissing = !hasArticle || isRewriting;
		if (isMissing) hold();
		const timer = setInterval(() => hold(), isMissing ? RETRY_INTERVAL : RENEW_INTERVAL);
		document.addEventListener('visibilitychange', hold);
		// Also before the article is here: it may be on its way.
		window.addEventListener('pagehide', letGo);
		window.addEventListener('pageshow', comeBack);
		return () => {
			clearInterval(timer);
			document.removeEventListener('visibilitychange', hold);
			window.removeEventListener('pagehide', letGo);
			window.removeEventListener('pageshow', comeBack);
		};
	}, [id, isWaiting, hasArticle, isRewriting, claim, release]);

	useEffect(() => {
		if (id !== null && isInPost) noteSaved(id);
	}, [id, isInPost, noteSaved]);

	// Once the post is saved with the article in it, the site knows where it went.
	const wasSaving = useRef(false);
	useEffect(() => {
		const hasSaved = wasSaving.current && !isSaving;
		wasSaving.current = isSaving;
		if (hasSaved && id !== null && isWaiting && isInEditor)
			// A lost answer is asked for again by the next renewal of the hold.
			refresh(id).catch(() => undefined);
	}, [isSaving, id, isWaiting, isInEditor, refresh]);

	const isSidebarOpenNow = useRef(isSidebarOpen);
	isSidebarOpenNow.current = isSidebarOpen;
	useEffect(() => {
		if (!isWaiting || isSidebarOpenNow.current) return;
		void createNotice('success', __('The article is ready.', 'draftsmith'), {
			id: 'draftsmith-ready',
			type: 'snackbar',
			explicitDismiss: true,
			actions: [{ label: __('Look at it', 'draftsmith'), onClick: () => openSidebar(registry) }],
		});
	}, [isWaiting, createNotice, registry]);

	useEffect(() => {
		if (!isBehind) return;
		void createNotice(
			'warning',
			__(
				'Draftsmith has put the article into this post in the background. Reload to see it: saving what this page shows would overwrite it.',
				'draftsmith',
			),
			{
				id: 'draftsmith-behind',
				actions: [{ label: __('Reload', 'draftsmith'), onClick: () => window.location.reload() }],
			},
		);
	}, [isBehind, createNotice]);

	return null;
}
