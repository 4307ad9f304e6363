import type { Clock } from '../platform/clock.ts';

export type BreakerOptions = {
	clock: Clock;
	/** Spreads a delay in ms, so that services which failed together do not return together. */
	jitter: (delay: number) => number;
	/** Failures in a row that open it. */
	threshold?: number;
	/** How long it is open at first; twice as long each time that the probe fails. ms */
	firstPause?: number;
	/** How long it is open at most. ms */
	longestPause?: number;
};

/** Leave to ask once. What came of it is told by exactly one of the last three; later words of the same pass count for nothing. */
export type Pass = {
	/** It writes: whoever waited for the probe may try too, and one failure more opens it again. */
	answered: () => void;
	/** It answered to the end. */
	succeeded: () => void;
	/** It failed. */
	failed: () => void;
	/** We left before it was known, so nothing was learnt. */
	abandoned: () => void;
};

export type CircuitBreaker = {
	/** How long to wait before there is leave to ask, ms; 0 when there is. */
	wait: () => number;
	/** Leave to ask, or `undefined` when there is none now. Who takes the first leave after a pause is the probe. */
	enter: () => Pass | undefined;
};

/** What others are told to wait for while a probe is under way: it may be one slow text, or soon known. ms */
const PROBE_TIME = 5000;

/**
 * Keeps a server that fails from being asked again and again, by every job in turn.
 * Closed: all may ask; `threshold` failures in a row open it. Open: nobody may ask until the pause is over. Then exactly one may,
 * the probe: its first text closes it on probation, its failure opens it for twice as long.
 */
export function createCircuitBreaker(options: BreakerOptions): CircuitBreaker {
	const { clock, jitter, threshold = 5, firstPause = 5000, longestPause = 300_000 } = options;
	let failures = 0;
	let pauses = 0;
	let openUntil: number | undefined;
	let isProbing = false;
	/** Counts openings: what a call says that began before the last of them is old news. */
	let era = 0;

	const wait = (): number => {
		if (openUntil === undefined) return 0;
		const left = openUntil - clock.monotonic();
		if (left > 0) return Math.ceil(left);
		return isProbing ? PROBE_TIME : 0;
	};

	function open(): void {
		openUntil = clock.monotonic() + jitter(Math.min(firstPause * 2 ** Math.min(pauses, 30), longestPause));
		pauses++;
		isProbing = false;
		era++;
	}

	function close(): void {
		openUntil = undefined;
		isProbing = false;
	}

	return {
		wait,
		enter: () => {
			if (wait() > 0) return undefined;
			const isProbe = openUntil !== undefined;
			const begun = era;
			let isSettled = false;
			if (isProbe) isProbing = true;
			const settle = (effect: () => void) => () => {
				if (isSettled) return;
				isSettled = true;
				if (begun === era) effect();
			};
			return {
				answered: () => {
					if (isSettled || begun !== era || !isProbing || !isProbe) return;
					close();
					failures = threshold - 1;
				},
				succeeded: settle(() => {
					close();
					failures = 0;
					pauses = 0;
				}),
				failed: settle(() => {
					failures++;
					if (failures >= threshold) open();
				}),
				abandoned: settle(() => {
					// The next to come is the probe.
					if (isProbe) isProbing = false;
				}),
			};
		},
	};
}
