import type { LocalJob } from '../store/types.ts';

/** Everything that watching needs from outside, so that tests can drive it. */
export interface WatchPorts {
	/** The jobs to ask about now; none: nothing is asked. */
	openIds: () => readonly number[];
	/** Milliseconds until the next question when all is well. */
	interval: number;
	ask: (ids: readonly number[]) => Promise<readonly LocalJob[]>;
	onJobs: (jobs: readonly LocalJob[]) => void;
	isVisible: () => boolean;
	onVisibilityChange: (listener: () => void) => () => void;
	setTimer: (run: () => void, milliseconds: number) => number;
	clearTimer: (timer: number) => void;
}

/** The longest pause between two questions while they fail, in milliseconds. */
const LONGEST_PAUSE = 60_000;

/**
 * Asks about all open jobs in one request, again and again while the page is visible: one question at a time, and after
 * failures each time twice as long later. Coming back to the page asks at once. Gives the function that stops it.
 */
export function watchJobs(ports: WatchPorts): () => void {
	let timer: number | null = null;
	let failures = 0;
	let isAsking = false;
	let isStopped = false;

	const plan = () => {
		if (timer !== null) ports.clearTimer(timer);
		timer = null;
		if (isStopped || !ports.isVisible()) return;
		const pause = failures === 0 ? ports.interval : Math.min(ports.interval * 2 ** failures, LONGEST_PAUSE);
		timer = ports.setTimer(() => void ask(), pause);
	};

	const ask = async () => {
		const ids = ports.openIds();
		if (isAsking || isStopped || !ports.isVisible()) return;
		if (ids.length > 0) {
			isAsking = true;
			try {
				const jobs = await ports.ask(ids);
				failures = 0;
				if (!isStopped) ports.onJobs(jobs);
			} catch {
				// The list stays as it was; the next question comes later.
				failures += 1;
			}
			isAsking = false;
		}
		plan();
	};

	const unsubscribe = ports.onVisibilityChange(() => {
		if (ports.isVisible()) void ask();
		else plan();
	});
	plan();
	return () => {
		isStopped = true;
		unsubscribe();
		plan();
	};
}
