import { expect, it } from 'vitest';
import { mayAsk } from './hold.ts';

it('a hidden page renews what it holds on the timer, and asks for nothing else', () => {
	const page = { isLeft: false, visibility: 'hidden' } as const;
	expect(mayAsk({ ...page, isHeld: true, isTimed: true })).toBe(true);
	expect(mayAsk({ ...page, isHeld: false, isTimed: true })).toBe(false);
	expect(mayAsk({ ...page, isHeld: true, isTimed: false })).toBe(false);
});

it('a visible page asks for the article whatever made it look, until it is left', () => {
	for (const isHeld of [true, false])
		for (const isTimed of [true, false])
			for (const isLeft of [true, false])
				expect(mayAsk({ isHeld, isTimed, isLeft, visibility: 'visible' })).toBe(!isLeft);
});
