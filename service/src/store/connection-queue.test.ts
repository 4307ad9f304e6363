import { expect, test } from 'vitest';
import { createConnectionQueue } from './connection-queue.ts';

test('tells how many wait and for how long the first has, whether they get a connection or not', async () => {
	let now = 1000;
	const queue = createConnectionQueue({ monotonic: () => now });
	const [first, second] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
	expect(queue.backlog()).toEqual({ waiting: 0, longest: 0 });
	const one = queue.enter(() => first.promise);
	now += 30;
	const two = queue.enter(() => second.promise);
	now += 5;
	expect(queue.backlog()).toEqual({ waiting: 2, longest: 35 });
	first.resolve('connection');
	expect(await one).toBe('connection');
	expect(queue.backlog()).toEqual({ waiting: 1, longest: 5 });
	second.reject(new Error('none came'));
	await expect(two).rejects.toThrow('none came');
	expect(queue.backlog()).toEqual({ waiting: 0, longest: 0 });
});
