import { expect, test } from 'vitest';
import { checkSections } from './check-sections.ts';
import { contextOf } from './corpus/context.ts';
import { mendSection } from './mend-section.ts';
import { problemText } from './problem-text.ts';
import type { ProblemCode } from './section-text.ts';

const GOOD = 'Beans are old, and people have known for a long time how good they are.';
const context = contextOf({ links: ['https://shop.example/beans'], avoid: ['cheap'] });

/** A fault of each kind in a section that has more to say, with what is left of it after mending. */
const faults: [ProblemCode, string, ProblemCode[]][] = [
	['placeholder', `${GOOD}\n\nCall us at [insert phone number] for [your company name]. The price is $XXX today.`, []],
	['self_reference', `Sure! Here is section 1:\n\n${GOOD}\n\nWant me to continue with the next section?`, []],
	['self_reference', `${GOOD}\n\nChanges made:\n- Removed the placeholder\n- Improved the flow`, []],
	['self_reference', `Section 1 of 4\n${GOOD}`, []],
	['duplicate_heading', `${GOOD}\n\n### Taste\n\nGood.\n\n### Taste\n\nOld.`, []],
	['unfinished', `${GOOD} And so the baker said that the`, []],
	['unfinished', `${GOOD}\n\n### Next steps`, []],
	['heading_level', `# A\n\n${GOOD}\n\n##### B\n\nOld.`, []],
	['foreign_link', `${GOOD} See [the study](https://evil.example/s) and https://evil.example/b for more.`, []],
	['foreign_link', `${GOOD}\n\nSee https://evil.example/b.`, []],
	['repetition', `${GOOD}\n\n${GOOD}`, []],
	['repetition', `${'The bread is good. '.repeat(9)}`, []],
	['avoided_word', `${GOOD} They are cheap.`, ['avoided_word']],
	['refusal', "I'm sorry, but I can't help with that request.", ['refusal']],
];

test.each(faults)('%s in %j is mended, or still reported', (code, markdown, left) => {
	const section = { heading: 'Beans', markdown };
	const problems = checkSections([section], context);
	expect(problems.map((problem) => problem.code)).toContain(code);
	const mended = mendSection(section, problems, context);
	expect(checkSections([mended], context).map((problem) => problem.code)).toEqual(left);
	if (left.length === 0) expect(mended.markdown).toMatch(/Beans are old|The bread is good/);
});

test('two faults of different kinds are both mended', () => {
	const section = { heading: 'Beans', markdown: `Sure!\n\n${GOOD}\n\n${GOOD}\n\nSee https://evil.example/x.` };
	const mended = mendSection(section, checkSections([section], context), context);
	expect(mended.markdown).toBe(GOOD);
	expect(checkSections([mended], context)).toEqual([]);
});

test.each(['mended', 'left'] as const)('what an editor reads of what was %s is a sentence of its own', (state) => {
	const codes = [...new Set(faults.map(([code]) => code)), 'too_short', 'too_long', 'wrong_language'] as const;
	const texts = codes.map((code) => problemText(code, state));
	expect(new Set(texts).size).toBe(codes.length);
	for (const text of texts) expect(text).toMatch(/^[A-Z].*\.$/);
	for (const code of codes) expect(problemText(code, 'mended')).not.toBe(problemText(code, 'left'));
});
