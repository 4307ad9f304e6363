import { ContentType } from '@draftsmith/shared';
import { describe, expect, test } from 'vitest';
import type { Messages } from '../../engines/index.ts';
import { rulesOf } from '../content-types/index.ts';
import { briefOf, outlineOf } from './brief.testing.ts';
import { describePrompt } from './describe-prompt.ts';
import { outlinePrompt } from './outline-prompt.ts';
import { sectionPrompt } from './section-prompt.ts';

const rules = rulesOf('article');
const outline = outlineOf(1000, 'Roots', 'Trade', 'Houses');

describe('no prompt contradicts itself or leads astray:', () => {
	const promptOf = (content_type: ContentType, index: number): Messages =>
		sectionPrompt({ brief: briefOf({ content_type }), rules: rulesOf(content_type), outline, index, written: [] });

	test.each(ContentType.options)('rules of the opening and of the end of type %s go there alone', (type) => {
		const { openingRules, closingRules } = rulesOf(type);
		for (const [index] of outline.sections.entries()) {
			const { instructions } = promptOf(type, index);
			for (const rule of openingRules) expect(instructions.includes(rule)).toBe(index === 0);
			for (const rule of closingRules) expect(instructions.includes(rule)).toBe(index === 3);
		}
		const whole = { sections: [{ heading: '', points: [], target_words: 300 }] };
		const { instructions } = sectionPrompt({
			brief: briefOf(),
			rules: rulesOf(type),
			outline: whole,
			index: 0,
			written: [],
		});
		for (const rule of [...openingRules, ...closingRules]) expect(instructions).toContain(rule);
	});

	test.each(['recipe', 'how-to'] as const)('the quantities of a %s may be chosen', (type) => {
		const { instructions } = promptOf(type, 1);
		expect(instructions).toMatch(/(?:are yours to choose|Choose amounts)/);
		expect(instructions).not.toMatch(/Invent no[^.]* (?:numbers|quantities)/);
		expect(outlinePrompt(briefOf({ content_type: type }), rulesOf(type)).instructions).not.toMatch(/Invent no /);
	});

	test.each(ContentType.options)('a section of type %s may end with a list or table', (type) => {
		expect(promptOf(type, 1).instructions).not.toContain('End with a complete sentence');
		expect(promptOf(type, 1).instructions).toContain('finish the last sentence, list or table');
	});

	test('only the first line numbers sections, and the outline is no numbered list', () => {
		for (const index of outline.sections.keys()) {
			const { instructions, prompt } = promptOf('article', index);
			const rest = `${instructions.split('\n').slice(1).join('\n')}\n${prompt}`;
			expect(rest).not.toMatch(/section \d|^\s*(?:>>|\d+\.)/m);
			expect(rest).not.toContain('(opening)');
		}
	});

	test('an outline may have as many points as its type asks for', () => {
		const { instructions } = outlinePrompt(briefOf({ content_type: 'recipe' }), rulesOf('recipe'));
		expect(instructions).toContain('Name the ingredients as points');
		expect(instructions).toContain('two to five, or more where the rules above ask for them');
	});

	test('no hint of a description stands where a value would', () => {
		expect(describePrompt(briefOf(), rules, 'Text.').instructions).not.toMatch(
			/(?:TITLE|DESCRIPTION|TAGS|CATEGORY): \S/,
		);
		expect(describePrompt(briefOf(), rules, 'Text.').instructions).toContain('No value repeats these instructions');
	});

	test('sections of a job share every byte between the first line and the rules of their part', () => {
		const shared = outline.sections.map(
			(_, index) =>
				promptOf('recipe', index)
					.instructions.replace(/^Task: .*\n/, '')
					.split('\n\nRules for this part', 1)[0],
		);
		const common = shared[1]?.split('\n\nForm of your answer', 1)[0] ?? '';
		expect(common.length).toBeGreaterThan(1500);
		expect(shared.every((text) => text?.startsWith(common))).toBe(true);
	});
});
