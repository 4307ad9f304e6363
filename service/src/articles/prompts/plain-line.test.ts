import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameness } from '../same-words.ts';
import { plainLine, saysSomething } from './plain-line.ts';

test.each([
	['**Bold** and `code` in [a link](https://x.example)', 'Bold and code in a link'],
	['3. Oktober 1990', '3. Oktober 1990'],
	['1990. gadā', '1990. gadā'],
	['- 5 °C', '- 5 °C'],
	['# 1 choice', '# 1 choice'],
	['2 * 3 * 4 < 5', '2 * 3 * 4 < 5'],
	['snake_case_name', 'snake_case_name'],
	['<b>not</b> <script>bad</script>HTML', 'not HTML'],
	['Why?**', 'Why?'],
	['a\u200bb\u202ec\u0007d\ufeffe', 'abcde'],
	['two\n\nlines', 'two lines'],
	['Tom &amp; Jerry', 'Tom & Jerry'],
	['می‌خواهم', 'می‌خواهم'],
	[' ', ''],
])('%j reads %j', (markdown, expected) => {
	expect(plainLine(markdown)).toBe(expected);
});

test('any line becomes one line without anything hidden', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (markdown) => {
			const line = plainLine(markdown);
			expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u);
			expect(line).toBe(line.trim());
		}),
		{ numRuns: 300 },
	);
});

test('what differs in case and punctuation alone is the same', () => {
	expect(sameness('Coffee, Houses!')).toBe(sameness('coffee houses'));
	expect(sameness('कॉफ़ी')).not.toBe(sameness('काफी'));
	expect(saysSomething('— …')).toBe(false);
	expect(saysSomething('७')).toBe(true);
});
