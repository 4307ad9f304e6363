import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createApiKey, hashApiKey, isWellFormedApiKey } from './api-key.ts';

test('a key has its prefix, 190 random bits and a checksum', () => {
	const keys = new Set(Array.from({ length: 1000 }, createApiKey));
	expect(keys.size).toBe(1000);
	for (const key of keys) {
		expect(key).toMatch(/^dsk_live_[0-9A-Za-z]{38}$/);
		expect(isWellFormedApiKey(key)).toBe(true);
	}
});

test('any one wrong character is noticed', () => {
	fc.assert(
		fc.property(fc.nat(46), fc.constantFrom(...'0123456789ABCXYZabcxyz_-'), (index, character) => {
			const key = createApiKey();
			const altered = key.slice(0, index) + character + key.slice(index + 1);
			expect(isWellFormedApiKey(altered)).toBe(altered === key);
		}),
	);
});

test('the stored hash depends on the pepper and is not the key', () => {
	const key = createApiKey();
	const [one, other] = [1, 2].map((byte) => hashApiKey(createSecretKey(Buffer.alloc(32, byte)), key));
	expect(one).toMatch(/^[0-9a-f]{64}$/);
	expect(one).not.toBe(other);
	expect(one).not.toContain(key.slice(9));
});
