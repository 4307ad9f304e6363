import { ContentType, type Job, PostStatus } from '@draftsmith/shared';
import type { Place } from '../dispatch/index.ts';
import { timestamp, timestampOrNull } from '../platform/timestamp.ts';
import type { Database, JobHead } from '../store/index.ts';
import type { LiveTexts } from './live-text.ts';

/** The states that a job never leaves. */
export function isFinal(job: Pick<JobHead, 'state'>): boolean {
	return job.state === 'succeeded' || job.state === 'failed' || job.state === 'canceled';
}

/** Whether a job's outline waits for approval. */
export function isParked(job: Pick<JobHead, 'state' | 'phase'>): boolean {
	return job.state === 'starting' && job.phase === 'awaiting_approval';
}

/** Whether nothing happens to a job until somebody does something: it has ended, or its outline waits for approval. */
export function isResting(job: Pick<JobHead, 'state' | 'phase'>): boolean {
	return isFinal(job) || isParked(job);
}

/** Tokens that a job has taken as far as they are known. */
export function tokensOf(job: Pick<JobHead, 'input_tokens' | 'output_tokens'>): number {
	return (job.input_tokens ?? 0) + (job.output_tokens ?? 0);
}

/** Whether a job waits for a worker. */
export function isQueued(job: Pick<JobHead, 'state' | 'phase'>): boolean {
	return job.state === 'starting' && !isParked(job);
}

/** The place of an unfinished job in its site's lane. */
export function placeOf(job: Pick<JobHead, 'state' | 'phase'>): Place {
	if (job.state === 'processing') return 'running';
	return isQueued(job) ? 'queued' : 'parked';
}

/** A job's row as the world may see it, with the live progress of this process where it is the one that writes. */
export function toJob(row: JobHead, live: LiveTexts, queuePosition: number | null): Job {
	const text = row.state === 'processing' ? live.get(row.id) : undefined;
	const writing = text?.attempt === row.attempt ? text : undefined;
	return {
		id: row.id,
		state: row.state,
		delivery: row.delivery,
		phase: writing?.phase() ?? row.phase,
		progress: {
			words: writing?.words() ?? row.words,
			target_words: row.target_words,
			sections: writing?.sections() ?? row.sections,
			target_sections: writing?.targetSections() ?? row.target_sections,
		},
		queue_position: isQueued(row) ? queuePosition : null,
		content_type: ContentType.parse(row.content_type),
		language: row.language,
		model: row.model,
		scope: row.scope,
		post_type: row.post_type,
		post_status: PostStatus.parse(row.post_status),
		attempt: row.attempt,
		usage:
			row.usage_source === null
				? null
				: { input_tokens: row.input_tokens, output_tokens: row.output_tokens, source: row.usage_source },
		failed_usage: { input_tokens: row.failed_input_tokens, output_tokens: row.failed_output_tokens },
		error:
			row.error_code === null
				? null
				: { code: row.error_code, detail: row.error_detail ?? '', retryable: row.error_retryable === 1 },
		version: row.version,
		created_at: timestamp(row.created_at),
		started_at: timestampOrNull(row.started_at),
		// Of an article that is being changed, the time when it was first finished is kept, but says nothing now.
		finished_at: isFinal(row) ? timestampOrNull(row.finished_at) : null,
		expires_at: timestamp(row.expires_at),
	};
}

/** How many jobs of the same site wait before this one. Ids sort by time. */
export async function queuePositionOf(
	db: Database,
	job: Pick<JobHead, 'site_id' | 'id' | 'state' | 'phase'>,
): Promise<number | null> {
	if (!isQueued(job)) return null;
	const { ahead } = await db
		.selectFrom('jobs')
		.select((eb) => eb.fn.countAll<number>().as('ahead'))
		.where('site_id', '=', job.site_id)
		.where('state', '=', 'starting')
		.where('phase', '!=', 'awaiting_approval')
		.where('id', '<', job.id)
		.executeTakeFirstOrThrow();
	return Number(ahead);
}
