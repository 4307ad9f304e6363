import type { ContentType } from '@draftsmith/shared';
import { describe, expect, test } from 'vitest';
import { rulesOf } from '../content-types/index.ts';
import { briefOf, outlineOf } from './brief.testing.ts';
import { sectionPrompt } from './section-prompt.ts';

const outline = outlineOf(1000, 'Roots', 'Trade', 'Houses');

describe('the text so far', () => {
	const list = '- 500 g rye flour\n- 350 ml water';
	const filler = 'The dough rests and rises. '.repeat(80);
	const written = [
		{ heading: '', markdown: 'A good bread.' },
		{ heading: 'Ingredients', markdown: `You need:\n\n${list}\n\n1. not a step\n\n| a | b |\n|---|---|\n| 1 | 2 |` },
	];
	const promptOf = (type: ContentType, sections: typeof written): string =>
		sectionPrompt({ brief: briefOf(), rules: rulesOf(type), outline, index: 2, written: sections }).prompt;

	test('holds the lists and tables that later sections must agree with, where the end of it does not', () => {
		const later = promptOf('recipe', [...written, { heading: 'Method', markdown: filler }]);
		expect(later).toMatch(/<<<lists \w+\nIngredients:\n- 500 g rye flour\n- 350 ml water\n\| a \| b \|/);
		expect(later).not.toContain('not a step');
		expect(promptOf('article', [...written, { heading: 'Method', markdown: filler }])).not.toContain('<<<lists');
	});

	test('stands there whole, and once, while it is short', () => {
		const prompt = promptOf('recipe', written);
		expect(prompt).toContain('The text so far:\n<<<text');
		expect(prompt.split(list)).toHaveLength(2);
		expect(prompt).not.toMatch(/<<<(?:summary|lists|end) /);
	});

	test('is bounded however many lists it has', () => {
		const lists = Array.from({ length: 60 }, (_, index) => ({
			heading: `Part ${index}`,
			markdown: `${'- a thing\n'.repeat(30)}\n${filler}`,
		}));
		const held = /<<<lists (\w+)\n([\s\S]*?)\n\1 lists>>>/.exec(promptOf('recipe', lists))?.[2] ?? '';
		expect(held.length).toBeGreaterThan(1400);
		expect(held.length).toBeLessThanOrEqual(1500);
		expect(held).toMatch(/- a thing$/);
	});
});
