import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { fingerprintOf } from '../privacy/index.ts';
import { BackupError } from './backup-error.ts';

/**
 * The format: a header (magic, version, 32 bytes of salt, the first 8 bytes of the master key's fingerprint), then chunks of 64
 * KiB, each sealed with AES-256-GCM by a key that HKDF-SHA-256 (RFC 5869) makes of master key and salt. The nonce is the
 * chunk's number and whether it is the last one, so that none can be left out, moved or cut off (STREAM, Hoang, Reyhanitabar,
 * Rogaway and Vizár 2015); the header is bound into each.
 */
const MAGIC = Buffer.from('DRAFTSMITHBACKUP', 'latin1');
const VERSION = 1;
const SALT = 32;
const FINGERPRINT = 8;
const HEADER = MAGIC.length + 1 + SALT + FINGERPRINT;
const CHUNK = 64 * 1024;
const TAG = 16;

/** Writes bytes sealed to a file that is open for writing and empty; constant memory. */
export async function writeSealed(file: FileHandle, master: Buffer, source: AsyncIterable<Uint8Array>): Promise<void> {
	const salt = randomBytes(SALT);
	const header = Buffer.concat([MAGIC, Buffer.from([VERSION]), salt, shortFingerprint(master)]);
	const key = deriveFileKey(master, salt);
	await file.writeFile(header);
	let number = 0;
	for await (const { bytes, isLast } of chunksOf(source, CHUNK)) {
		const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, isLast));
		cipher.setAAD(header);
		await file.writeFile(Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]));
		number++;
	}
}

/**
 * The bytes that were sealed, piece by piece; constant memory. What came is all there was only when it ends without an error.
 * @param masters keys of which one may have sealed it
 * @throws {BackupError} when it is no backup, none of the keys sealed it, or a byte was altered, added or is missing
 */
export async function* readSealed(
	file: FileHandle,
	masters: readonly Buffer[],
): AsyncGenerator<Buffer, void, undefined> {
	const header = await readHeader(file);
	const master = sealingKey(header, masters);
	const key = deriveFileKey(master, header.subarray(MAGIC.length + 1, MAGIC.length + 1 + SALT));
	let number = 0;
	for await (const { bytes, isLast } of chunksOf(piecesOf(file), CHUNK + TAG)) {
		yield openChunk(key, header, { bytes, number, isLast });
		number++;
	}
}

/** Of these keys the one that sealed a backup. @throws {BackupError} */
export async function findSealingKey(file: FileHandle, masters: readonly Buffer[]): Promise<Buffer> {
	return sealingKey(await readHeader(file), masters);
}

/** Whether a file begins as a backup that this master key sealed; not when it can't be read. */
export async function isSealedBy(path: string, master: Buffer): Promise<boolean> {
	const file = await open(path, 'r').catch(() => undefined);
	if (!file) return false;
	try {
		const header = await readStart(file);
		return header?.subarray(-FINGERPRINT).equals(shortFingerprint(master)) === true;
	} finally {
		await file.close();
	}
}

async function readHeader(file: FileHandle): Promise<Buffer> {
	const header = await readStart(file);
	if (!header) throw new BackupError('This is no backup of Draftsmith.');
	if (header[MAGIC.length] !== VERSION) {
		throw new BackupError('This backup was made by a newer version of Draftsmith. Restore it with that one.');
	}
	return header;
}

async function readStart(file: FileHandle): Promise<Buffer | undefined> {
	const header = Buffer.alloc(HEADER);
	const { bytesRead } = await file.read(header, 0, HEADER, 0);
	return bytesRead === HEADER && header.subarray(0, MAGIC.length).equals(MAGIC) ? header : undefined;
}

function sealingKey(header: Buffer, masters: readonly Buffer[]): Buffer {
	const wanted = header.subarray(-FINGERPRINT);
	const fitting = masters.find((master) => shortFingerprint(master).equals(wanted));
	if (fitting) return fitting;
	throw new BackupError(
		`This backup was made under another master key (its fingerprint begins with ${wanted.subarray(0, 4).toString('hex')}). Set DRAFTSMITH_MASTER_KEY to that one, or put its file into the data folder, and restore again.`,
	);
}

type Chunk = { bytes: Buffer; number: number; isLast: boolean };

function openChunk(key: KeyObject, header: Buffer, { bytes, number, isLast }: Chunk): Buffer {
	const end = bytes.length - TAG;
	try {
		const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, isLast), { authTagLength: TAG });
		decipher.setAAD(header);
		decipher.setAuthTag(bytes.subarray(end));
		return Buffer.concat([decipher.update(bytes.subarray(0, end)), decipher.final()]);
	} catch (cause) {
		throw new BackupError('The backup is damaged or not whole. Use another one.', { cause });
	}
}

function deriveFileKey(master: Buffer, salt: Uint8Array): KeyObject {
	return createSecretKey(new Uint8Array(hkdfSync('sha256', master, salt, 'draftsmith/backup', 32)));
}

function nonceOf(number: number, isLast: boolean): Buffer {
	const nonce = Buffer.alloc(12);
	nonce.writeBigUInt64BE(BigInt(number), 0);
	nonce.writeUInt8(isLast ? 1 : 0, 11);
	return nonce;
}

function shortFingerprint(master: Buffer): Buffer {
	return Buffer.from(fingerprintOf(master), 'hex').subarray(0, FINGERPRINT);
}

/** Cuts bytes into pieces of one size; only the last, of which there always is one, may be shorter. */
async function* chunksOf(
	source: AsyncIterable<Uint8Array>,
	size: number,
): AsyncGenerator<{ bytes: Buffer; isLast: boolean }, void, undefined> {
	let held = Buffer.alloc(0);
	for await (const piece of source) {
		held = Buffer.concat([held, piece]);
		let start = 0;
		for (; held.length - start > size; start += size) {
			yield { bytes: held.subarray(start, start + size), isLast: false };
		}
		held = held.subarray(start);
	}
	yield { bytes: held, isLast: true };
}

/** What comes after the header. */
async function* piecesOf(file: FileHandle): AsyncGenerator<Buffer, void, undefined> {
	for (let position = HEADER; ; ) {
		const piece = Buffer.alloc(CHUNK);
		const { bytesRead } = await file.read(piece, 0, CHUNK, position);
		if (bytesRead === 0) return;
		position += bytesRead;
		yield piece.subarray(0, bytesRead);
	}
}
