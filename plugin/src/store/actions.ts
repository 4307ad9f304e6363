import type { Catalog } from '@draftsmith/shared';
import type { RequestError } from './request-error.ts';
import type { ServiceJob, TextPiece } from './stream-events.ts';
import type { ClaimedArticle, FormValues, LocalJob, Operation, Today } from './types.ts';

/** Everything that can happen to the store. */
export type Action =
	| { type: 'RECEIVE_CATALOG'; catalog: Catalog }
	| { type: 'RECEIVE_TODAY'; today: Today }
	| { type: 'RECEIVE_JOBS'; postId: number; jobs: readonly LocalJob[] }
	| { type: 'RECEIVE_JOB'; job: LocalJob }
	| { type: 'RECEIVE_SERVICE_JOB'; id: number; job: ServiceJob }
	| { type: 'RECEIVE_TEXT'; id: number; events: readonly TextPiece[] }
	| { type: 'RECEIVE_ARTICLE'; id: number; article: ClaimedArticle }
	| { type: 'DROP_ARTICLE'; id: number }
	| { type: 'START_OPERATION'; id: number; operation: Operation }
	| { type: 'END_OPERATION'; id: number; error: RequestError | null }
	| { type: 'START_SUBMIT'; postId: number }
	| { type: 'END_SUBMIT'; postId: number; error: RequestError | null }
	| { type: 'EDIT_FORM'; postId: number; edits: Partial<FormValues> }
	| { type: 'DISMISS'; postId: number; id: number };

/** Takes what the service said on the job's event stream. */
export const receiveServiceJob = (id: number, job: ServiceJob): Action => ({ type: 'RECEIVE_SERVICE_JOB', id, job });

/** Takes live text. */
export const receiveText = (id: number, events: readonly TextPiece[]): Action => ({ type: 'RECEIVE_TEXT', id, events });

/** Changes values of the form of one post. */
export const editForm = (postId: number, edits: Partial<FormValues>): Action => ({ type: 'EDIT_FORM', postId, edits });

/** Leaves the view of a job: the form of its post is shown again. */
export const dismiss = (postId: number, id: number): Action => ({ type: 'DISMISS', postId, id });
