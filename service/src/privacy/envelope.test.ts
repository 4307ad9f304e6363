import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEnvelope, openEnvelope } from './envelope.ts';
import { unwrapDataKey } from './wrapped-key.ts';

const master = { id: 1, key: createSecretKey(Buffer.alloc(32, 7)) };

test('what is sealed opens again with the wrapped key', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 3000 }), (plain) => {
			const envelope = createEnvelope(master, 'job');
			const sealed = envelope.seal('result', plain);
			const again = openEnvelope(master, 'job', envelope.wrappedKey);
			expect(Buffer.compare(again.open('result', sealed), plain)).toBe(0);
		}),
	);
});

test('each job has a key of its own, wrapped by the one of the service', () => {
	const ids = Array.from({ length: 50 }, (_, index) => `job-${index}`);
	const keys = ids.map((id) => {
		const { wrappedKey } = createEnvelope(master, id);
		return unwrapDataKey(master, id, wrappedKey).toString('hex');
	});
	expect(new Set(keys).size).toBe(ids.length);
	for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/);
	expect(keys).not.toContain(master.key.export().toString('hex'));
});

test('every altered byte is noticed', () => {
	const envelope = createEnvelope(master, 'job');
	const sealed = envelope.seal('request', 'secret text');
	for (let index = 0; index < sealed.length; index++) {
		const altered = Buffer.from(sealed);
		altered[index] = (altered[index] ?? 0) ^ 1;
		expect(() => envelope.open('request', altered)).toThrow();
	}
});

test('a ciphertext belongs to its job, its part and its master key', () => {
	const envelope = createEnvelope(master, 'job');
	const sealed = envelope.seal('request', 'secret text');
	expect(sealed.includes('secret')).toBe(false);
	expect(() => envelope.open('result', sealed)).toThrow();
	expect(() => openEnvelope(master, 'another job', envelope.wrappedKey)).toThrow();
	expect(() =>
		openEnvelope({ id: 1, key: createSecretKey(Buffer.alloc(32, 8)) }, 'job', envelope.wrappedKey),
	).toThrow();
});
