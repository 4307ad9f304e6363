import { expect, test } from 'vitest';
import { parseTombstone, shortHash, tombstoneLine } from './tombstone.ts';

const tombstone = {
	seq: 7,
	hash: 'abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789',
	kind: 'job_purged',
	subject: '019400a0-0000-7000-8000-000000000000',
	at: 1_760_000_000_000,
} as const;

test('a line says what was erased, and no more', () => {
	const line = tombstoneLine(tombstone);
	expect(line).toMatch(/^\{[^\n]*\}\n$/);
	expect(parseTombstone(line)).toEqual({ ...tombstone, hash: shortHash(tombstone.hash) });
	expect(shortHash(shortHash(tombstone.hash))).toBe(shortHash(tombstone.hash));
});

test('a line that was cut anywhere is none', () => {
	const line = tombstoneLine(tombstone).trim();
	for (let length = 0; length < line.length; length++) expect(parseTombstone(line.slice(0, length))).toBeUndefined();
});

test('other JSON is none', () => {
	const whole = JSON.parse(tombstoneLine(tombstone));
	const others = [null, 1, 'text', [], {}, { ...whole, kind: 'else' }, { ...whole, seq: '7' }];
	for (const other of others) expect(parseTombstone(JSON.stringify(other))).toBeUndefined();
});
