import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSlots } from './slots.ts';

const never = new AbortController().signal;

test('who comes first is served first, and giving back twice frees one slot', async () => {
	const slots = createSlots(1);
	const order: string[] = [];
	const first = await slots.take(never);
	const queue = ['second', 'third'].map(async (name) => {
		const giveBack = await slots.take(never);
		order.push(name);
		return giveBack;
	});
	expect(slots.count()).toEqual({ used: 1, waiting: 2 });
	first();
	first();
	(await queue[0])?.();
	(await queue[1])?.();
	expect(order).toEqual(['second', 'third']);
	expect(slots.count()).toEqual({ used: 0, waiting: 0 });
});

test('a waiter may leave, and one that comes with an aborted signal does not enter', async () => {
	const slots = createSlots(1);
	const giveBack = await slots.take(never);
	const leave = new AbortController();
	const waiting = slots.take(leave.signal);
	const behind = slots.take(never);
	leave.abort(new Error('left'));
	await expect(waiting).rejects.toThrow('left');
	await expect(slots.take(leave.signal)).rejects.toThrow('left');
	giveBack();
	(await behind)();
	expect(slots.count()).toEqual({ used: 0, waiting: 0 });
	// One that has its slot does not lose it when its signal aborts later.
	(await slots.take(new AbortController().signal))();
	expect(slots.count()).toEqual({ used: 0, waiting: 0 });
});

test('whatever happens, never more than allowed, and no slot is lost', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 4 }),
			fc.array(fc.record({ act: fc.constantFrom('take', 'give', 'leave'), which: fc.nat(50) }), {
				maxLength: 80,
				size: 'max',
			}),
			async (most, steps) => {
				const slots = createSlots(most);
				const held: (() => void)[] = [];
				const leavers: AbortController[] = [];
				for (const { act, which } of steps) {
					if (act === 'take') {
						const leaver = new AbortController();
						leavers.push(leaver);
						slots.take(leaver.signal).then(
							(giveBack) => held.push(giveBack),
							() => undefined,
						);
					} else if (act === 'give') held.splice(which % Math.max(1, held.length), 1)[0]?.();
					else leavers[which % Math.max(1, leavers.length)]?.abort();
					await Promise.resolve();
					const { used, waiting } = slots.count();
					expect(used).toBeLessThanOrEqual(most);
					if (waiting > 0) expect(used).toBe(most);
				}
				for (const leaver of leavers) leaver.abort();
				while (held.length > 0) {
					for (const giveBack of held.splice(0)) giveBack();
					await Promise.resolve();
				}
				expect(slots.count()).toEqual({ used: 0, waiting: 0 });
			},
		),
	);
});
