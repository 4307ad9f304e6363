import type { ServiceJob } from './stream-events.ts';
import type { LocalJob } from './types.ts';

/** Whether nothing more will happen to the job at the service. */
export function isFinal(job: LocalJob): boolean {
	return job.state === 'succeeded' || job.state === 'failed' || job.state === 'canceled';
}

/** Whether the job still is to become part of a post: it is being written, or its article waits to be inserted. */
export function isOpen(job: LocalJob): boolean {
	if (job.discarded || job.inserted) return false;
	return !isFinal(job) || job.state === 'succeeded';
}

/**
 * The job that a post's sidebar shows, from the post's jobs, newest first: the newest that is open, that this tab saw open before
 * it was inserted, or whose article came into this post and was looked over by nobody; else the newest of all if it failed; null
 * means the empty form.
 */
export function shownJob(
	postId: number,
	jobs: readonly LocalJob[],
	dismissed: number,
	witnessed: Readonly<Record<number, boolean>>,
): LocalJob | null {
	const candidates = jobs.filter((job) => job.id > dismissed);
	const isToReview = (job: LocalJob) => job.has_review && job.inserted?.post_id === postId;
	const open = candidates.find(
		(job) => isOpen(job) || (job.inserted !== null && witnessed[job.id] === true) || isToReview(job),
	);
	if (open) return open;
	const newest = candidates[0];
	return newest && newest.state === 'failed' && !newest.discarded ? newest : null;
}

/**
 * What the service's own view of a job changes in ours. It stays `unsent: false`, for the service knows it; whether it has been
 * inserted only the site can say. What went wrong the site says too, which is asked as soon as the stream ends: it has the reason in
 * the reader's language.
 */
export function withServiceJob(job: LocalJob, update: ServiceJob): LocalJob {
	if (update.error !== null) return job;
	return {
		...job,
		state: update.state,
		phase: update.phase,
		progress: update.progress,
		queue_position: update.queue_position,
		unsent: false,
		waits_for: null,
		error: null,
	};
}
