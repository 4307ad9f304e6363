import { createReduxStore, register } from '@wordpress/data';
import { dismiss, editForm, receiveServiceJob, receiveText } from './actions.ts';
import { reducer } from './reducer.ts';
import { getCatalog, getJobs, getToday } from './resolvers.ts';
import * as selectors from './selectors.ts';
import { cancel, claim, discard, refresh, release, send, submit } from './thunks.ts';

/** The store of article jobs, keyed by the site's own job id. */
export const store = createReduxStore('draftsmith/jobs', {
	reducer,
	actions: {
		dismiss,
		editForm,
		receiveServiceJob,
		receiveText,
		cancel,
		claim,
		discard,
		refresh,
		release,
		send,
		submit,
	},
	selectors,
	resolvers: { getCatalog, getJobs, getToday },
});

register(store);
