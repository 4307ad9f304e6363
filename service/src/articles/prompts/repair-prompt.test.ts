import { describe, expect, test } from 'vitest';
import { rulesOf } from '../content-types/index.ts';
import { briefOf, outlineOf } from './brief.testing.ts';
import { repairPrompt } from './repair-prompt.ts';

const rules = rulesOf('article');
const outline = outlineOf(1000, 'Roots', 'Trade', 'Houses');
const advice = ['Take out the placeholder “[Name]”.'];

describe('a repair', () => {
	const task = { brief: briefOf(), rules, outline, index: 1, markdown: 'Dear [Name].', advice, words: 330 };
	const { instructions, prompt } = repairPrompt({ ...task, advice: [...advice, 'End\nthe sentence.'] });

	test('has the section, the problems a line each, and the order to keep all the rest', () => {
		expect(instructions).toContain('keep the facts, order, wording and links of all the rest');
		expect(prompt).toContain('Dear [Name].');
		expect(prompt).toContain('\n- Take out the placeholder');
		expect(prompt).toContain('\n- End the sentence.');
	});

	test('names one length, the one that it is given', () => {
		expect(outline.sections[1]?.target_words).not.toBe(330);
		const lengths = `${instructions}\n${prompt}`.match(/\b\d+ words/g);
		expect(lengths).toEqual(['1000 words', '330 words']);
		expect(instructions).toContain('\n- About 330 words.');
	});
});
