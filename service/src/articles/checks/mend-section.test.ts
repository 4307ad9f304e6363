import { expect, test } from 'vitest';
import { checkSections } from './check-sections.ts';
import { contextOf } from './corpus/context.ts';
import { mendSection } from './mend-section.ts';
import type { CheckContext, ProblemCode, SectionProblem, SectionText } from './section-text.ts';

/** The section mended of all that the checks find in it, as the worker does. */
function mended(markdown: string, changes: Partial<CheckContext> = {}, heading = 'Beans'): string {
	const context = contextOf(changes);
	const section = { heading, markdown };
	const result = mendSection(section, checkSections([section], context), context);
	expect(mendSection(result, checkSections([section], context), context)).toEqual(result);
	return result.markdown;
}

test.each([
	[
		'a sentence with a placeholder',
		'Beans are old. Ask [Company] for more. They are good.',
		'Beans are old. They are good.',
	],
	['one over two lines', 'Beans are old. Ask\n[Company] for\nmore. They are good.', 'Beans are old. They are good.'],
	['a paragraph that is one', 'Beans.\n\n[Insert image here]\n\nWater.', 'Beans.\n\nWater.'],
	['an item', '- Beans\n- [Insert item]\n- Water', '- Beans\n- Water'],
	['a row', '| a | b |\n|---|---|\n| [Price] | 1 |\n| 2 | 3 |', '| a | b |\n|---|---|\n| 2 | 3 |'],
	['an inner heading', 'Beans.\n\n### [Insert title]\n\nWater.', 'Beans.\n\nWater.'],
	['Chinese', '咖啡很好。欢迎来到[公司名称]。水也很好。', '咖啡很好。水也很好。'],
	['a greeting', 'Certainly! Here is the section.\n\nBeans are old.', 'Beans are old.'],
	['a greeting in the same paragraph', 'Sure! Here’s the section:\nBeans are old.', 'Beans are old.'],
	['a farewell', 'Beans are old.\n\nI hope this helps!', 'Beans are old.'],
	[
		'a model’s voice',
		'Beans are old. As an AI language model, I cannot taste. They are good.',
		'Beans are old. They are good.',
	],
	['a note', 'Beans are old.\n\n(Word count: 500)', 'Beans are old.'],
	['a heading left with nothing below it', 'Beans.\n\n### Water\n\n[Insert text]', 'Beans.'],
])('%s goes', (_name, before, after) => {
	expect(mended(before)).toBe(after);
});

test.each([
	[
		'a cut sentence',
		'Beans are old and good and many people like them a lot. They are go',
		'Beans are old and good and many people like them a lot.',
	],
	[
		'a cut paragraph',
		'Beans are old.\n\nThey are good and many people have liked them for a long time because the',
		'Beans are old.',
	],
	[
		'a token of a chat',
		'Beans are old. They are good here.<|im_end|>\n<|im_start|>assistant and so it goes on and on',
		'Beans are old. They are good here.',
	],
	[
		'a tag',
		'Beans are old and good and many people like them a lot.\n</answer> and',
		'Beans are old and good and many people like them a lot.',
	],
	['a rule right below', 'Beans are old. They are good.\n---', 'Beans are old. They are good.'],
	['what announces nothing', 'Beans are old. Take the following:', 'Beans are old.'],
	['a heading, and what announces it', 'Beans are old.\n\nAnd so:\n\n### Water', 'Beans are old.'],
	['an empty item', '- Beans\n- Water\n- ', '- Beans\n- Water'],
	['an open fence', 'Write.\n\n```js\nbrew()', 'Write.\n\n```js\nbrew()\n```'],
	['an open fence of tildes', '~~~~\n~~~', '~~~~\n~~~\n~~~~'],
	[
		'a cut sentence with marks',
		'Beans **are old and good and many people like them a lot.** They *are go',
		'Beans **are old and good and many people like them a lot.**',
	],
	['Japanese', '豆は古い。水を', '豆は古い。'],
	[
		'initials',
		'Beans are old and good. Many people know the book about them by J. R. Smith and his wife, who',
		'Beans are old and good.',
	],
	['Russian initials', 'Кофе старше. О нём писал А. С. Пушкин в своём письме к другу из Москвы, и', 'Кофе старше.'],
	[
		'a title',
		'Beans are old and good. Many people in the village have asked Dr. Miller and Mrs. Jones about the',
		'Beans are old and good.',
	],
	[
		'a German short form',
		'Bohnen sind alt. Man trinkt sie gern, z. B. Kaffee am Morgen in der Küche mit den',
		'Bohnen sind alt.',
	],
	[
		'a Latvian initial',
		'Pupiņas ir vecas. Grāmatu par tām uzrakstīja A. Kalniņš savā mājā pie jūras un',
		'Pupiņas ir vecas.',
	],
	['Hindi', 'कॉफ़ी अच्छी है और लोग इसे बहुत समय से पसंद करते आए हैं। पानी भी', 'कॉफ़ी अच्छी है और लोग इसे बहुत समय से पसंद करते आए हैं।'],
])('%s is cut back', (_name, before, after) => {
	expect(mended(before)).toBe(after);
});

