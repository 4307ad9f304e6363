import { expect, test } from 'vitest';
import { findUnfinished } from './check-unfinished.ts';
import { EAST } from './corpus/paragraphs-east.ts';
import { LATIN } from './corpus/paragraphs-latin.ts';
import { SCRIPTS } from './corpus/paragraphs-scripts.ts';
import { WEST } from './corpus/paragraphs-west.ts';
import { readSection } from './read-section.ts';

const unfinished = (markdown: string): string | null => findUnfinished(readSection({ heading: 'Beans', markdown }));

const paragraphs = Object.entries({ ...WEST, ...EAST, ...LATIN, ...SCRIPTS });

test.each(paragraphs)('%s: a whole paragraph is finished, and one that is cut is not', (tag, paragraph) => {
	expect(unfinished(paragraph)).toBeNull();
	// Thai and Lao have no stop to miss.
	if (tag === 'th' || tag === 'lo') return;
	expect(unfinished([...paragraph].slice(0, -4).join(''))).toBe('the last sentence breaks off');
	expect(unfinished(`${paragraph}\n\n${[...paragraph].slice(0, 25).join('')}`)).not.toBeNull();
});

test.each([
	['an ellipsis', 'And so on…'],
	['a closing quote', 'She said: “Coffee is good.”'],
	['German quotes', 'Sie sagte: „Kaffee ist gut.“'],
	['French quotes', 'Il dit : « Le café est bon. »'],
	['Japanese quotes', '彼は「コーヒーはおいしい。」'],
	['a bracket', 'Coffee is good (and old.)'],
	['a bracket before the stop', 'Coffee is good (and old).'],
	['bold', 'Coffee **is good.**'],
	['an emoji', 'Enjoy your coffee! ☕️'],
	['an emoji instead of a stop', 'Enjoy your coffee 🎉'],
	['a flag', 'Coffee from Brazil 🇧🇷'],
	['a footnote', 'Coffee is old.[^1]'],
	['a citation', 'Coffee is old. [12]'],
	['a raised number', 'Coffee is old.²'],
	['a question in Greek', 'Είναι καλός ο καφές;'],
	['an Armenian colon', 'Սուրճը լավն է:'],
	['Urdu', 'کافی اچھی ہے۔'],
	['a question in Arabic', 'هل القهوة جيدة؟'],
	['Chinese', '咖啡很好！'],
	['code', 'To install it, run `npm install`'],
	['a link', '[Order now](https://a.example)'],
	['a bold label', '**Order your coffee today**'],
	['an image', '![A cup](https://a.example/b.png)'],
	['a signature', 'Best regards,\nAnna'],
	['a team', '— The coffee team'],
	['a list', 'Take:\n\n- beans\n- water'],
	['a table', 'Prices:\n\n| a | b |\n|---|---|\n| 1 | 2 |'],
	['a code block', 'Write:\n\n```js\nbrew()\n```'],
	['a code block of tildes', '~~~~\n~~~\n~~~~'],
	['a quotation', '> Coffee is good\n>\n> — Somebody'],
	['a rule', 'Coffee.\n\n---'],
	['nothing', ''],
])('%s is a finished end', (_name, markdown) => {
	expect(unfinished(markdown)).toBeNull();
});

test.each([
	['a cut word', 'Coffee is good. It is al', 'the last sentence breaks off'],
	['a comma', 'Coffee is good, water,', 'the last sentence breaks off'],
	['an open bracket', 'Coffee is good (', 'the last sentence breaks off'],
	['a bold word within', 'Coffee is **good**', 'the last sentence breaks off'],
	['two bold words', '**Coffee** is **good**', 'the last sentence breaks off'],
	['a colon', 'You need the following:', 'what the last line announces is missing'],
	['a wide colon', '你需要：', 'what the last line announces is missing'],
	['an open fence', 'Write:\n\n```js\nbrew(', 'a code block is not closed'],
	['a fence alone', 'Write.\n\n```', 'a code block is not closed'],
	['a shorter closing fence', '````\nbrew()\n```', 'a code block is not closed'],
	['an empty item', '- beans\n- ', 'the last item of a list is empty'],
	['an empty numbered item', '1. beans\n2.', 'the last item of a list is empty'],
	['a heading', 'Coffee is good.\n\n### Water', 'nothing stands below the last heading'],
	['a cut text below a list', '- beans\n- water\n\nThen take', 'the last sentence breaks off'],
])('%s is an unfinished end', (_name, markdown, why) => {
	expect(unfinished(markdown)).toBe(why);
});
