import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { modelFileFault } from './gguf-header.ts';

const folder = mkdtempSync(join(tmpdir(), 'draftsmith-gguf-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file with such a header, and zeros up to its size. */
function write({ magic = 'GGUF', version = 3, tensors = 12n, keys = 25n, size = 4096 } = {}): string {
	const bytes = Buffer.alloc(24);
	bytes.write(magic, 'latin1');
	bytes.writeUInt32LE(version, 4);
	bytes.writeBigUInt64LE(tensors, 8);
	bytes.writeBigUInt64LE(keys, 16);
	const path = join(folder, 'model.gguf');
	writeFileSync(path, Buffer.concat([bytes, Buffer.alloc(Math.max(0, size - 24))]).subarray(0, size));
	return path;
}

test('a header that can be one', () => {
	expect(modelFileFault(write())).toBeUndefined();
	expect(modelFileFault(write({ version: 2 }))).toBeUndefined();
	expect(modelFileFault(write({ tensors: 0n }))).toBeUndefined();
});

test.each([
	['another kind of file', { magic: '<!do' }],
	['an old version', { version: 1 }],
	['a version of the other byte order', { version: 3 << 24 }],
	['more tensors than there are', { tensors: 1_000_001n }],
	['more keys than there are', { keys: 2n ** 64n - 1n }],
	['no keys', { keys: 0n }],
	['more keys than fit into it', { keys: 1000n }],
	['nothing after its header', { size: 24 }],
	['half a header', { size: 23 }],
	['nothing', { size: 0 }],
])('a file with %s', (_, header) => {
	expect(modelFileFault(write(header))).toBe('not-gguf');
});

test('no file, and a folder', () => {
	expect(modelFileFault(join(folder, 'none'))).toBe('missing');
	expect(modelFileFault(join(write(), 'below'))).toBe('missing');
	expect(modelFileFault(folder)).toBe('not-gguf');
});
