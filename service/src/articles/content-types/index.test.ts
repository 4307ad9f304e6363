import { ContentType } from '@draftsmith/shared';
import { expect, test } from 'vitest';
import { newestVersion, rulesOf } from './index.ts';

const TYPES = ContentType.options;

test('each of the 12 content types has rules under its own name, numbered from 1', () => {
	expect(TYPES).toHaveLength(12);
	for (const type of TYPES) {
		expect(rulesOf(type).id).toBe(type);
		expect(newestVersion(type)).toBe(rulesOf(type).version);
		for (let version = 1; version <= newestVersion(type); version++)
			expect(rulesOf(type, version).version).toBe(version);
	}
});

test('a version that does not exist is refused with its type, its number and what to do', () => {
	expect(() => rulesOf('recipe', 99)).toThrow(/version 99 .* recipe: run/);
	expect(() => rulesOf('recipe', 0)).toThrow(/version 0/);
});

test.each(TYPES)('the rules for %s are whole sentences that differ, and bounds that can be met', (type) => {
	const { sections, outline, writing, openingRules, closingRules, kind } = rulesOf(type);
	const rules = [...outline, ...writing, ...openingRules, ...closingRules];
	for (const rule of rules) expect(rule).toMatch(/^(?:\p{Lu}).{15,300}[.!?]$/u);
	expect(new Set(rules).size).toBe(rules.length);
	expect(outline.length).toBeGreaterThanOrEqual(4);
	expect(writing.length).toBeGreaterThanOrEqual(4);
	expect(openingRules.length).toBeGreaterThanOrEqual(1);
	// A rule that begins so belongs to the part alone.
	for (const rule of writing) expect(rule).not.toMatch(/^(?:Opening|Last section|Conclusion)\b/);
	expect(kind).toMatch(/^an? /);
	expect(sections.fewest).toBeGreaterThanOrEqual(2);
	expect(sections.most).toBeGreaterThan(sections.fewest);
	expect(sections.wordsEach).toBeGreaterThanOrEqual(50);
});

test('what an editor would demand of a type is among its rules', () => {
	const text = (type: ContentType): string => {
		const { outline, writing, openingRules, closingRules } = rulesOf(type);
		return [...outline, ...writing, ...openingRules, ...closingRules].join('\n');
	};
	expect(text('recipe')).toMatch(/bulleted list.*metric/);
	expect(text('recipe')).toMatch(/numbered list/);
	expect(text('recipe')).toMatch(/Storage/);
	expect(text('comparison')).toMatch(/Markdown table/);
	expect(text('faq')).toMatch(/every heading a question/);
	expect(text('news')).toMatch(/who, what, when and where in the first paragraph/);
	expect(text('product-review')).toMatch(/have not held or tested/);
	expect(text('landing-page')).toMatch(/Invent no testimonials/);
	expect(text('newsletter')).toMatch(/greet[\s\S]*good-bye/);
	expect(text('interview-questions')).toMatch(/group of questions/);
	expect(text('how-to')).toMatch(/numbered list/);
	expect(text('listicle')).toMatch(/exactly that many/);
	expect(rulesOf('recipe').recallsLists).toBe(true);
	expect(rulesOf('news').recallsLists).toBe(false);
	expect(rulesOf('listicle').numbered).toBe(true);
	expect(rulesOf('faq').faq).toBe(true);
	expect(rulesOf('news').faq).toBe(false);
});
