import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cpuTime } from '../../platform/cpu-time.testing.ts';
import { linksOf, normalLink } from './links-of.ts';

test.each([
	['See https://example.com/a.', ['https://example.com/a']],
	['[our shop](https://shop.example/x?y=1#z), thanks', ['https://shop.example/x?y=1#z']],
	['(https://en.wikipedia.org/wiki/Foo_(bar))', ['https://en.wikipedia.org/wiki/Foo_(bar)']],
	['[a](https://a.example/(x)) and <http://b.example>', ['https://a.example/(x)', 'http://b.example/']],
	['HTTPS://EXAMPLE.com:443/A/../B', ['https://example.com/B']],
	['**https://a.example/x**, “https://a.example/x”!', ['https://a.example/x']],
	['参考：https://例え.jp/道。次に', ['https://xn--r8jz45g.jp/%E9%81%93']],
	['https://[2001:db8::1]:8080/x]', ['https://[2001:db8::1]:8080/x']],
	['https://a.example/?q=(1,2) or https://b.example…', ['https://a.example/?q=(1,2)', 'https://b.example/']],
	['javascript:alert(1) ftp://x.example mailto:a@b.example www.example.com', []],
	['https://user:secret@example.com/ http:// https://', []],
	['xhttps://example.com', []],
	['', []],
])('%j holds %j', (prompt, links) => {
	expect(linksOf(prompt)).toEqual(links);
});

test('there are at most 50, in their order', () => {
	const prompt = Array.from({ length: 80 }, (_, index) => `https://example.com/${index}`).join(' ');
	const links = linksOf(prompt);
	expect(links).toHaveLength(50);
	expect(links[49]).toBe('https://example.com/49');
});

test('a link of more than 2,000 characters is none', () => {
	expect(linksOf(`https://example.com/${'a'.repeat(2000)}`)).toEqual([]);
	expect(linksOf(`https://example.com/${'é'.repeat(1000)}`)).toEqual([]);
});

test('every link is http(s), in its normal form, and once; any text is read', () => {
	const prompt = fc
		.array(fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string({ unit: 'binary' })))
		.map((parts) => parts.join(' '));
	fc.assert(
		fc.property(prompt, (text) => {
			const links = linksOf(text);
			for (const link of links) expect(normalLink(link)).toBe(link);
			expect(new Set(links).size).toBe(links.length);
		}),
	);
});

test('time is linear', () => {
	const start = cpuTime();
	for (const hostile of ['https://', 'https://a(', '(', 'http://a.b/.'].map((part) => part.repeat(100_000)))
		linksOf(hostile);
	expect(cpuTime() - start).toBeLessThan(2000);
});
