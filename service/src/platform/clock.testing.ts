import type { Clock } from './clock.ts';

/** A clock that a test moves by hand. */
export type FakeClock = Clock & { advance: (milliseconds: number) => void };

/** A clock at 0 whose timers run, in their order, only when it is moved. */
export function createFakeClock(): FakeClock {
	let time = 0;
	const timers = new Set<{ at: number; task: () => void }>();
	return {
		now: () => time,
		monotonic: () => time,
		after: (delay, task) => {
			const timer = { at: time + delay, task };
			timers.add(timer);
			return () => timers.delete(timer);
		},
		advance: (milliseconds) => {
			const end = time + milliseconds;
			for (;;) {
				const [next] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
				if (!next) break;
				timers.delete(next);
				time = Math.max(time, next.at);
				next.task();
			}
			time = end;
		},
	};
}
