import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLinkToken, readLinkToken } from './link-token.ts';

const key = createSecretKey(Buffer.alloc(32, 1));
const other = createSecretKey(Buffer.alloc(32, 2));
const ID = '01900000-0000-7000-8000-000000000000';

test('a token gives its id, and only with its key', () => {
	const token = createLinkToken(key, ID);
	expect(token).toMatch(/^[0-9a-f-]{36}\.[\w-]{43}$/);
	expect(readLinkToken(key, token)).toBe(ID);
	expect(readLinkToken(other, token)).toBeUndefined();
	expect(createLinkToken(other, ID)).not.toBe(token);
});

test('no altered token is read', () => {
	const token = createLinkToken(key, ID);
	fc.assert(
		fc.property(fc.nat(token.length - 1), fc.constantFrom(...'09afAZ-_.'), (index, character) => {
			const altered = token.slice(0, index) + character + token.slice(index + 1);
			expect(readLinkToken(key, altered)).toBe(altered === token ? ID : undefined);
		}),
	);
	for (const text of ['', '.', ID, `${ID}.`, `${token}.`, `${token}=`, token.slice(0, -1)]) {
		expect(readLinkToken(key, text), text).toBeUndefined();
	}
});
