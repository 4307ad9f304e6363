import { type Clock, systemClock } from '../../service/src/platform/clock.ts';

const HALF_DAY = 12 * 3_600_000;

/**
 * The system's clock, set to noon (UTC) of today when it is made: what is counted by day does not begin anew in the middle of a
 * test that runs at midnight.
 * @param offset how far the test has moved it on, ms
 */
export function middayClock(offset: () => number = () => 0): Clock {
	const begun = Date.now();
	const noon = new Date(begun).setUTCHours(0, 0, 0, 0) + HALF_DAY;
	return { ...systemClock, now: () => noon + (Date.now() - begun) + offset() };
}
