import { expect, it } from 'vitest';
import { mayAsk } from './hold.ts';

it('a hidden page renews what it holds on the timer, and asks for nothing else', () => {
	expect(mayAsk({ isHeld: true, isTimed: true, visibility: 'hidden' })).toBe(true);
	expect(mayAsk({ isHeld: false, isTimed: true, visibility: 'hidden' })).toBe(false);
	expect(mayAsk({ isHeld: true, isTimed: false, visibility: 'hidden' })).toBe(false);
});

it('a visible page asks for the article whatever made it look', () => {
	for (const isHeld of [true, false])
		for (const isTimed of [true, false]) expect(mayAsk({ isHeld, isTimed, visibility: 'visible' })).toBe(true);
});