test.each([
	['an h1 and an h2', '# A\n\na.\n\n## B\n\nb.', '### A\n\na.\n\n#### B\n\nb.'],
	['an underlined one', 'A\n---\n\na.', '### A\n\na.'],
	['a skipped level', '### A\n\na.\n\n###### B\n\nb.', '### A\n\na.\n\n#### B\n\nb.'],
	['one that begins deep', '##### A\n\na.\n\n##### B\n\nb.', '### A\n\na.\n\n#### B\n\nb.'],
	['a paragraph over a rule', 'Beans are old.\n---\n\nThey are good.', 'Beans are old.\n\nThey are good.'],
	[
		'a last paragraph over a rule',
		'Beans.\n\nThey are old. They are good.\n---',
		'Beans.\n\nThey are old. They are good.',
	],
	['one with closing marks', '## A ##\n\na.', '### A\n\na.'],
])('%s gets its level', (_name, before, after) => {
	expect(mended(before)).toBe(after);
});

test('duplicate inner headings become bold lines, and the section’s own below itself goes', () => {
	expect(mended('### Taste\n\na.\n\n### taste\n\nb.')).toMatch(/\*\*taste\*\*\n\nb\.$/);
	expect(mended('### Beans\n\na.')).toBe('a.');
	expect(mended('a.\n\n### Beans\n\nb.')).toBe('a.\n\n**Beans**\n\nb.');
	expect(mended('a.\n\n### All about coffee!\n\nb.')).toBe('a.\n\n**All about coffee!**\n\nb.');
});

test('a heading that stands in another section becomes a bold line', () => {
	const context = contextOf();
	const sections: SectionText[] = [
		{ heading: 'Beans', markdown: '### Taste\n\na.' },
		{ heading: 'Water', markdown: '### Smell\n\nb.\n\n### Taste\n\nc.' },
	];
	const problems = checkSections(sections, context);
	expect(problems).toHaveLength(1);
	const second = mendSection({ heading: 'Water', markdown: sections[1]?.markdown ?? '' }, problems, context);
	expect(second.markdown).toBe('### Smell\n\nb.\n\n**Taste**\n\nc.');
	expect(checkSections([{ heading: 'Beans', markdown: '### Taste\n\na.' }, second], context)).toEqual([]);
});

test('foreign links become their text, images and bare addresses go, code and given links stay', () => {
	const given = 'https://shop.example/beans';
	expect(
		mended(`See [beans](${given}), [these](https://evil.example/x "t") and ![x](https://evil.example/y.png)more.`, {
			links: [given],
		}),
	).toBe(`See [beans](${given}), these and more.`);
	expect(mended('See https://evil.example/x, or `https://evil.example/x`.')).toBe('See `https://evil.example/x`.');
	expect(mended('Beans are old. See <https://evil.example/x> now. They are good.')).toBe(
		'Beans are old. They are good.',
	);
	expect(mended('Beans.\n\n```\nhttps://evil.example/x\n```\n\nMore: https://evil.example/x')).toBe(
		'Beans.\n\n```\nhttps://evil.example/x\n```',
	);
});

