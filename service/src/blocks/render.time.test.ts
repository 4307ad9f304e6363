import { describe, expect, it } from 'vitest';
import { cpuTime } from '../platform/cpu-time.testing.ts';
import { renderArticle } from './index.ts';

/** Inputs that make parsers of Markdown slow, each of about so many characters. */
const hard: Record<string, (size: number) => string> = {
	'opening brackets': (size) => '['.repeat(size),
	'images that never close': (size) => '!['.repeat(size / 2),
	'links inside of links': (size) => `${'['.repeat(size / 8)}a${'](b)'.repeat(size / 8)}`,
	'images inside of images': (size) => `${'!['.repeat(size / 16)}a${'](https://b.c)'.repeat(size / 16)}`,
	'emphasis that never closes': (size) => '*a _b **c '.repeat(size / 10),
	'emphasis inside of emphasis': (size) => `${'**a *b '.repeat(size / 14)}${'c* d**'.repeat(size / 14)}`,
	'runs of stars': (size) => `${'*'.repeat(size / 2)}a${'*'.repeat(size / 2)}`,
	'runs of backticks': (size) => Array.from({ length: Math.sqrt(size * 2) }, (_, at) => '`'.repeat(at)).join(' '),
	'many small decorations': (size) => '*a* **b** ~~c~~ `d` '.repeat(size / 20),
	'decorations within decorations': (size) => '***a** b* '.repeat(size / 10),
	'many decorations with a tag between': (size) => '**a**<b></b>'.repeat(size / 12),
	'quotes inside of quotes': (size) => `${'>'.repeat(size)}a`,
	'lines in deep quotes': (size) => `${'> '.repeat(40)}a\n`.repeat(size / 82),
	'lists inside of lists': (size) => `${'- '.repeat(size / 2)}a`,
	'numbered lists inside of lists': (size) => `${'1. '.repeat(size / 3)}a`,
	'lists that go ever deeper': (size) =>
		Array.from({ length: Math.sqrt(size) }, (_, at) => `${'  '.repeat(at)}- a`).join('\n'),
	'quotes and lists by turns': (size) => `${'> - '.repeat(size / 4)}a`,
	'tags that never end': (size) => '<a '.repeat(size / 3),
	'comments that never end': (size) => 'a <!-- '.repeat(size / 7),
	'comments that end far away': (size) => `${'> <!--\n\n'.repeat(size / 8)}-->`,
	'scripts that never end': (size) => '<script>\n\n'.repeat(size / 10),
	'details inside of details': (size) =>
		`${'<details><summary>a</summary>\n'.repeat(size / 60)}${'b</details>\n\n'.repeat(size / 60)}`,
	'details that never close': (size) => '<details>\n<summary>a</summary>\n\nb\n\n'.repeat(size / 40),
	'details that never open': (size) => 'a</details>\n'.repeat(size / 12),
	'details in one line': (size) => '<details><summary>a</summary>b</details>'.repeat(size / 40),
	'tags of details only': (size) => '<details>'.repeat(size / 19) + '</details>'.repeat(size / 19),
	'summaries that never close': (size) => '<details><summary>'.repeat(size / 18),
	'many summaries in one': (size) => `<details>${'<summary>a\n\n'.repeat(size / 12)}</details>`,
	'details that do not end their tag': (size) => '<details \n'.repeat(size / 10),
	'details in quotes in details': (size) => `${'> <details><summary>a</summary>\n'.repeat(size / 33)}`,
	'line breaks in bold': (size) => `**a${'<br>'.repeat(size / 4)}b**`,
	'wide tables': (size) => `${'|a'.repeat(size / 6)}|\n${'|-'.repeat(size / 6)}|\n${'|b'.repeat(size / 6)}|`,
	'long tables': (size) => `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(size / 6)}`,
	'link definitions': (size) => Array.from({ length: size / 12 }, (_, at) => `[a${at}]: b`).join('\n'),
	footnotes: (size) => Array.from({ length: size / 20 }, (_, at) => `a[^${at}]\n\n[^${at}]: b\n\n`).join(''),
	'definitions inside of footnotes': (size) => '[^a]: '.repeat(size / 6),
	addresses: (size) => 'https://a.b/c '.repeat(size / 14),
	'one long address': (size) => `https://a.b/${'(?!.'.repeat(size / 4)}`,
	'addresses that are none': (size) => 'a@a.www.http://'.repeat(size / 15),
	entities: (size) => '&amp;&#38;&x;'.repeat(size / 13),
	joiners: (size) => 'a\u200d\ufe0f'.repeat(size / 3),
	'hidden tags after a flag': (size) => `\u{1f3f4}${'\u{e0061}'.repeat(size / 2)}`,
	'empty lines in code': (size) => `\`\`\`\n${'\n'.repeat(size)}x\n\`\`\``,
	'addresses in code': (size) => `\`\`\`\n${'https://a.b\n'.repeat(size / 12)}\`\`\``,
	spaces: (size) => `a${' '.repeat(size)}b`,
	'Chinese lines': (size) => '中文\n'.repeat(size / 3),
};

describe('time grows with the length of the text and with nothing else', () => {
	it.each(Object.entries(hard))('%s', (_name, write) => {
		const small = write(8_000);
		const large = write(128_000);
		renderArticle(small, {});
		// Noise only ever makes a run slower: the best of three is the measure.
		const ratio = fastest(large) / Math.max(fastest(small), 0.5);
		// Linear is 16; quadratic would be 256.
		expect(ratio).toBeLessThan(64);
	});

	it('refuses a text that is too long, and says what to do', () => {
		expect(() => renderArticle('a'.repeat(2_000_001), {})).toThrow(/2000001 characters; cut it to 2000000/);
	});
});

/** Least that is measured at a time, ms: the system counts processor time in steps of up to 10 ms. */
const MEASURED = 20;

/** Processor time of the fastest of three runs, or of three times as many as can be measured, ms. */
function fastest(markdown: string): number {
	const runs = [0, 1, 2].map(() => {
		const start = cpuTime();
		let count = 0;
		do {
			renderArticle(markdown, {});
			count++;
		} while (cpuTime() - start < MEASURED);
		return (cpuTime() - start) / count;
	});
	return Math.min(...runs);
}
