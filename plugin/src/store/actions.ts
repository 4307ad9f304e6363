import type { RequestError } from './request-error.ts';
import type { ServiceJob, TextPiece } from './stream-events.ts';
import type {
	ClaimedArticle,
	FormValues,
	Insertion,
	LocalJob,
	Operation,
	Placement,
	Review,
	SiteCatalog,
	Today,
} from './types.ts';

/** Everything that can happen to the store. */
export type Action =
	| { type: 'RECEIVE_CATALOG'; catalog: SiteCatalog }
	| { type: 'RECEIVE_TODAY'; today: Today }
	| { type: 'RECEIVE_JOBS'; postId: number; jobs: readonly LocalJob[] }
	| { type: 'RECEIVE_JOB'; job: LocalJob }
	| { type: 'RECEIVE_SERVICE_JOB'; id: number; job: ServiceJob }
	| { type: 'RECEIVE_TEXT'; id: number; events: readonly TextPiece[] }
	| { type: 'RECEIVE_ARTICLE'; id: number; article: ClaimedArticle }
	| { type: 'DROP_ARTICLE'; id: number }
	| { type: 'START_REWRITE'; id: number; section: number }
	| { type: 'EDIT_REVIEW'; id: number; edits: Review }
	| { type: 'NOTE_INSERTED'; id: number; insertion: Insertion }
	| { type: 'NOTE_SAVED'; id: number }
	| { type: 'START_OPERATION'; id: number; operation: Operation }
	| { type: 'END_OPERATION'; id: number; error: RequestError | null }
	| { type: 'START_SUBMIT'; postId: number }
	| { type: 'END_SUBMIT'; postId: number; error: RequestError | null }
	| { type: 'SET_PLACEMENT'; id: number; placement: Placement }
	| { type: 'EDIT_FORM'; postId: number; edits: Partial<FormValues> }
	| { type: 'DISMISS'; postId: number; id: number };

/** Takes what the service said on the job's event stream. */
export const receiveServiceJob = (id: number, job: ServiceJob): Action => ({ type: 'RECEIVE_SERVICE_JOB', id, job });

/** Takes live text. */
export const receiveText = (id: number, events: readonly TextPiece[]): Action => ({ type: 'RECEIVE_TEXT', id, events });

/** Says where a job's article shall go within its post. */
export const setPlacement = (id: number, placement: Placement): Action => ({ type: 'SET_PLACEMENT', id, placement });

/** Changes values of the form of one post. */
export const editForm = (postId: number, edits: Partial<FormValues>): Action => ({ type: 'EDIT_FORM', postId, edits });

/** Changes what the writer decided about a job's article. */
export const editReview = (id: number, edits: Review): Action => ({ type: 'EDIT_REVIEW', id, edits });

/** Remembers what putting a job's article into its post has changed there. */
export const noteInserted = (id: number, insertion: Insertion): Action => ({ type: 'NOTE_INSERTED', id, insertion });

/** Remembers that this page has saved the post with a job's article in it. */
export const noteSaved = (id: number): Action => ({ type: 'NOTE_SAVED', id });

/** Leaves the view of a job: the form of its post is shown again. */
export const dismiss = (postId: number, id: number): Action => ({ type: 'DISMISS', postId, id });
