import { describe, expect, test } from 'vitest';
import { cleanSection } from './clean-section.ts';

const headings = ['', 'How the day begins', 'What the flour decides', 'People at the counter'];
const title = 'Bread from the village';
const FIRST = 'A baker carries a heavy sack of rye flour before the sun is up.';
const SECOND = 'The apprentice praises three dark loaves with seeds on the way to the market.';
const THIRD = 'The old widow buys the salt from the lower shelf because the guests are waiting.';
const text = `${FIRST} ${SECOND}\n\n${THIRD} ${FIRST}\n\n${SECOND} ${THIRD}`;

const clean = (answer: string, index = 1, known: readonly string[] = headings) =>
	cleanSection(answer, { title, headings: known, index });

describe('the heading of the section is taken off', () => {
	test.each([
		['## How the day begins'],
		['# Bread from the village\n\n## How the day begins'],
		['## 2. How the day begins'],
		['**Section 2: How the day begins**'],
		['### Section 2: How the day begins'],
		['How the day begins'],
		['How the day begins\n================'],
		['How the day begins\n---'],
		['Heading: How the day begins'],
		['2. How the day begins'],
		['>> 2. How the day begins'],
		['## How the day begins (150 words)'],
		['**How the day begins (~150 words)**'],
		['## **2. How the day begins**'],
		['## 🍞 How the day begins 🥖'],
		['## How a day begins'],
		['**"Bread from the village"**'],
		['### Introduction'],
		['Section 2 of 4'],
		['**Section 2**'],
		['[Section 2]'],
		['**Answer:**'],
		['## What the flour decides'],
	])('%j', (heading) => {
		expect(clean(`${heading}\n\n${text}`)).toBe(text);
		expect(clean(`${heading}\r\n\r\n${text.replaceAll('\n', '\r\n')}`)).toBe(text);
	});

	test.each([
		['**How the day begins** is a question that every baker answers differently.', 1],
		['**How the day begins** – that is soon told.', 1],
	])('but not where it is the subject of the first sentence: %s', (sentence, index) => {
		expect(clean(`${sentence}\n\n${text}`, index)).toBe(`${sentence}\n\n${text}`);
	});

	test.each([['**Output:**\n\n```\nok\n```'], ['**Answer:**\n\n| Flour | Water |\n| --- | --- |\n| 500 g | 400 ml |']])(
		'but not what leads to a block: %s',
		(block) => {
			expect(clean(`${block}\n\n${text}`)).toBe(`${block}\n\n${text}`);
		},
	);

	test('in bold before the first sentence', () => {
		expect(clean(`**How the day begins:** ${text}`)).toBe(text);
	});

	test('without the number that the outline gives it', () => {
		const list = ['', '1. With butter', '2. With jam'];
		expect(clean(`## With butter\n\n${text}`, 1, list)).toBe(text);
		expect(clean(`**1. With butter**\n\n${text}`, 1, list)).toBe(text);
		expect(clean(`${text}\n\n## With jam\n\n${FIRST}`, 1, list)).toBe(text);
	});

	test.each([
		['## (opening)'],
		['## (opening) (150 words)'],
		['(opening)'],
		['1. (opening)'],
		['>> 1. (opening)'],
		['Heading: (opening)'],
		['**Section 1: Opening**'],
		['## Introduction'],
		['Introduction'],
		['## 1. Introduction (100 words)'],
		['# Bread from the village'],
		['Section 1 of 4'],
		['## Введение'],
		['## はじめに'],
	])('and what stands for the heading of an opening: %j', (heading) => {
		expect(clean(`${heading}\n\n${text}`, 0)).toBe(text);
	});
});

describe('what only looks like the heading stays', () => {
	test.each([
		['the first item of a list', '- With butter\n- With jam\n\nBoth are good.'],
		['the first of numbered items', '1. With butter\n2. With jam\n\nBoth are good.'],
		['a quote', '> With butter\n\nSo it is said.'],
		['a row', '| With butter | 5 |\n|---|---|\n| With jam | 6 |'],
		['a sentence', 'With butter it is best.\n\nWith jam too.'],
		['a bold label of another section', '**With jam**\n\nIt is sweet.'],
		['a lower heading of an earlier section', '### Taste\n\nIt is sweet.'],
	])('%s', (_what, answer) => {
		expect(clean(answer, 1, ['Taste', 'With butter', 'With jam'])).toBe(answer);
	});
});

