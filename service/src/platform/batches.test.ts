import { expect, test } from 'vitest';
import { batchSizes } from './batches.ts';

/** Sizes that batches are given which take so many ms each. */
async function sizesFor(durations: readonly number[], most: number, least?: number): Promise<number[]> {
	let now = 0;
	const batches = batchSizes({ monotonic: () => now }, most, least);
	const sizes: number[] = [];
	for (const duration of durations) {
		await batches.run(async (size) => {
			sizes.push(size);
			now += duration;
		});
	}
	return sizes;
}

test('grows while batches are quick, up to the most', async () => {
	expect(await sizesFor([1, 1, 1, 1, 1], 200)).toEqual([25, 50, 100, 200, 200]);
});

test('a slow one halves the next, and never to nothing', async () => {
	expect(await sizesFor([1, 50, 50, 20, 50, 50, 50, 50, 50, 50], 80)).toEqual([10, 20, 10, 5, 5, 2, 1, 1, 1, 1]);
});

test('it is never halved below the least', async () => {
	expect(await sizesFor([1, 1, 50, 50, 50, 50], 200, 50)).toEqual([50, 100, 200, 100, 50, 50]);
});
