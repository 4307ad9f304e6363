import { expect, test } from 'vitest';
import { atMostEvery } from './at-most-every.ts';

test('is done once an interval, and never twice at the same time; a failure is told no longer than a result', async () => {
	const clock = { time: 0, monotonic: () => clock.time };
	const begun: { resolve: (value: number) => void; reject: (error: Error) => void }[] = [];
	const ask = atMostEvery(
		clock,
		1000,
		() => new Promise<number>((resolve, reject) => void begun.push({ resolve, reject })),
	);
	const slow = ask();
	clock.time = 5000;
	const together = ask();
	expect(begun).toHaveLength(1);
	begun[0]?.resolve(1);
	expect(await Promise.all([slow, together])).toEqual([1, 1]);
	const failed = ask();
	begun[1]?.reject(new Error('full'));
	await expect(failed).rejects.toThrow('full');
	clock.time = 5999;
	await expect(ask()).rejects.toThrow('full');
	expect(begun).toHaveLength(2);
	clock.time = 6000;
	const next = ask();
	begun[2]?.resolve(3);
	expect(await next).toBe(3);
});
