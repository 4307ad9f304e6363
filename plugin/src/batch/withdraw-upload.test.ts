import { expect, test, vi } from 'vitest';
import type { Batch } from './api.ts';
import { testBatch } from './test-batch.ts';
import { withdrawUpload } from './withdraw-upload.ts';

const batchOf = (id: number, state: Batch['state']) => testBatch({ id, request_id: `request ${id}`, state });
const others = [batchOf(1, 'collecting'), batchOf(2, 'running')];

test.each([
	['was never made', null, false, false],
	['still collects rows', 'collecting', true, false],
	['was started', 'running', false, true],
	['was paused since', 'paused', false, true],
	['is done', 'done', false, true],
	['was canceled since', 'canceled', false, false],
] as const)('an upload is taken back, its batch %s', async (_, state, isRemoved, isThere) => {
	const remove = vi.fn(async () => undefined);
	const own = state === null ? [] : [batchOf(3, state)];
	const left = await withdrawUpload('request 3', { list: async () => ({ data: [...own, ...others] }), remove });
	expect(remove.mock.calls).toEqual(isRemoved ? [[3]] : []);
	expect(left?.id).toBe(isThere ? 3 : undefined);
});

test('one that starts while it is taken back is not said to be gone', async () => {
	const ports = {
		list: async () => ({ data: [batchOf(3, 'collecting')] }),
		remove: () => Promise.reject(new Error('it runs')),
	};
	await expect(withdrawUpload('request 3', ports)).rejects.toThrow('it runs');
});
