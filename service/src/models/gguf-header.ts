import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Magic, version, and how many tensors and keys there are: the first bytes of every GGUF file. */
const HEADER_BYTES = 24;
/** The largest models have some thousand of either. */
const MOST = 1_000_000n;
/** A key is at least its length, a type and a value; a tensor its length, its shape, a type and a place. Bytes. */
const LEAST_KEY = 13n;
const LEAST_TENSOR = 24n;

/** What is wrong with a model's file; `undefined` when it can be tried. */
export type ModelFileFault = 'missing' | 'unreadable' | 'not-gguf' | undefined;

/**
 * Whether a file can be a model in GGUF, by its first 24 bytes and its size. Reading one that is none takes llama.cpp's reader 20 s
 * and more than a gigabyte of memory, for it believes whatever counts it finds.
 */
export function modelFileFault(path: string): ModelFileFault {
	let file: number;
	try {
		file = openSync(path, 'r');
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable';
	}
	try {
		const status = fstatSync(file);
		if (!status.isFile()) return 'not-gguf';
		const header = Buffer.alloc(HEADER_BYTES);
		return readSync(file, header, 0, HEADER_BYTES, 0) === HEADER_BYTES && isGguf(header, status.size)
			? undefined
			: 'not-gguf';
	} catch {
		return 'unreadable';
	} finally {
		closeSync(file);
	}
}

function isGguf(header: Buffer, size: number): boolean {
	const version = header.readUInt32LE(4);
	const tensors = header.readBigUInt64LE(8);
	const keys = header.readBigUInt64LE(16);
	if (header.toString('latin1', 0, 4) !== 'GGUF' || (version !== 2 && version !== 3)) return false;
	// The first of several files may have no tensors of its own.
	if (tensors > MOST || keys > MOST || keys === 0n) return false;
	return BigInt(HEADER_BYTES) + keys * LEAST_KEY + tensors * LEAST_TENSOR <= BigInt(size);
}
