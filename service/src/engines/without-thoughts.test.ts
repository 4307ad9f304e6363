import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnswerEvent } from './complete-text.ts';
import { withoutThoughts } from './without-thoughts.ts';

/** What is left of a text that comes in these pieces. */
async function read(pieces: string[]): Promise<string> {
	async function* events(): AsyncGenerator<AnswerEvent> {
		for (const text of pieces) yield { type: 'text', text };
		yield { type: 'finish', reason: 'done' };
	}
	let left = '';
	for await (const event of withoutThoughts(events())) if (event.type === 'text') left += event.text;
	return left;
}

const cases: [string, string][] = [
	['<think>Hm.</think>\n\nBread.', '\n\nBread.'],
	['\n<think>\nHm. <think> again </thin k> Hm.\n</think>Bread.', 'Bread.'],
	['<think></think>Bread.', 'Bread.'],
	['<think>Hm.', ''],
	['<thin', '<thin'],
	['Bread. <think>is kept</think>', 'Bread. <think>is kept</think>'],
	['  Bread.', '  Bread.'],
	['', ''],
];

test.each(cases)('%j, however it is cut into pieces', async (text, expected) => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.nat(text.length)), async (at) => {
			const cuts = [0, ...at.sort((a, b) => a - b), text.length];
			const pieces = cuts.slice(1).map((end, index) => text.slice(cuts[index], end));
			expect(await read(pieces)).toBe(expected);
		}),
	);
});

test('a text without thoughts goes through untouched', async () => {
	const text = fc.oneof(fc.string(), fc.constantFrom('<', 'think', '>', ' ', '</think>'));
	await fc.assert(
		fc.asyncProperty(fc.array(text), async (pieces) => {
			fc.pre(!pieces.join('').trimStart().startsWith('<think>'));
			expect(await read(pieces)).toBe(pieces.join(''));
		}),
	);
});