describe('later sections', () => {
	test.each([
		['## What the flour decides'],
		['## 3. What the flour decides'],
		['### Section 3: What the flour decides (150 words)'],
		['What the flour decides\n------'],
		['# What the flour decides #'],
		['## People at the counter'],
	])('are cut off at %j', (heading) => {
		expect(clean(`${text}\n\n${heading}\n\nThat is for later.`)).toBe(text);
	});

	test('are not cut off at bold labels, in code, or at headings of earlier ones', () => {
		const known = ['', 'Price', 'Taste', 'Which one to choose'];
		const compared = `Both are good.\n\n**Price**\n\nTea wins here.\n\n**Taste**\n\nCoffee wins here.\n\n### Price\n\nAgain.`;
		expect(clean(compared, 3, known)).toBe(compared);
		expect(clean('Both are good.\n\n**Taste**\n\nTea wins.', 1, known)).toBe(
			'Both are good.\n\n**Taste**\n\nTea wins.',
		);
		const code = `${FIRST}\n\n\`\`\`markdown\n## Taste\n\`\`\`\n\n${SECOND}`;
		expect(clean(code, 1, known)).toBe(code);
	});

	test('of which all was written at once leave the first', () => {
		const all = headings.map((heading, at) => `${heading === '' ? '' : `## ${heading}\n\n`}Part ${at} is here.`);
		expect(clean(all.join('\n\n'), 0)).toBe('Part 0 is here.');
	});
});

describe('headings of an opening', () => {
	test('become bold lines, but for those that say nothing', () => {
		expect(clean(`### What you will learn\n\n${FIRST}\n\n## Why\n\n${SECOND}`, 0)).toBe(
			`**What you will learn**\n\n${FIRST}\n\n**Why**\n\n${SECOND}`,
		);
		expect(clean(`${FIRST}\n\n### Conclusion\n\n${SECOND}`, 0)).toBe(`${FIRST}\n\n\n${SECOND}`);
		expect(clean(`${FIRST}\n\nInner title\n===\n\n${SECOND}`, 0)).toBe(`${FIRST}\n\n**Inner title**\n\n${SECOND}`);
	});

	test('stay where the whole text is one part', () => {
		const whole = `${FIRST}\n\n## One\n\n${SECOND}\n\n### Two\n\n${THIRD}`;
		expect(clean(`# Bread from the village\n\n${whole}`, 0, [''])).toBe(whole);
	});

	test('are no business of other sections', () => {
		const section = `${FIRST}\n\n### Tips\n\n${SECOND}`;
		expect(clean(section)).toBe(section);
	});
});

describe('an answer that is wrapped as a whole', () => {
	const withCode = text.replace('\n\n', '\n\n```bash\nls -l\n```\n\n');
	test.each([
		['a fence', `\`\`\`markdown\n${text}\n\`\`\``],
		['a fence in capitals', `\`\`\`Markdown\n${text}\n\`\`\``],
		['a longer fence', `\`\`\`\`md\n${text}\n\`\`\`\``],
		['a fence of tildes', `~~~markdown\n${text}\n~~~`],
		['a fence for text', `\`\`\`text\n${text}\n\`\`\``],
		['a fence without info', `\`\`\`\n${text}\n\`\`\``],
		['a fence that is not closed', `\`\`\`markdown\n${text}`],
		['a fence with chatter around', `Here is the section:\n\n\`\`\`markdown\n${text}\n\`\`\`\n\nI hope this helps!`],
		['a fence for HTML', `\`\`\`html\n<p>${text.replaceAll('\n\n', '</p>\n<p>')}</p>\n\`\`\``],
		['a lost fence', `markdown\n${text}`],
		['JSON', JSON.stringify({ heading: 'How the day begins', content: text })],
		['JSON in a fence', `\`\`\`json\n${JSON.stringify({ section: { text } }, null, 2)}\n\`\`\``],
		['JSON with line ends', `{"heading": "How the day begins", "content": "${text}"}`],
		['JSON of paragraphs', JSON.stringify({ content: text.split('\n\n') })],
		['indentation', text.replaceAll(/^/gm, '    ')],
		['a quote', text.replaceAll(/^/gm, '> ')],
		['a quote in a fence', `\`\`\`md\n${text.replaceAll(/^/gm, '> ')}\n\`\`\``],
		['tags', `<answer>\n${text}\n</answer>`],
		['thoughts and tags', `<thinking>\nPlan it.\n</thinking>\n<answer>\n${text}\n</answer>`],
		['marks of material', `<<<section 0a1b2c3d\n${text}\n0a1b2c3d section>>>`],
		['marks of material in its lines', `<<<section 0a1b2c3d ${text} 0a1b2c3d section>>>`],
	])('is unwrapped: %s', (_what, answer) => {
		expect(clean(answer)).toBe(text);
	});

	test('is unwrapped with the code that it holds', () => {
		expect(clean(`\`\`\`markdown\n${withCode}\n\`\`\``)).toBe(withCode);
		expect(clean(`\`\`\`markdown\n${withCode}`)).toBe(withCode);
	});

	test.each([
		[
			'a sample in prose',
			`${text}\n\n\`\`\`markdown\n# Title\n\nSome **bold** text is in this sample.\n\`\`\`\n\n${FIRST}`,
		],
		['a sample first', `\`\`\`\nls -l\n\`\`\`\n\n${text}\n\n\`\`\`js\nconst bread = 1;\n\`\`\``],
		['code alone', '```\nconst bread = 1;\nbake(bread);\n```'],
		['a quote in prose', `${FIRST}\n\n> ${SECOND}\n\n${THIRD}`],
		['indented code', `${FIRST}\n\n    bake --hot\n\n${SECOND}`],
	])('is not %s', (_what, answer) => {
		expect(clean(answer)).toBe(answer);
	});
});

describe('traces of the making', () => {
	test.each([
		['a thought', `<think>I have to write it.</think>\n\n${text}`],
		['a thought without its beginning', `I have to write section 1. Okay.\n</think>\n\n${text}`],
		['a reasoning without its beginning', `I have to write it.\n</reasoning>\n${text}`],
		['the end of a turn', `${text}<|im_end|>\n<|im_start|>assistant`],
		['the beginning of a turn', `<|im_start|>assistant\n${text}<|im_end|>`],
		['the next instruction', `${text}</s> [INST] go on [/INST]`],
		['other ends', `${text}<|eot_id|>`],
		['the end of a turn of Gemma', `${text}<end_of_turn>`],
		['front matter', `---\ntitle: Bread\ntags: [a]\n---\n\n${text}`],
		['rules', `---\n\n${text}\n\n---`],
		['a tight rule at the end', `${text}\n---`],
		['equals signs', `===\n${text}`],
	])('go: %s', (_what, answer) => {
		expect(clean(answer)).toBe(text);
	});

	test('a thought that never ends leaves nothing', () => {
		expect(clean('<think>I have to write the section. Okay, so let me begin.')).toBe('');
	});

	test.each([
		['Such a model writes `</think>` behind its thoughts, and then it answers.'],
		['The tags <think> and </think> stand around a thought.'],
		['What is <s>struck</s> stays, and `<|im_end|>` too.'],
	])('a text about them keeps them: %s', (line) => {
		expect(clean(line)).toBe(line);
	});
});

describe('what is said to somebody', () => {
	test.each([
		['Sure! Here is section 2:', ''],
		['Gerne! Hier ist Abschnitt 2:', ''],
		['Žinoma! Štai 2 skyrius:', ''],
		['Конечно! Вот раздел 2:', ''],
		['好的，以下是第2部分的内容：', ''],
		['もちろんです！以下がセクション2です：', ''],
		['ज़रूर! यहाँ अनुभाग 2 है:', ''],
		['ได้เลยครับ! นี่คือส่วนที่ 2:', ''],
		['بالتأكيد! إليك القسم 2:', ''],
		['I apologize for my mistake! Here is the corrected version of section 2, with the problems mended:', ''],
		['', 'Changes made:\n- Removed the placeholder\n- Improved the flow'],
		['', '**Changes made:**\n\n1. Removed the placeholder.\n2. Improved the flow.'],
		['', '---\n\n*Note: I kept this section to about 150 words and left out the conclusion, as you asked.*'],
		['', '---\n\nWant me to continue with the next section?'],
		['', '[End of section 2]'],
	])('goes: %j … %j', (before, after) => {
		expect(clean([before, text, after].filter((part) => part !== '').join('\n\n'))).toBe(text);
	});

	test.each([
		['a line before a list', 'Here is what this section of the shop sells:\n\n- bread\n- rolls\n\nAll of it is fresh.'],
		['a note on the matter', `${text}\n\n---\n\n*Note: Prices are those of last spring.*`],
		['a paragraph behind a rule', `${text}\n\n---\n\nThis section of the coast is closed in winter.`],
		['a list that ends the text', `${text}\n\nYou need:\n\n- flour\n- salt`],
	])('but not %s', (_what, answer) => {
		expect(clean(answer)).toBe(answer);
	});
});

test.each([['🍞🥖✨\n\n🎉'], ['...'], [' \n\t \n '], ['---'], ['```\n```'], ['## How the day begins'], ['<p></p>']])(
	'%j says nothing',
	(answer) => {
		expect(clean(answer)).toBe('');
	},
);

test('a rule close below a paragraph makes no heading of it', () => {
	expect(clean(`${FIRST}\n---\n${SECOND}`)).toBe(`${FIRST}\n\n---\n${SECOND}`);
	expect(clean(`${FIRST}\n\nIs it good?\n---\n\n${SECOND}`)).toBe(`${FIRST}\n\nIs it good?\n---\n\n${SECOND}`);
	expect(clean(`${FIRST}\n\nTips\n---\n\n${SECOND}`)).toBe(`${FIRST}\n\nTips\n---\n\n${SECOND}`);
});
