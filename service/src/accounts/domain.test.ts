import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPublicDomain, normalizeDomain } from './domain.ts';

test.each([
	['Example.COM', 'example.com'],
	['https://Example.com/blog/?a=1#b', 'example.com'],
	['http://example.com:8080/', 'example.com:8080'],
	['https://example.com:443', 'example.com'],
	['example.com:8443', 'example.com:8443'],
	['www.example.com', 'example.com'],
	['www.com', 'www.com'],
	['bücher.example', 'xn--bcher-kva.example'],
	['ПРИМЕР.рф', 'xn--e1afmkfd.xn--p1ai'],
	['example.com.', 'example.com'],
	['  example.com\n', 'example.com'],
	['localhost:8881', 'localhost:8881'],
	['[::1]:80', '[::1]'],
	['http://example.com:443', 'example.com'],
	['https://example.com:80', 'example.com'],
	['example.com:80', 'example.com'],
	['example.com..', 'example.com'],
	['www.www.example.com', 'example.com'],
	['www.www.com', 'www.com'],
])('%j is written %j', (input, expected) => {
	expect(normalizeDomain(input)).toBe(expected);
});

test.each([
	'',
	' ',
	'https://',
	'ftp://example.com',
	'user:secret@example.com',
	'exa mple.com',
	'javascript:alert(1)',
	'.',
	'a..example.com',
	'.example.com',
	'www..com',
])('%j is refused', (input) => {
	expect(() => normalizeDomain(input)).toThrow(/host/);
});

/** Any web address, and the odd spellings of its host. */
const spelledUrl = fc
	.record({
		scheme: fc.constantFrom('', 'http://', 'https://'),
		www: fc.constantFrom('', 'www.', 'WWW.www.'),
		host: fc.oneof(fc.domain(), fc.constantFrom('www.com', 'bücher.example')),
		dots: fc.constantFrom('', '.', '...'),
		port: fc.constantFrom('', ':80', ':443', ':8080'),
	})
	.map(({ scheme, www, host, dots, port }) => `${scheme}${www}${host}${dots}${port}`);

test('writing a domain again changes nothing', () => {
	fc.assert(
		fc.property(spelledUrl, (url) => {
			const once = normalizeDomain(url);
			expect(normalizeDomain(once)).toBe(once);
		}),
	);
});

test.each([
	['example.com', true],
	['example.com:8443', true],
	['localhost:8881', false],
	['intranet', false],
	['printer.local', false],
	['192.168.1.4', false],
	['[::1]:80', false],
	['router.home.arpa', false],
	['site.test', false],
])('%s public: %s', (domain, expected) => {
	expect(isPublicDomain(domain)).toBe(expected);
});
