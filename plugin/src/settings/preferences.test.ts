import { expect, it } from 'vitest';
import { EVERYTHING, isEverything, withRule } from './preferences.ts';

it('a rule that allows everything is not kept', () => {
	const bounded = { ...EVERYTHING, articles_per_day: 3 };
	const roles = withRule({}, 'author', bounded);
	expect(roles).toEqual({ author: bounded });
	expect(withRule(roles, 'author', EVERYTHING)).toEqual({});
});

it('rules of other roles stay as they are', () => {
	const author = { ...EVERYTHING, allowed: false };
	const editor = { ...EVERYTHING, models: ['baker'] };
	expect(withRule({ author }, 'editor', editor)).toEqual({ author, editor });
});

it.each([
	[{}, true],
	[{ allowed: false }, false],
	[{ models: [] }, false],
	[{ post_statuses: ['draft'] as const }, false],
	[{ articles_per_day: 1 }, false],
])('%j allows everything: %s', (changes, expected) => {
	expect(isEverything({ ...EVERYTHING, ...changes })).toBe(expected);
});
