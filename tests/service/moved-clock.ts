import type { Clock } from '@draftsmith/service/clock';
import { middayClock } from './midday-clock.ts';

/** A clock that runs as the system's does, and that a test moves on: what would have been due by then is due at once. */
export type MovedClock = Clock & { skip: (milliseconds: number) => void };

/** Such a clock, at noon of today. */
export function createMovedClock(): MovedClock {
	let skipped = 0;
	const clock = middayClock(() => skipped);
	const monotonic = () => performance.now() + skipped;
	const timers = new Set<() => void>();
	return {
		now: clock.now,
		monotonic,
		after: (delay, task) => {
			const at = monotonic() + delay;
			let cancel = () => {};
			const arm = () => {
				cancel();
				cancel = clock.after(Math.max(0, at - monotonic()), () => {
					timers.delete(arm);
					task();
				});
			};
			timers.add(arm);
			arm();
			return () => {
				timers.delete(arm);
				cancel();
			};
		},
		skip: (milliseconds) => {
			skipped += milliseconds;
			for (const arm of timers) arm();
		},
	};
}
