import type { Clock } from '../../platform/clock.ts';

/** Milliseconds over which tokens are gathered: a message between processes costs more than a token of a small model. */
const GATHER = 20;

/** Gathers the parts of a text, and hands them on at most every 20 ms. */
export function createTextBatch(clock: Clock, send: (text: string) => void) {
	let waiting = '';
	let cancel: (() => void) | undefined;
	function flush(): void {
		cancel?.();
		cancel = undefined;
		const text = waiting;
		waiting = '';
		send(text);
	}
	return {
		/** An empty text is handed on too, as a sign of life. */
		add: (text: string): void => {
			waiting += text;
			cancel ??= clock.after(GATHER, flush);
		},
		/** Hands on at once what is left. */
		end: (): void => {
			if (cancel) flush();
		},
	};
}
