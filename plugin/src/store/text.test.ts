import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeText } from './text.ts';

describe('mergeText', () => {
	it('appends at the end and replaces from the offset on', () => {
		expect(
			mergeText('', [
				{ offset: 0, text: 'Hello' },
				{ offset: 5, text: ' you' },
			]),
		).toBe('Hello you');
		expect(mergeText('Hello you', [{ offset: 6, text: 'all' }])).toBe('Hello all');
	});

	it('starts anew at offset 0', () => {
		expect(mergeText('first attempt', [{ offset: 0, text: 'second' }])).toBe('second');
	});

	it('drops what would leave a hole', () => {
		expect(
			mergeText('abc', [
				{ offset: 4, text: 'x' },
				{ offset: -1, text: 'y' },
			]),
		).toBe('abc');
	});

	it('counts UTF-16 units, as the service does', () => {
		expect(mergeText('😀', [{ offset: 2, text: '!' }])).toBe('😀!');
	});

	it('gives the whole text however it is cut, and when events come twice', () => {
		fc.assert(
			fc.property(fc.array(fc.string()), (parts) => {
				let offset = 0;
				const events = parts.map((text) => {
					const event = { offset, text };
					offset += text.length;
					return event;
				});
				expect(mergeText('', events)).toBe(parts.join(''));
				expect(mergeText(mergeText('', events), events)).toBe(parts.join(''));
			}),
		);
	});
});
