import type { PostStatus } from '@draftsmith/shared';
import type { LocalJob } from '../store/types.ts';

/** Whether readers can't see the post yet, so that saving it without asking does no harm. */
export function isDraftLike(status: string | undefined): boolean {
	return status === 'auto-draft' || status === 'draft' || status === 'pending';
}

/**
 * The status that inserting gives the post: the one asked for while the post is unpublished, else none. A published post
 * never becomes a draft by this, and a scheduled one needs a date that is still to come: WordPress publishes one with a date
 * in the past at once. `now` is in milliseconds.
 */
export function statusAfterInsert(
	current: string | undefined,
	job: LocalJob,
	date: string | null,
	now: number,
): PostStatus {
	if (!isDraftLike(current)) return 'draft';
	return job.post_status === 'future' && !(date !== null && Date.parse(date) > now) ? 'draft' : job.post_status;
}

/** Whether the post was to be scheduled for a time that is over by now (milliseconds). */
export function isDatePassed(current: string | undefined, job: LocalJob, date: string | null, now: number): boolean {
	return isDraftLike(current) && job.post_status === 'future' && date !== null && Date.parse(date) <= now;
}

/**
 * Whether the job's article was put into this post without this page: then the page shows an old state, and saving that
 * would overwrite the article. `savedJob` is the mark of the post as this page loaded or saved it last.
 */
export function isPageBehind(job: LocalJob, postId: number, savedJob: number | undefined): boolean {
	return job.inserted?.post_id === postId && savedJob !== job.id;
}
