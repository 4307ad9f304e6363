import { expect, test } from 'vitest';
import { systemClock } from '../platform/clock.ts';
import { createShedder } from './shedder.ts';

/** A shedder whose looks are taken by hand. */
function shedderOf(limit: number) {
	const due: (() => void)[] = [];
	let delay = 0;
	let isStopped = false;
	const clock = {
		...systemClock,
		after: (_: number, task: () => void) => {
			due.push(task);
			return () => undefined;
		},
	};
	const shedder = createShedder(clock, limit, () => ({
		take: () => delay,
		stop: () => {
			isStopped = true;
		},
	}));
	const look = async (late: number) => {
		delay = late;
		due.shift()?.();
		await Promise.resolve();
		return shedder.isOverloaded();
	};
	return { shedder, look, isStopped: () => isStopped };
}

test('refuses once the loop was late twice in a row, and takes requests again well below the limit', async () => {
	const { look } = shedderOf(200);
	expect(await look(10)).toBe(false);
	expect(await look(900)).toBe(false);
	expect(await look(10)).toBe(false);
	expect(await look(201)).toBe(false);
	expect(await look(201)).toBe(true);
	// Between the limit and its half, what was decided holds.
	expect(await look(150)).toBe(true);
	expect(await look(99)).toBe(false);
	expect(await look(150)).toBe(false);
});

test('stops watching; with 0 nothing is watched and nothing is refused', () => {
	const { shedder, isStopped } = shedderOf(200);
	shedder.stop();
	expect(isStopped()).toBe(true);
	const off = createShedder(systemClock, 0, () => {
		throw new Error('is not watched');
	});
	expect(off.isOverloaded()).toBe(false);
	off.stop();
});
