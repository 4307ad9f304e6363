import { speak } from '@wordpress/a11y';
import { useEffect, useRef } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { isFinal, isOpen } from '../store/job-state.ts';
import type { LocalJob } from '../store/types.ts';
import { isMoving } from './job-status.ts';
import { fetchJobsById } from './jobs-api.ts';
import { watchJobs } from './watch-jobs.ts';

/** Milliseconds between two questions while something is being written, and while articles only wait to be inserted. */
const WHILE_WRITING = 4_000;
const WHILE_WAITING = 30_000;

/** Says what has ended since: the list itself is not read out when it changes. */
function announce(before: readonly LocalJob[], now: readonly LocalJob[]): void {
	const ended = now.filter((job) => isFinal(job) && before.some((old) => old.id === job.id && !isFinal(old)));
	for (const job of ended)
		speak(
			job.state === 'succeeded'
				? /* translators: %s: title of an article. */
					sprintf(__('“%s” is written.', 'draftsmith'), job.title)
				: job.state === 'failed'
					? /* translators: %s: title of an article. */
						sprintf(__('“%s” has failed.', 'draftsmith'), job.title)
					: /* translators: %s: title of an article. */
						sprintf(__('“%s” is canceled.', 'draftsmith'), job.title),
			'polite',
		);
}

/** Keeps the open jobs among those shown up to date, with one request for all of them, while the page is visible. */
export function useLiveJobs(shown: readonly LocalJob[], replace: (jobs: readonly LocalJob[]) => void): void {
	const latest = useRef({ shown, replace });
	latest.current = { shown, replace };
	const isWriting = shown.some(isMoving);
	useEffect(
		() =>
			watchJobs({
				openIds: () => latest.current.shown.filter((job) => isOpen(job) || isMoving(job)).map((job) => job.id),
				interval: isWriting ? WHILE_WRITING : WHILE_WAITING,
				ask: async (ids) => (await fetchJobsById(ids)).data,
				onJobs: (jobs) => {
					announce(latest.current.shown, jobs);
					latest.current.replace(jobs);
				},
				isVisible: () => !document.hidden,
				onVisibilityChange: (listener) => {
					document.addEventListener('visibilitychange', listener);
					return () => document.removeEventListener('visibilitychange', listener);
				},
				setTimer: (run, milliseconds) => window.setTimeout(run, milliseconds),
				clearTimer: (timer) => window.clearTimeout(timer),
			}),
		// Begins anew when the pace changes: a long pause is not sat out once something is being written.
		[isWriting],
	);
}
