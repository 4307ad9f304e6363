import { useCallback, useEffect, useState } from '@wordpress/element';
import { type RequestError, toRequestError } from '../store/request-error.ts';

/** What is asked for once a card is shown: the answer, or why there is none, and what asks again. */
export interface Loaded<Answer> {
	answer: Answer | null;
	failure: RequestError | null;
	load: () => void;
	setAnswer: (answer: Answer) => void;
}

/** Asks for something when it is first shown. `request` must be the same function each time. */
export function useLoaded<Answer>(request: () => Promise<Answer>): Loaded<Answer> {
	const [answer, setAnswer] = useState<Answer | null>(null);
	const [failure, setFailure] = useState<RequestError | null>(null);
	const load = useCallback(() => {
		setFailure(null);
		// Through a function, lest an answer that is one be called.
		request().then(
			(given) => setAnswer(() => given),
			(thrown) => setFailure(toRequestError(thrown)),
		);
	}, [request]);
	useEffect(load, [load]);
	return { answer, failure, load, setAnswer: (given) => setAnswer(() => given) };
}
