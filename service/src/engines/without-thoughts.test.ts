import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cpuTime } from '../platform/cpu-time.testing.ts';
import type { AnswerEvent } from './answer-event.ts';
import { withoutThoughts } from './without-thoughts.ts';

/** What is left of a text that comes in these pieces, how often it began anew, and all that was written, thoughts and void text too. */
async function read(pieces: string[]): Promise<{ text: string; restarts: number; written: string }> {
	async function* events(): AsyncGenerator<AnswerEvent> {
		for (const text of pieces) yield { type: 'text', text };
		yield { type: 'finish', reason: 'done' };
	}
	const left = { text: '', restarts: 0, written: '' };
	for await (const event of withoutThoughts(events())) {
		if (event.type === 'text') left.text += event.text;
		if (event.type === 'text' || event.type === 'thinking') left.written += event.text;
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
	// Some think again.
	['<think>Hm.</think>\n<think>Hm?</think>\nBread.', '\nBread.'],
	['[THINK]Hm. [/thin] Hm.[/THINK]Bread.', 'Bread.'],
	['Hm.\n[/THINK]Bread.', 'Bread.'],
	['[THIN', '[THIN'],
	['[Think of bread](https://example.org)', '[Think of bread](https://example.org)'],
	['◁think▷Hm.◁/think▷Bread.', 'Bread.'],
	['Hm.◁/think▷Bread.', 'Bread.'],
	['<seed:think>Hm. </think> Hm.</seed:think>Bread.', 'Bread.'],
	['Hm.</seed:think>Bread.', 'Bread.'],
	...['thought', 'thoughts', 'reasoning', 'reflection', 'scratchpad'].map((name): [string, string] => [
		`<${name}>Hm. <b>Hm.</b></${name}>\nBread.`,
		'\nBread.',
	]),
	[
		'<|begin_of_thought|>Hm.<|end_of_thought|>\n<|begin_of_solution|>Bread. <|end_of|> Rye.<|end_of_solution|>',
		'\nBread. <|end_of|> Rye.',
	],
	['Hm.<|end_of_thought|><|begin_of_solution|>Bread.<|end_of_sol', 'Bread.<|end_of_sol'],
	['<|START_THINKING|>Hm.<|END_THINKING|><|START_RESPONSE|>Bread.<|END_RESPONSE|>', 'Bread.'],
	['<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>Bread.<|return|>', 'Bread.'],
	['```thinking\nHm.\n```python\n1 + 1\n```\nBread.', 'Bread.'],
	['````reasoning \r\nHm.\r\n````\r\nBread.', 'Bread.'],
	['```\nthinking\n```\nBread.', '```\nthinking\n```\nBread.'],
	['```thinkpad\nBread.\n```\n', '```thinkpad\nBread.\n```\n'],
	['`thinking` is a word.', '`thinking` is a word.'],
	['<details>\n<summary>Thinking…</summary>\nHm.\n</details>\nBread.', '\nBread.'],
	['<details><summary>💭 Thought for 5 seconds</summary>Hm.</details>Bread.', 'Bread.'],
	['<details type="reasoning" done="true">\n<summary>Réflexion</summary>Hm.</details>Bread.', 'Bread.'],
	['<details open><summary>View reasoning</summary>Hm.</details>Bread.', 'Bread.'],
	[
		'<details><summary>Thinking of a bread maker?</summary>Buy one.</details>',
		'<details><summary>Thinking of a bread maker?</summary>Buy one.</details>',
	],
	['<details><summary>More</summary>Rye.</details>', '<details><summary>More</summary>Rye.</details>'],
	[`<details ${'x'.repeat(400)}>`, `<details ${'x'.repeat(400)}>`],
];

test.each(cases)('%j, however it is cut into pieces', async (text, expected) => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.nat(text.length)), async (at) => {
			const cuts = [0, ...at.sort((a, b) => a - b), text.length];
			const pieces = cuts.slice(1).map((end, index) => text.slice(cuts[index], end));
			const left = await read(pieces);
			expect(left.text).toBe(expected);
			// What is no text of the answer was written all the same, and counts.
			expect(left.written).toBe(text);
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
	const begun = cpuTime();
	await read(Array.from({ length: 40_000 }, () => 'x>'));
	expect(cpuTime() - begun).toBeLessThan(1000);
});

test('a text without thoughts goes through untouched', async () => {
	const text = fc.oneof(fc.string(), fc.constantFrom('<', 'think', '>', ' ', '`</think>`', '\n', '```'));
	await fc.assert(
		fc.asyncProperty(fc.array(text), async (pieces) => {
			fc.pre(!/<\/?think(ing)?>/i.test(pieces.join('').replaceAll('`</think>`', '')));
			const whole = pieces.join('');
			expect(await read(pieces)).toEqual({ text: whole, restarts: 0, written: whole });
		}),
	);
});
