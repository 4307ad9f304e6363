import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

test('keys in the order of their UTF-16 units, no spaces, texts as JSON writes them (RFC 8785, 3.2.3)', () => {
	const given = { '\u20ac': 'Euro', '\r': 'CR', '1': 'One', '\u{1f600}': 'Smiley', '\u00f6': 'o', '\ufb33': 'Dalet' };
	expect(canonicalJson(given)).toBe(
		'{"\\r":"CR","1":"One","\u00f6":"o","\u20ac":"Euro","\u{1f600}":"Smiley","\ufb33":"Dalet"}',
	);
});

test('whatever the order in which it was built, and however deep', () => {
	expect(canonicalJson({ b: [{ d: 1, c: null }, 'x'], a: { z: true, y: 1e21 } })).toBe(
		'{"a":{"y":1e+21,"z":true},"b":[{"c":null,"d":1},"x"]}',
	);
});

test('what JSON leaves out is left out', () => {
	expect(canonicalJson({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
});
