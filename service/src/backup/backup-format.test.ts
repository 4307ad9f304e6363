import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { BackupError } from './backup-error.ts';
import { findSealingKey, isSealedBy, readSealed, writeSealed } from './backup-format.ts';

const folder = mkdtempSync(join(tmpdir(), 'draftsmith-format-'));
afterAll(() => rmSync(folder, { recursive: true }));

const MASTER = Buffer.alloc(32, 1);
const OTHER = Buffer.alloc(32, 2);
const HEADER = 57;
const SEALED_CHUNK = 64 * 1024 + 16;
const path = join(folder, 'sealed');

async function seal(plain: Uint8Array, pieces = 1): Promise<Buffer> {
	rmSync(path, { force: true });
	const file = await open(path, 'wx');
	const size = Math.max(1, Math.ceil(plain.length / pieces));
	async function* source() {
		for (let start = 0; start < plain.length; start += size) yield plain.subarray(start, start + size);
	}
	try {
		await writeSealed(file, MASTER, source());
	} finally {
		await file.close();
	}
	return readFileSync(path);
}

async function unseal(sealed: Uint8Array, masters: readonly Buffer[] = [MASTER]): Promise<Buffer> {
	writeFileSync(path, sealed);
	const file = await open(path, 'r');
	try {
		const read: Buffer[] = [];
		for await (const piece of readSealed(file, masters)) read.push(piece);
		return Buffer.concat(read);
	} finally {
		await file.close();
	}
}

test('what was sealed comes back, at every length around a chunk', async () => {
	for (const length of [0, 1, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073, 200_000]) {
		const plain = randomBytes(length);
		for (const pieces of [1, 7]) {
			const sealed = await seal(plain, pieces);
			expect((await unseal(sealed)).equals(plain), `${length} bytes in ${pieces} pieces`).toBe(true);
		}
	}
});

test('nothing of the plain text is in it, and the same text is never sealed alike', async () => {
	const plain = Buffer.from('a text that must not be seen'.repeat(100));
	const [one, other] = [await seal(plain), await seal(plain)];
	expect(one.includes('must not be seen')).toBe(false);
	expect(one.subarray(HEADER).equals(other.subarray(HEADER))).toBe(false);
});

test('any altered, missing, added or repeated bytes are refused', async () => {
	const sealed = await seal(randomBytes(150_000));
	const at = fc.nat({ max: sealed.length - 1 });
	const change = fc.oneof(
		fc.tuple(at, fc.integer({ min: 1, max: 255 })).map(([index, mask]) => {
			const altered = Buffer.from(sealed);
			altered[index] = (altered[index] ?? 0) ^ mask;
			return altered;
		}),
		at.map((length) => sealed.subarray(0, length)),
		fc.uint8Array({ minLength: 1, maxLength: 200 }).map((more) => Buffer.concat([sealed, more])),
		fc
			.tuple(at, fc.uint8Array({ minLength: 1, maxLength: 40 }))
			.map(([index, more]) => Buffer.concat([sealed.subarray(0, index), more, sealed.subarray(index)])),
		fc
			.tuple(at, fc.integer({ min: 1, max: 1000 }))
			.map(([index, count]) => Buffer.concat([sealed.subarray(0, index), sealed.subarray(index + count)])),
	);
	await fc.assert(
		fc.asyncProperty(change, async (changed) => {
			fc.pre(!changed.equals(sealed));
			await expect(unseal(changed)).rejects.toThrow(BackupError);
		}),
		{ numRuns: 150 },
	);
});

test('every byte of the header is bound into the chunks', async () => {
	const sealed = await seal(randomBytes(100));
	for (let index = 0; index < HEADER; index++) {
		const altered = Buffer.from(sealed);
		altered[index] = (altered[index] ?? 0) ^ 1;
		await expect(unseal(altered), `byte ${index}`).rejects.toThrow(BackupError);
	}
});

test('whole chunks can’t be left out, swapped, repeated, or taken from another backup', async () => {
	const plain = randomBytes(3 * 65_536);
	const [sealed, other] = [await seal(plain), await seal(plain)];
	const header = sealed.subarray(0, HEADER);
	const chunkOf = (from: Buffer, index: number) =>
		from.subarray(HEADER + index * SEALED_CHUNK, HEADER + (index + 1) * SEALED_CHUNK);
	const chunk = (index: number) => chunkOf(sealed, index);
	const orders: Buffer[][] = [
		[],
		[chunk(0)],
		[chunk(0), chunk(1)],
		[chunk(1), chunk(2)],
		[chunk(0), chunk(2)],
		[chunk(1), chunk(0), chunk(2)],
		[chunk(0), chunk(1), chunk(1), chunk(2)],
		[chunk(0), chunk(1), chunk(2), chunk(2)],
		[chunk(0), chunkOf(other, 1), chunk(2)],
	];
	expect(await unseal(Buffer.concat([header, chunk(0), chunk(1), chunk(2)]))).toEqual(plain);
	for (const [index, chunks] of orders.entries()) {
		await expect(unseal(Buffer.concat([header, ...chunks])), `order ${index}`).rejects.toThrow(BackupError);
	}
});

test('of several master keys the right one is found; without it, it is said which is missing', async () => {
	const plain = randomBytes(1000);
	const sealed = await seal(plain);
	expect(await unseal(sealed, [OTHER, MASTER])).toEqual(plain);
	await expect(unseal(sealed, [OTHER])).rejects.toThrow(/made under another master key.*DRAFTSMITH_MASTER_KEY/s);
	const file = await open(path, 'r');
	expect(await findSealingKey(file, [OTHER, MASTER])).toEqual(MASTER);
	await file.close();
	expect(await isSealedBy(path, MASTER)).toBe(true);
	expect(await isSealedBy(path, OTHER)).toBe(false);
	expect(await isSealedBy(join(folder, 'absent'), MASTER)).toBe(false);
});

test('another file is no backup', async () => {
	for (const bytes of [Buffer.alloc(0), Buffer.from('SQLite format 3\0'), randomBytes(4000)]) {
		await expect(unseal(bytes)).rejects.toThrow('This is no backup of Draftsmith.');
	}
});
