import { useRef, useState } from '@wordpress/element';
import { type RequestError, toRequestError } from '../store/request-error.ts';
import type { LocalJob } from '../store/types.ts';
import { type ChangeOutcome, changeOutcome } from './change-outcome.ts';
import { type Change, changeJobs } from './jobs-api.ts';

/** Does something with jobs; resolves when it is known what became of it. Never rejects. */
export type ApplyChange = (action: Change, jobs: readonly LocalJob[]) => Promise<void>;

/** The last change, and what makes the next one. */
export interface Changes {
	apply: ApplyChange;
	/** What became of the last change; null before the first, and once it is dismissed. */
	outcome: ChangeOutcome | null;
	failure: RequestError | null;
	dismiss: () => void;
}

/** Changes jobs, one change at a time: a second click while one is under way does nothing. `onChanged` then loads the list. */
export function useChanges(onChanged: () => void): Changes {
	const [outcome, setOutcome] = useState<ChangeOutcome | null>(null);
	const [failure, setFailure] = useState<RequestError | null>(null);
	const isUnderWay = useRef(false);
	const dismiss = () => {
		setOutcome(null);
		setFailure(null);
	};
	const apply: ApplyChange = async (action, jobs) => {
		if (isUnderWay.current || jobs.length === 0) return;
		isUnderWay.current = true;
		dismiss();
		try {
			const ids = jobs.map((job) => job.id);
			const { results } = await changeJobs(action, ids);
			setOutcome(changeOutcome(action, jobs, results));
		} catch (thrown) {
			setFailure(toRequestError(thrown));
		}
		isUnderWay.current = false;
		// Also after a failure: part of it may have happened.
		onChanged();
	};
	return { apply, outcome, failure, dismiss };
}
