import { expect, test, vi } from 'vitest';
import type { Batch, BatchRow } from './api.ts';
import { testBatch } from './test-batch.ts';
import { toParts, type UploadPorts, upload } from './upload.ts';

const rowsOf = (count: number, prompt = ''): BatchRow[] =>
	Array.from({ length: count }, (_, index) => ({
		row: index + 1,
		title: `Bread ${index}`,
		prompt,
		language: 'en',
		model: 'baker',
		content_type: 'article',
		post_type: 'post',
		post_status: 'draft',
		tone: 'neutral',
		length: 'short',
	}));

/** A site that keeps rows by their numbers; it fails at the given call. */
function fakeSite(failsAt = 0) {
	const kept = new Set<number>();
	const sizes: number[] = [];
	let state: Batch['state'] = 'collecting';
	let calls = 0;
	const answer = () => testBatch({ state, received: [...kept].map((row) => [row, row]) });
	const take = (rows: readonly BatchRow[]) => {
		calls += 1;
		if (calls === failsAt) throw new Error('gone');
		sizes.push(rows.length);
		for (const { row } of rows) kept.add(row);
		return answer();
	};
	const ports: UploadPorts = {
		create: async ({ rows }) => take(rows),
		add: async (_, rows) => take(rows),
		resume: async () => {
			state = 'running';
			return answer();
		},
	};
	return { ports, kept, sizes };
}

/** The signal of an upload that nobody discards. */
const running = new AbortController().signal;
const whole = (rows: BatchRow[]) => ({ request_id: 'x', name: '', budget_tokens: null, rows });

test('a batch goes in parts, with progress, and starts when all of it is there', async () => {
	const { ports, kept, sizes } = fakeSite();
	const progress: number[] = [];
	const batch = await upload(whole(rowsOf(250)), ports, (rows) => progress.push(rows), running);
	expect([batch.state, kept.size, sizes, progress]).toEqual(['running', 250, [100, 100, 50], [100, 200, 250]]);
});

test('after an interruption only what is missing goes again', async () => {
	const { ports, kept, sizes } = fakeSite(3);
	await expect(upload(whole(rowsOf(250)), ports, () => undefined, running)).rejects.toThrow('gone');
	expect(kept.size).toBe(200);
	await upload(whole(rowsOf(250)), ports, () => undefined, running);
	expect(sizes).toEqual([100, 100, 100, 50]);
	expect(kept.size).toBe(250);
});

test('once it is discarded, nothing more is sent, and it never starts', async () => {
	for (const [after, sent] of [
		[0, []],
		[100, [100]],
		[250, [100, 100, 50]],
	] as const) {
		const { ports, sizes } = fakeSite();
		const controller = new AbortController();
		if (after === 0) controller.abort();
		const stop = (rows: number) => rows === after && controller.abort();
		const resume = vi.fn(ports.resume);
		await expect(upload(whole(rowsOf(250)), { ...ports, resume }, stop, controller.signal)).rejects.toThrow('abort');
		expect(sizes).toEqual(sent);
		expect(resume).not.toHaveBeenCalled();
	}
});

test('long prompts make smaller parts, and one row always fits', () => {
	const parts = toParts(rowsOf(120, 'x'.repeat(10_000)));
	expect(Math.max(...parts.map((part) => JSON.stringify(part).length))).toBeLessThan(600_000);
	expect(parts.flat().map(({ row }) => row)).toEqual(rowsOf(120).map(({ row }) => row));
});
