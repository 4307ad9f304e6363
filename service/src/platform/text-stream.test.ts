import { expect, test } from 'vitest';
import { textStream } from './text-stream.ts';

const PIECE = 'ä'.repeat(20_000);

/** Pieces that say how many were asked for, and whether their making was ended. */
function source(count: number) {
	const state = { made: 0, ended: false };
	async function* make(): AsyncGenerator<string> {
		try {
			while (state.made < count) {
				state.made++;
				yield PIECE;
			}
		} finally {
			state.ended = true;
		}
	}
	return { state, pieces: make() };
}

test('all of the text comes, as UTF-8, in larger pieces than it was made in', async () => {
	const { pieces } = source(101);
	const chunks: Uint8Array[] = [];
	for await (const chunk of textStream(pieces)) chunks.push(chunk);
	expect(Buffer.concat(chunks).toString('utf8')).toBe(PIECE.repeat(101));
	expect(chunks.length).toBe(51);
});

test('no more is made than there is room for', async () => {
	const { state, pieces } = source(1000);
	const reader = textStream(pieces).getReader();
	await reader.read();
	await new Promise((resolve) => setImmediate(resolve));
	expect(state.made).toBeLessThanOrEqual(4);
	await reader.cancel();
	expect(state.ended).toBe(true);
});

test('an error half-way breaks the text off', async () => {
	async function* fails(): AsyncGenerator<string> {
		yield PIECE.repeat(4);
		throw new Error('the database went away');
	}
	const reader = textStream(fails()).getReader();
	expect((await reader.read()).done).toBe(false);
	await expect(reader.read()).rejects.toThrow('the database went away');
});
