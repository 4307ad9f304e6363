import { expect, it } from 'vitest';
import { refusalText } from './insert-refusal.ts';

it('each refusal has a reason of its own, and an insert none', () => {
	expect(refusalText('nothing')).toMatch('at least one part');
	expect(refusalText('misplaced')).toMatch('another place');
	expect(refusalText('invalid')).toMatch('does not accept');
	for (const result of ['inserted', 'unsaved', null] as const) expect(refusalText(result)).toBeNull();
});
