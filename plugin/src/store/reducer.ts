import type { Action } from './actions.ts';
import { isOpen, withServiceJob } from './job-state.ts';
import { mergeText } from './text.ts';
import type { LocalJob, State } from './types.ts';

/** A store that knows nothing yet. */
export const initialState: State = {
	catalog: null,
	today: null,
	jobsOfPost: {},
	jobs: {},
	texts: {},
	articles: {},
	rewrites: {},
	reviews: {},
	insertions: {},
	savedHere: {},
	operations: {},
	errors: {},
	submitting: {},
	submitErrors: {},
	placements: {},
	forms: {},
	dismissed: {},
	witnessed: {},
};

/** A copy of the record without one key; the record itself where it has no such key. */
function without<Value>(record: Record<number, Value>, key: number): Record<number, Value> {
	if (!(key in record)) return record;
	const { [key]: _gone, ...rest } = record;
	return rest;
}

function addJob(state: State, job: LocalJob): State {
	const jobsOfPost = { ...state.jobsOfPost };
	// An article that made its own post was asked for in none.
	for (const postId of new Set([job.post_id, job.inserted?.post_id ?? job.post_id])) {
		const ids = jobsOfPost[postId] ?? [];
		if (!ids.includes(job.id)) jobsOfPost[postId] = [job.id, ...ids].sort((one, other) => other - one);
	}
	return {
		...state,
		jobs: { ...state.jobs, [job.id]: job },
		witnessed: isOpen(job) && !state.witnessed[job.id] ? { ...state.witnessed, [job.id]: true } : state.witnessed,
		jobsOfPost,
	};
}

/** The next state. */
export function reducer(state: State = initialState, action: Action): State {
	switch (action.type) {
		case 'RECEIVE_CATALOG':
			return { ...state, catalog: action.catalog };
		case 'RECEIVE_TODAY':
			return { ...state, today: action.today };
		case 'RECEIVE_JOBS':
			return action.jobs.reduce(addJob, {
				...state,
				jobsOfPost: { ...state.jobsOfPost, [action.postId]: state.jobsOfPost[action.postId] ?? [] },
			});
		case 'RECEIVE_JOB':
			return addJob(state, action.job);
		case 'RECEIVE_SERVICE_JOB': {
			const job = state.jobs[action.id];
			return job ? addJob(state, withServiceJob(job, action.job)) : state;
		}
		case 'RECEIVE_TEXT': {
			const text = mergeText(state.texts[action.id] ?? '', action.events);
			return { ...state, texts: { ...state.texts, [action.id]: text } };
		}
		case 'RECEIVE_ARTICLE': {
			const rewrite = state.rewrites[action.id];
			return {
				...state,
				articles: { ...state.articles, [action.id]: action.article },
				rewrites: rewrite ? { ...state.rewrites, [action.id]: { ...rewrite, isDone: true } } : state.rewrites,
			};
		}
		case 'DROP_ARTICLE':
			return {
				...state,
				articles: without(state.articles, action.id),
				rewrites: without(state.rewrites, action.id),
			};
		case 'START_REWRITE': {
			const before = state.articles[action.id];
			if (!before) return state;
			const rewrite = { section: action.section, before, isDone: false };
			return { ...state, rewrites: { ...state.rewrites, [action.id]: rewrite } };
		}
		case 'EDIT_REVIEW':
			return {
				...state,
				reviews: { ...state.reviews, [action.id]: { ...state.reviews[action.id], ...action.edits } },
			};
		case 'NOTE_SAVED':
			return { ...state, savedHere: { ...state.savedHere, [action.id]: true } };
		case 'NOTE_INSERTED':
			return { ...state, insertions: { ...state.insertions, [action.id]: action.insertion } };
		case 'START_OPERATION':
			return {
				...state,
				// The last error stays until this request ends: a notice that comes and goes at each try can't be read.
				operations: { ...state.operations, [action.id]: action.operation },
			};
		case 'END_OPERATION':
			return {
				...state,
				operations: without(state.operations, action.id),
				errors: action.error ? { ...state.errors, [action.id]: action.error } : without(state.errors, action.id),
			};
		case 'START_SUBMIT':
			return {
				...state,
				submitting: { ...state.submitting, [action.postId]: true },
				submitErrors: without(state.submitErrors, action.postId),
			};
		case 'END_SUBMIT':
			return {
				...state,
				submitting: without(state.submitting, action.postId),
				submitErrors: action.error
					? { ...state.submitErrors, [action.postId]: action.error }
					: without(state.submitErrors, action.postId),
			};
		case 'SET_PLACEMENT':
			return { ...state, placements: { ...state.placements, [action.id]: action.placement } };
		case 'EDIT_FORM':
			return {
				...state,
				forms: { ...state.forms, [action.postId]: { ...state.forms[action.postId], ...action.edits } },
				submitErrors: without(state.submitErrors, action.postId),
			};
		case 'DISMISS':
			return { ...state, dismissed: { ...state.dismissed, [action.postId]: action.id } };
		default:
			return state;
	}
}
