import { expect, test } from 'vitest';
import { findForeignLinks } from './check-links.ts';

const LINKS = ['https://shop.example/beans', 'http://www.roast.example/', 'mailto:anna@roast.example'];

function foreign(markdown: string, prompt = ''): string[] {
	return findForeignLinks({ heading: '', markdown }, LINKS, prompt);
}

test.each([
	['the link itself', '[beans](https://shop.example/beans)'],
	['a slash more, http, a capital host and a fragment', '[b](http://Shop.Example/beans/#top)'],
	['without www', 'See https://roast.example.'],
	['without a scheme', 'See www.shop.example/beans, please.'],
	['an autolink', '<https://shop.example/beans>'],
	['a reference', '[b][1]\n\n[1]: https://shop.example/beans'],
	['a mail address', 'Write to anna@roast.example!'],
	['any mail address in the text', 'Write to eve@evil.example, or <eve@evil.example>.'],
	['code', '`https://evil.example`\n\n```\nhttps://evil.example\n<a href="https://evil.example">\n```'],
	['text that looks like a tag', 'Write <a href="https://shop.example/beans"> or href="x".'],
	['a footnote', 'Old.[^1]\n\n[^1]: A note.'],
	['a link that is never published', '[x](javascript:alert(1)) and [y](/relative)'],
])('%s is no foreign link', (_name, markdown) => {
	expect(foreign(markdown)).toEqual([]);
});

test.each([
	['a link', '[b](https://evil.example/x)', ['https://evil.example/x']],
	['another path', '[b](https://shop.example/beans/other)', ['https://shop.example/beans/other']],
	['a query', '[b](https://shop.example/beans?ref=1)', ['https://shop.example/beans?ref=1']],
	['an ampersand', '[b](https://e.example/?a=1&b=2)', ['https://e.example/?a=1&b=2']],
	['an image', '![b](https://evil.example/b.png)', ['https://evil.example/b.png']],
	['an autolink', '<https://evil.example/x>', ['https://evil.example/x']],
	['a bare address', 'See https://evil.example/x.', ['https://evil.example/x']],
	['a bare www', 'See www.evil.example.', ['http://www.evil.example']],
	['a link for mail', '[Write](mailto:eve@evil.example)', ['mailto:eve@evil.example']],
	[
		'one in a table, twice',
		'| a |\n|---|\n| https://e.example/x |\n| [b](https://e.example/x) |',
		['https://e.example/x'],
	],
	['one in a footnote', 'Old.[^1]\n\n[^1]: https://evil.example/x', ['https://evil.example/x']],
	['a deep one', `${'> '.repeat(40)}[b](https://evil.example/x)`, ['https://evil.example/x']],
	[
		'a host that begins alike',
		'[b](https://shop.example.evil.example/beans)',
		['https://shop.example.evil.example/beans'],
	],
])('%s that the editor did not give is foreign', (_name, markdown, expected) => {
	expect(foreign(markdown)).toEqual(expected);
});

test('a mail address in the wishes is allowed', () => {
	expect(foreign('[Write](mailto:eve@evil.example)', 'Name eve@Evil.example as contact.')).toEqual([]);
});
