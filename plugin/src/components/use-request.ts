import { useState } from '@wordpress/element';
import { type RequestError, toRequestError } from '../store/request-error.ts';

/** One kind of request of a card: whether it runs, why the last one failed, and what runs it. */
export interface CardRequest {
	isBusy: boolean;
	failure: RequestError | null;
	/** Runs a request and hands its answer on. Does nothing while one runs, so a second click is harmless. */
	run: <Answer>(request: () => Promise<Answer>, onAnswer: (answer: Answer) => void) => Promise<void>;
}

/** State of a card that asks for something when its button is pressed. */
export function useRequest(): CardRequest {
	const [isBusy, setBusy] = useState(false);
	const [failure, setFailure] = useState<RequestError | null>(null);
	return {
		isBusy,
		failure,
		run: async (request, onAnswer) => {
			if (isBusy) return;
			setBusy(true);
			setFailure(null);
			try {
				onAnswer(await request());
			} catch (thrown) {
				setFailure(toRequestError(thrown));
			}
			setBusy(false);
		},
	};
}
