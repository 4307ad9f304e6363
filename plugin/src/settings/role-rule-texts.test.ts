import { expect, it, vi } from 'vitest';
import { EVERYTHING } from './preferences.ts';
import { obstacleOf, summaryOf } from './role-rule-texts.ts';

vi.stubGlobal('document', { documentElement: { lang: 'en' } });

it.each([
	[{}, 'Everything'],
	[{ allowed: false, articles_per_day: 3 }, 'Not allowed'],
	[{ models: ['baker'], articles_per_day: 1 }, '1 model, 1 article a day'],
	[{ content_types: ['news', 'faq'] as const, post_statuses: ['draft'] as const }, '2 content types, 1 post status'],
])('%j is told as “%s”', (changes, words) => {
	expect(summaryOf({ ...EVERYTHING, ...changes })).toBe(words);
});

it('a list of nothing is a dead end and is not saved', () => {
	expect(obstacleOf('Author', { ...EVERYTHING, models: [] })).toContain('Author: choose at least one');
	expect(obstacleOf('Author', { ...EVERYTHING, allowed: false, models: [] })).toBeNull();
});

it.each([0, -1, 1.5, Number.NaN, 100_001])('%s articles a day is no number of articles', (articles_per_day) => {
	expect(obstacleOf('Author', { ...EVERYTHING, articles_per_day })).toContain('from 1 to 100,000');
});
