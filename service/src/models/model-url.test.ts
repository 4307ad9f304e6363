import { expect, test } from 'vitest';
import { modelName, modelUrl, redirectUrl } from './model-url.ts';

test.each([
	'https://models.example/a.gguf',
	'http://127.0.0.1:8000/a.gguf',
	'http://localhost/a.gguf',
	'http://[::1]:1/a',
])('%s may be fetched', (address) => {
	expect(modelUrl(address).href).toBe(new URL(address).href);
});

test.each([
	'a.gguf',
	'',
	'http://models.example/a.gguf',
	'http://127.0.0.1.example/a.gguf',
	'ftp://models.example/a.gguf',
	'file:///etc/passwd',
	'https://user:secret@models.example/a.gguf',
	'https://token@models.example/a.gguf',
])('%s may not be fetched', (address) => {
	expect(() => modelUrl(address)).toThrow(/address/);
});

test('the error does not repeat a password', () => {
	expect(() => modelUrl('https://user:secret@models.example/a.gguf')).not.toThrow(/secret/);
});

test('a redirect leads to https, and from this machine also to this machine', () => {
	const outside = new URL('https://models.example/a.gguf');
	const inside = new URL('http://127.0.0.1:8000/a.gguf');
	expect(redirectUrl(outside, '/b.gguf').href).toBe('https://models.example/b.gguf');
	expect(redirectUrl(outside, 'https://cdn.example/x?y').href).toBe('https://cdn.example/x?y');
	expect(redirectUrl(inside, 'http://localhost:9000/x').port).toBe('9000');
});

test.each([
	['http://models.example/a'],
	['http://127.0.0.1/a'],
	['https://user:secret@cdn.example/a'],
	['file:///etc/passwd'],
	['https://['],
	[null],
])('a redirect to %s is not followed', (location) => {
	expect(() => redirectUrl(new URL('https://models.example/a.gguf'), location)).toThrow(/redirects/);
});

test.each([
	['https://m.example/x/Tiny-1B.Q4_K_M.gguf?download=true', undefined, 'Tiny-1B.Q4_K_M'],
	['https://m.example/x/a%2Db.GGUF', undefined, 'a-b'],
	['https://m.example/', 'mine', 'mine'],
	['https://m.example/a.gguf', 'mine.gguf', 'mine'],
])('%s with the name %s is kept as %s', (address, wished, name) => {
	expect(modelName(new URL(address), wished)).toBe(name);
});

test.each([
	['https://m.example/', undefined],
	['https://m.example/..%2F..%2Fetc%2Fpasswd', undefined],
	['https://m.example/%E0%A4%A.gguf', undefined],
	['https://m.example/a.gguf', '../up'],
	['https://m.example/a.gguf', '.hidden'],
	['https://m.example/a.gguf', ''],
	['https://m.example/a.gguf', 'a\u0000b'],
	['https://m.example/a.gguf', 'x'.repeat(200)],
])('%s with the name %j is refused', (address, wished) => {
	expect(() => modelName(new URL(address), wished)).toThrow(/--name/);
});