test.each([
	['[Insert all of it]', 'placeholder'],
	['I hope this helps!', 'self_reference'],
	['They are good and the', 'unfinished'],
	['', 'unfinished'],
	["I'm sorry, but I can't help with that request.", 'refusal'],
	['[Insert section content here]', 'refusal'],
] as const)('%j is left, since nothing else is there', (markdown, code) => {
	const section = { heading: 'Beans', markdown };
	const problem: SectionProblem = { section: 0, code, advice: '' };
	expect(mendSection(section, [problem], contextOf())).toBe(section);
});

test('what another mend takes away is not said before any more', () => {
	const paragraph = 'Beans are old and good, and many people in the village like them a lot.';
	const circle = `${paragraph} As an AI language model, I cannot taste.`;
	expect(mended(`Hello.\n\n${paragraph}\n\n${paragraph}\n\nWater is good.\n\n${circle}`)).toBe(
		`Hello.\n\n${paragraph}\n\nWater is good.`,
	);
});

test('nothing goes from a quotation', () => {
	const quotations = 'Begin with “Dear [Name], thank you.” Be brief.\n\n> Yours, [Your Name]';
	expect(mended(quotations)).toBe(quotations);
	expect(mended(`${quotations}\n\nAsk [Company] now.`)).toBe(quotations);
});

test('only what is asked for is mended', () => {
	const markdown = '## A\n\nBeans from [Company]. They are old. They are good for all of us and';
	const only = (code: ProblemCode): string =>
		mendSection({ heading: '', markdown }, [{ section: 0, code, advice: '' }], contextOf()).markdown;
	expect(only('unfinished')).toBe('## A\n\nBeans from [Company]. They are old.');
	expect(only('heading_level')).toBe('### A\n\nBeans from [Company]. They are old. They are good for all of us and');
	expect(only('placeholder')).toBe('## A\n\nThey are old. They are good for all of us and');
	expect(only('avoided_word')).toBe(markdown);
});

test.each([
	[
		'joined by and',
		'See [the study](https://evil.example/s) and https://evil.example/b and <https://evil.example/a> and ![i](https://evil.example/i.png) and www.evil.example for more.',
		'See the study for more.',
	],
	['an image', '![x](https://evil.example/i.png) Beans are old.', 'Beans are old.'],
	['in brackets', 'Beans are old (https://evil.example/x).', 'Beans are old.'],
	[
		'in a long sentence',
		'Beans are old and many people in the village like them, says the site at https://evil.example/x.',
		'Beans are old and many people in the village like them, says the site.',
	],
	['an item', '- Beans\n- https://evil.example/x\n- Water', '- Beans\n- Water'],
	['over two lines', 'Beans are old. For more see\nhttps://evil.example/x now. Water.', 'Beans are old. Water.'],
	[
		'by reference',
		'Read [the source][1] and [more][] now.\n\n[1]: https://evil.example/1\n[more]: https://evil.example/m "M"',
		'Read the source and more now.',
	],
	['a cell', '| a | b |\n|---|---|\n| https://evil.example/x | 2 |', '| a | b |\n|---|---|\n|  | 2 |'],
])('an address that goes leaves a whole sentence: %s', (_name, before, after) => {
	expect(mended(before)).toBe(after);
});

test.each([
	['a short line', 'Beans are old.\n\nStart your free trial today'],
	['allergens', '- 500 g rye flour\n- 10 g salt\n\n**Allergens:** gluten, honey'],
	['a yield', 'Beans are old.\n\nServes 8 · Preparation: 30 minutes · Baking: 50 minutes'],
	['a signature', 'Beans are old.\n\nWarm regards,\n\nThe bakery team'],
	['a price', 'A loaf costs 3.50 euros at the oven and 4 in the shop (as of 2024)'],
	['bullets', 'Beans are old.\n\n• one thing\n• another thing\n• a third thing'],
])('%s stays, whatever is asked', (_name, markdown) => {
	const every: SectionProblem[] = [{ section: 0, code: 'unfinished', advice: '' }];
	expect(mendSection({ heading: 'A', markdown }, every, contextOf()).markdown).toBe(markdown);
	expect(mended(markdown)).toBe(markdown);
});
