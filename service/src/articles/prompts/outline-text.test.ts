import { expect, test } from 'vitest';
import { outlineOf } from './brief.testing.ts';
import { outlineText } from './outline-text.ts';

test('headings and points are sentences, each ended once, and an opening has no heading', () => {
	const outline = outlineOf(300, 'Why wait?', '起源。');
	expect(outlineText(outline)).toBe('what the opening says. Why wait? what Why wait? says. 起源。 what 起源。 says.');
	expect(outlineText({ sections: [{ heading: '', points: [] }] })).toBe('');
});
