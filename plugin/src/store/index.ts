import { createReduxStore, register } from '@wordpress/data';
import {
	dismiss,
	editForm,
	editReview,
	noteInserted,
	noteSaved,
	receiveServiceJob,
	receiveText,
	setPlacement,
} from './actions.ts';
import { reducer } from './reducer.ts';
import { getCatalog, getJobs, getToday } from './resolvers.ts';
import * as selectors from './selectors.ts';
import {
	approveOutline,
	cancel,
	claim,
	discard,
	noteReviewed,
	refresh,
	regenerate,
	release,
	send,
	submit,
} from './thunks.ts';

/** The store of article jobs, keyed by the site's own job id. */
export const store = createReduxStore('draftsmith/jobs', {
	reducer,
	actions: {
		dismiss,
		editForm,
		editReview,
		noteInserted,
		noteSaved,
		receiveServiceJob,
		receiveText,
		setPlacement,
		approveOutline,
		cancel,
		claim,
		discard,
		noteReviewed,
		refresh,
		regenerate,
		release,
		send,
		submit,
	},
	selectors,
	resolvers: { getCatalog, getJobs, getToday },
});

register(store);
