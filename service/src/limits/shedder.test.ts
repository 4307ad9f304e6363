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
	const backlog = { waiting: 0, longest: 0 };
	const watch = () => ({
		take: () => delay,
		stop: () => {
			isStopped = true;
		},
	});
	const shedder = createShedder({ clock, limit, watch, backlog: () => backlog });
	const look = async (late: number) => {
		delay = late;
		due.shift()?.();
		await Promise.resolve();
		return shedder.isOverloaded();
	};
	return { shedder, look, backlog, isStopped: () => isStopped };
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

test('refuses while too many wait for the database, or the first of them for too long, and not a moment longer', () => {
	const { shedder, backlog } = shedderOf(200);
	for (const [waiting, longest, expected] of [
		[499, 200, false],
		[500, 0, true],
		[499, 0, false],
		[1, 201, true],
		[0, 0, false],
	] as const) {
		Object.assign(backlog, { waiting, longest });
		expect([waiting, longest, shedder.isOverloaded()]).toEqual([waiting, longest, expected]);
	}
});

test('stops watching; with 0 nothing is watched and nothing is refused', () => {
	const { shedder, isStopped } = shedderOf(200);
	shedder.stop();
	expect(isStopped()).toBe(true);
	const watch = () => {
		throw new Error('is not watched');
	};
	const off = createShedder({
		clock: systemClock,
		limit: 0,
		watch,
		backlog: () => ({ waiting: 10_000, longest: 60_000 }),
	});
	expect(off.isOverloaded()).toBe(false);
	off.stop();
});
