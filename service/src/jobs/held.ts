import type { JobError, Usage } from '@draftsmith/shared';
import type { JobHead, JobRow, Transaction } from '../store/index.ts';

/** A job as its worker claimed it: every write names its attempt, so that a worker which lost its lease writes nothing. */
export type Claimed = JobRow;
/** The same without its content: enough to end it or to put it back. */
export type Held = JobHead;

/** What is forgotten when content is erased; its steps go with `eraseSteps`. */
export const NO_CONTENT = { content_key: null, request: null, result: null } as const;

/**
 * The update of a claimed job that only its holder can make; or, for the reaper, one whose lease has ended by `leaseUntil`: a
 * heartbeat in between wins.
 */
export function updateHeld(trx: Transaction, job: Held, leaseUntil: number) {
	return trx
		.updateTable('jobs')
		.set((eb) => ({ version: eb('version', '+', 1), lease_owner: null, lease_until: null }))
		.where('id', '=', job.id)
		.where('state', '=', 'processing')
		.where('attempt', '=', job.attempt)
		.where('lease_owner', '=', job.lease_owner)
		.where('lease_until', '<=', leaseUntil);
}

/** The columns of no error. */
export const NO_ERROR = { error_code: null, error_detail: null, error_retryable: null } as const;

/** What a job is again when its regeneration ends without a new text: the article is there as it was. */
export const RESTORED = { state: 'succeeded', phase: 'finished', regenerating: null, reserved_tokens: 0 } as const;

/** The columns of an error. */
export function errorColumns(error: JobError) {
	return { error_code: error.code, error_detail: error.detail, error_retryable: error.retryable ? 1 : 0 };
}

/** The columns of a usage. */
export function usageColumns(usage: Usage) {
	return { input_tokens: usage.input_tokens, output_tokens: usage.output_tokens, usage_source: usage.source };
}
