import type { JobState } from '@draftsmith/shared';
import { __, _n, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import { phaseLabel } from '../editor/labels.ts';
import { isFinal } from '../store/job-state.ts';
import type { LocalJob } from '../store/types.ts';

/** How a job stands, for people: a word, what it waits for, and how good the news is. */
export interface JobStatus {
	label: string;
	/** More about it; empty when there is no more to say. */
	detail: string;
	tone: 'waiting' | 'busy' | 'ready' | 'done' | 'failed' | 'over';
}

/**
 * What the filter of states offers: every state that a job can be in, and where an article that is written is. Named here, since the
 * schema itself would bring zod along.
 */
export const stateFilters = [
	'starting',
	'processing',
	'succeeded',
	'ready',
	'inserted',
	'failed',
	'canceled',
] as const satisfies (JobState | 'ready' | 'inserted')[];

/** The name of a state, as the filter offers it. */
export function stateLabel(state: (typeof stateFilters)[number]): string {
	const labels: Record<typeof state, string> = {
		starting: __('Waiting', 'draftsmith'),
		processing: __('Being written', 'draftsmith'),
		succeeded: __('Written', 'draftsmith'),
		ready: __('Ready to insert', 'draftsmith'),
		inserted: __('In its post', 'draftsmith'),
		failed: __('Failed', 'draftsmith'),
		canceled: __('Canceled', 'draftsmith'),
	};
	return labels[state];
}

function progressText({ words, target_words }: LocalJob['progress']): string {
	if (target_words === 0) return '';
	/* translators: 1: words written, 2: words asked for. */
	return sprintf(__('%1$s of %2$s words', 'draftsmith'), formatNumber(words), formatNumber(target_words));
}

/** What a request waits for that was not sent yet, as a sentence. */
function waitingText(job: LocalJob): string {
	switch (job.waits_for) {
		case 'off':
			return __('Draftsmith is turned off on this site. It goes on once an administrator turns it on.', 'draftsmith');
		case 'start':
			return __('Its batch was not started yet.', 'draftsmith');
		case 'paused':
			return __('Its batch is paused.', 'draftsmith');
		case 'budget':
			return __('It may not fit into the budget of its batch.', 'draftsmith');
		case 'daily_cap':
			return __('The articles that one may ask for in a day are used up. It goes on by itself.', 'draftsmith');
		case 'service':
			return job.error?.message ?? __('This site keeps trying to reach the service.', 'draftsmith');
		default:
			// A limit that the service has named is a better answer than that it waits.
			return job.error?.message ?? __('It is sent by itself when its turn comes.', 'draftsmith');
	}
}

function openStatus(job: LocalJob): JobStatus {
	if (job.unsent) {
		const isOutage = job.waits_for === 'service';
		const label = isOutage ? __('Not sent yet', 'draftsmith') : stateLabel('starting');
		return { label, detail: waitingText(job), tone: 'waiting' };
	}
	if (job.state === 'starting')
		return {
			label: phaseLabel('queued'),
			detail: job.queue_position
				? /* translators: %s: number of articles. */
					sprintf(
						_n('%s article before it', '%s articles before it', job.queue_position, 'draftsmith'),
						formatNumber(job.queue_position),
					)
				: '',
			tone: 'waiting',
		};
	const isPaused = job.phase === 'awaiting_approval';
	return { label: phaseLabel(job.phase), detail: progressText(job.progress), tone: isPaused ? 'ready' : 'busy' };
}

function writtenStatus(job: LocalJob): JobStatus {
	if (job.discarded) return { label: __('Discarded', 'draftsmith'), detail: '', tone: 'over' };
	if (job.held) return { label: __('Being inserted', 'draftsmith'), detail: '', tone: 'busy' };
	if (!job.inserted) return { label: __('Ready to insert', 'draftsmith'), detail: '', tone: 'ready' };
	const label = job.inserted.as === 'new_draft' ? __('In a new draft', 'draftsmith') : __('In its post', 'draftsmith');
	return { label, detail: job.inserted.note, tone: 'done' };
}

/** How a job stands. */
export function jobStatus(job: LocalJob): JobStatus {
	// What was canceled while it was sent: cron is about to stop it.
	if (!isFinal(job) && job.discarded) return { label: stateLabel('canceled'), detail: '', tone: 'over' };
	if (!isFinal(job)) return openStatus(job);
	if (job.state === 'succeeded') return writtenStatus(job);
	if (job.state === 'canceled') return { label: stateLabel('canceled'), detail: '', tone: 'over' };
	return { label: stateLabel('failed'), detail: job.error?.message ?? '', tone: 'failed' };
}

/** The share of the words that is written, 0 to 1; null when there is nothing to measure. */
export function jobProgress(job: LocalJob): number | null {
	const { words, target_words } = job.progress;
	if (job.state !== 'processing' || target_words === 0) return null;
	return Math.min(1, words / target_words);
}

/** Whether the service still writes it, or this site is about to insert it. */
export function isMoving(job: LocalJob): boolean {
	return !isFinal(job) || job.held;
}
