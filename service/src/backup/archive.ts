import { rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { z } from 'zod';
import { BackupError } from './backup-error.ts';
import { readSealed, writeSealed } from './backup-format.ts';

/** What a backup says of itself, and what must be found in it again. */
export const Manifest = z.object({
	created_at: z.iso.datetime(),
	/** Rows of each table. */
	rows: z.record(z.string(), z.number().int()),
});
export type Manifest = z.infer<typeof Manifest>;

const LENGTH = 4;
const LONGEST_MANIFEST = 1024 * 1024;

/**
 * Writes a database file and what is in it, sealed, into a new file that only its owner can read, and flushes it.
 * @throws the system's error when the file is there already, which stays as it is, or the disk is full: then nothing is left
 */
export async function writeArchive(
	path: string,
	options: { master: Buffer; manifest: Manifest; databasePath: string },
): Promise<void> {
	const file = await open(path, 'wx', 0o600);
	try {
		await writeSealed(file, options.master, archiveBytes(options));
		await file.sync();
	} catch (error) {
		rmSync(path, { force: true });
		throw error;
	} finally {
		await file.close();
	}
}

/**
 * Writes the database of a backup into a new file. On an error the file is there, but must not be used.
 * @throws {BackupError} when it is no backup, none of these keys sealed it, or it was altered
 */
export async function extractArchive(
	path: string,
	options: { masters: readonly Buffer[]; databasePath: string },
): Promise<Manifest> {
	const source = await openArchive(path);
	try {
		const target = await open(options.databasePath, 'wx', 0o600);
		try {
			const manifest = await extractTo(target, readSealed(source, options.masters));
			await target.sync();
			return manifest;
		} finally {
			await target.close();
		}
	} finally {
		await source.close();
	}
}

/** Opens a backup for reading. @throws {BackupError} when it can't be read */
export async function openArchive(path: string): Promise<FileHandle> {
	try {
		return await open(path, 'r');
	} catch (cause) {
		const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
		throw new BackupError(`The backup ${path} can’t be read (${code}).`, { cause });
	}
}

async function* archiveBytes(options: { manifest: Manifest; databasePath: string }): AsyncGenerator<Buffer> {
	const manifest = Buffer.from(JSON.stringify(options.manifest));
	const length = Buffer.alloc(LENGTH);
	length.writeUInt32BE(manifest.length);
	yield Buffer.concat([length, manifest]);
	const database = await open(options.databasePath, 'r');
	try {
		for await (const piece of database.createReadStream({ autoClose: false })) {
			if (!Buffer.isBuffer(piece)) throw new Error('a file gave text instead of bytes');
			yield piece;
		}
	} finally {
		await database.close();
	}
}

async function extractTo(target: FileHandle, source: AsyncIterable<Buffer>): Promise<Manifest> {
	let manifest: Manifest | undefined;
	let held = Buffer.alloc(0);
	for await (const piece of source) {
		if (manifest) {
			await target.writeFile(piece);
			continue;
		}
		held = Buffer.concat([held, piece]);
		const end = manifestEnd(held);
		if (end === undefined) continue;
		manifest = Manifest.parse(JSON.parse(held.toString('utf8', LENGTH, end)));
		await target.writeFile(held.subarray(end));
	}
	if (!manifest) throw new BackupError('The backup is damaged or not whole. Use another one.');
	return manifest;
}

function manifestEnd(held: Buffer): number | undefined {
	if (held.length < LENGTH) return undefined;
	const length = held.readUInt32BE();
	if (length > LONGEST_MANIFEST) throw new BackupError('The backup is damaged or not whole. Use another one.');
	return held.length < LENGTH + length ? undefined : LENGTH + length;
}
