import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How often the event loop is looked at, ms. */
const RESOLUTION = 20;

export type EventLoopDelay = {
	/** How late the event loop was on average since this was last asked, ms. */
	take: () => number;
	stop: () => void;
};

/** Watches how late the event loop of this process comes to what is due. */
export function watchEventLoopDelay(): EventLoopDelay {
	const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
	histogram.enable();
	return {
		take: () => {
			// Node counts from one look to the next, so that a loop without any delay has one of RESOLUTION.
			const delay = histogram.count === 0 ? 0 : histogram.mean / 1e6 - RESOLUTION;
			histogram.reset();
			return Math.max(0, delay);
		},
		stop: () => histogram.disable(),
	};
}
