import { boot } from '../components/boot.ts';
import { isFinal } from '../store/job-state.ts';
import type { LocalJob } from '../store/types.ts';
import type { Change } from './jobs-api.ts';

/** Whether a change makes sense for a job as it is shown. The server decides; it may have moved on. */
export function canChange(action: Change, job: LocalJob): boolean {
	switch (action) {
		case 'cancel':
			return !isFinal(job) && !job.discarded;
		case 'retry':
			return job.can_retry;
		case 'insert':
			return job.state === 'succeeded' && !job.inserted && !job.discarded && !job.held;
		case 'delete':
			return isFinal(job) && !job.held;
	}
}

/** The address of the editor of a job's post: the one that holds the article, else the one it is for; null for none. */
export function editorAddress(job: LocalJob): string | null {
	if (job.inserted) return job.inserted.edit_link === '' ? null : job.inserted.edit_link;
	if (job.post_id === 0) return null;
	return new URL(`post.php?post=${job.post_id}&action=edit`, new URL(boot.jobsUrl, window.location.href)).href;
}
