import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sealWith } from './aes-gcm.ts';
import { ringKeyIdOf, unwrapDataKey, wrapDataKey } from './wrapped-key.ts';

const key = createSecretKey(Buffer.alloc(32, 7));
const dataKey = randomBytes(32);

test('a data key opens with the ring key that wrapped it, whatever that one’s id', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 0xff_ff_ff_ff }), fc.uint8Array({ maxLength: 64 }), (id, plain) => {
			const wrapped = wrapDataKey({ id, key }, 'job', plain);
			expect(ringKeyIdOf(wrapped)).toBe(id);
			expect(unwrapDataKey({ id, key }, 'job', wrapped)).toEqual(Buffer.from(plain));
		}),
	);
});

test('every altered byte is noticed, that of the id too', () => {
	const wrapped = wrapDataKey({ id: 3, key }, 'job', dataKey);
	for (let index = 0; index < wrapped.length; index++) {
		const altered = Buffer.from(wrapped);
		altered[index] = (altered[index] ?? 0) ^ 1;
		expect(() => unwrapDataKey({ id: ringKeyIdOf(altered), key }, 'job', altered), `byte ${index}`).toThrow();
	}
	for (let length = 0; length < wrapped.length; length++) {
		const cut = wrapped.subarray(0, length);
		expect(() => unwrapDataKey({ id: ringKeyIdOf(cut), key }, 'job', cut), `${length} bytes`).toThrow();
	}
});

test('it belongs to one owner and one ring key', () => {
	const wrapped = wrapDataKey({ id: 3, key }, 'job', dataKey);
	expect(() => unwrapDataKey({ id: 3, key }, 'another', wrapped)).toThrow();
	expect(() => unwrapDataKey({ id: 4, key }, 'job', wrapped)).toThrow();
	expect(() => unwrapDataKey({ id: 3, key: createSecretKey(Buffer.alloc(32, 8)) }, 'job', wrapped)).toThrow();
});

test('what was wrapped before there was a ring opens with its first key', () => {
	const wrapped = sealWith(key, 'job/key', dataKey);
	expect(ringKeyIdOf(wrapped)).toBe(1);
	expect(unwrapDataKey({ id: 1, key }, 'job', wrapped)).toEqual(dataKey);
});

test('bytes that lie in a larger buffer are read from where they begin', () => {
	const wrapped = wrapDataKey({ id: 258, key }, 'job', dataKey);
	const inside = Buffer.concat([randomBytes(9), wrapped, randomBytes(9)]).subarray(9, 9 + wrapped.length);
	expect(ringKeyIdOf(inside)).toBe(258);
	expect(unwrapDataKey({ id: 258, key }, 'job', inside)).toEqual(dataKey);
});
