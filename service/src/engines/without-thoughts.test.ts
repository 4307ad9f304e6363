import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnswerEvent } from './answer-event.ts';
import { withoutThoughts } from './without-thoughts.ts';

/** What is left of a text that comes in these pieces, and how often it began anew. */
async function read(pieces: string[]): Promise<{ text: string; restarts: number }> {
	async function* events(): AsyncGenerator<AnswerEvent> {
		for (const text of pieces) yield { type: 'text', text };
		yield { type: 'finish', reason: 'done' };
	}
	const left = { text: '', restarts: 0 };
	for await (const event of withoutThoughts(events())) {
		if (event.type === 'text') left.text += event.text;
		if (event.type !== 'restart') continue;
		left.text = '';
		left.restarts++;
	}
	return left;
}

const cases: [string, string][] = [
	['<think>Hm.</think>\n\nBread.', '\n\nBread.'],
	['<thinking>Hm.</thinking>Bread.', 'Bread.'],
	['<Think>Hm.</THINK>Bread.', 'Bread.'],
	['\n<think>\nHm. <think> again </thin k> Hm.\n</think>Bread.', 'Bread.'],
	['<think></think>Bread.', 'Bread.'],
	['<think>Hm.</think>Bread. </think> is kept', 'Bread. </think> is kept'],
	['<think>Hm.', ''],
	['<thin', '<thin'],
	['Bread. <think>is kept</think>', 'Bread. <think>is kept</think>'],
	['  Bread.', '  Bread.'],
	['', ''],
	// Templates that open the thoughts themselves.
	['Hm.\nBread?\n</think>\n\nBread.', '\n\nBread.'],
	['Hm.</thinking>Bread.', 'Bread.'],
	['</think>Bread.', 'Bread.'],
	['\n</think>Bread.', 'Bread.'],
	['Hm.</think>Bread.</think> is kept', 'Bread.</think> is kept'],
	['Hm.</think>', ''],
	['Write `</think>` or ``</think>``.', 'Write `</think>` or ``</think>``.'],
	['```html\n</think>\n```\nBread.', '```html\n</think>\n```\nBread.'],
	['~~~\n```\n</think>\n~~~~\nHm.\n</think>Bread.', 'Bread.'],
	['Hm. ```not a fence\n</think>Bread.', 'Bread.'],
];

test.each(cases)('%j, however it is cut into pieces', async (text, expected) => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.nat(text.length)), async (at) => {
			const cuts = [0, ...at.sort((a, b) => a - b), text.length];
			const pieces = cuts.slice(1).map((end, index) => text.slice(cuts[index], end));
			expect((await read(pieces)).text).toBe(expected);
		}),
	);
	expect((await read([...text])).text).toBe(expected);
});

test('a text begins anew once, and only where something of it was given', async () => {
	expect((await read(['Hm.', '</think>', 'Bread.'])).restarts).toBe(1);
	expect((await read(['Hm.', '</think>', 'Bread.', '</think>'])).restarts).toBe(1);
	expect((await read(['\n', '</think>', 'Bread.'])).restarts).toBe(0);
	expect((await read(['<think>', 'Hm.</think>', 'Bread.'])).restarts).toBe(0);
});

test('a mark far within a text is of the text', async () => {
	const near = 'x'.repeat(99_000);
	expect((await read([near, '</think>', 'Bread.'])).text).toBe('Bread.');
	const far = 'x'.repeat(100_000);
	expect((await read([far, '</think>', 'Bread.'])).text).toBe(`${far}</think>Bread.`);
});

test('a long line costs time in proportion to it', async () => {
	const begun = performance.now();
	await read(Array.from({ length: 40_000 }, () => 'x>'));
	expect(performance.now() - begun).toBeLessThan(1000);
});

test('a text without thoughts goes through untouched', async () => {
	const text = fc.oneof(fc.string(), fc.constantFrom('<', 'think', '>', ' ', '`</think>`', '\n', '```'));
	await fc.assert(
		fc.asyncProperty(fc.array(text), async (pieces) => {
			fc.pre(!/<\/?think(ing)?>/i.test(pieces.join('').replaceAll('`</think>`', '')));
			expect(await read(pieces)).toEqual({ text: pieces.join(''), restarts: 0 });
		}),
	);
});
