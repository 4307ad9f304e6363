import { expect, it } from 'vitest';
import { EVERYTHING, isEverything, isUndecided, OTHERS, ruleOf, withRule } from './preferences.ts';

const SHOWN = ['editor', 'author'];
const bounded = { ...EVERYTHING, articles_per_day: 3 };

it('while there are no rules everything is allowed; the first one decides for all roles that there are', () => {
	expect([ruleOf({}, 'author'), isUndecided({}, 'author'), ruleOf({}, OTHERS)]).toEqual([
		EVERYTHING,
		false,
		EVERYTHING,
	]);
	expect(withRule({}, 'author', bounded, SHOWN)).toEqual({ editor: EVERYTHING, author: bounded });
});

it('a role that comes after the rules is undecided, and under the rule for all others', () => {
	const roles = withRule({}, 'author', bounded, SHOWN);
	expect(isUndecided(roles, 'shop_manager')).toBe(true);
	expect(ruleOf(roles, 'shop_manager')).toEqual({ ...EVERYTHING, allowed: false });
	expect(ruleOf(roles, OTHERS)).toEqual({ ...EVERYTHING, allowed: false });
	expect(ruleOf(withRule(roles, OTHERS, bounded, SHOWN), 'shop_manager')).toEqual(bounded);
	const decided = withRule(roles, 'shop_manager', EVERYTHING, [...SHOWN, 'shop_manager']);
	expect(ruleOf(decided, 'shop_manager')).toEqual(EVERYTHING);
});

it('when nothing is bounded any more the rules go, but not while a role is undecided or all others are bounded', () => {
	const roles = withRule({}, 'author', bounded, SHOWN);
	const open = { editor: EVERYTHING, author: EVERYTHING };
	expect(withRule(roles, 'author', EVERYTHING, SHOWN)).toEqual({});
	expect(withRule(roles, 'author', EVERYTHING, [...SHOWN, 'shop_manager'])).toEqual(open);
	const closed = withRule({}, OTHERS, { ...EVERYTHING, allowed: false }, SHOWN);
	expect(closed).toEqual({ ...open, [OTHERS]: { ...EVERYTHING, allowed: false } });
	expect(withRule(closed, OTHERS, EVERYTHING, SHOWN)).toEqual({});
});

it('rules of other roles stay as they are', () => {
	const author = { ...EVERYTHING, allowed: false };
	const editor = { ...EVERYTHING, models: ['baker'] };
	expect(withRule({ author }, 'editor', editor, SHOWN)).toEqual({ author, editor });
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
