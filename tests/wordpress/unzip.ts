import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const stored = 0;
const deflated = 8;

/**
 * Unpacks a ZIP file into a folder, so that no `unzip` needs to be installed. Knows what WordPress's archives use
 * (stored or deflated entries, no encryption, no ZIP64); field offsets are from section 4.3 of PKWARE's APPNOTE.
 * @throws Error when the file is no such archive, or an entry would land outside the folder.
 */
export function unzip(zipFile: string, folder: string): void {
	const zip = readFileSync(zipFile);
	const end = findEndOfDirectory(zip, zipFile);
	const entries = zip.readUInt16LE(end + 10);
	let position = zip.readUInt32LE(end + 16);
	for (let index = 0; index < entries; index += 1) {
		if (zip.readUInt32LE(position) !== directoryEntry) {
			throw new Error(`${zipFile} is damaged. Delete it and run this again.`);
		}
		const nameLength = zip.readUInt16LE(position + 28);
		const name = zip.toString('utf8', position + 46, position + 46 + nameLength);
		const target = resolve(folder, name);
		if (!target.startsWith(resolve(folder) + sep)) {
			throw new Error(`${zipFile} holds an entry that leads outside its folder: ${name}`);
		}
		if (!name.endsWith('/')) {
			mkdirSync(dirname(target), { recursive: true });
			writeFileSync(target, readEntry(zip, position, zipFile));
		}
		position += 46 + nameLength + zip.readUInt16LE(position + 30) + zip.readUInt16LE(position + 32);
	}
}

/** The record stands at the end, before a comment of at most 64 KiB. */
function findEndOfDirectory(zip: Buffer, zipFile: string): number {
	for (let position = zip.length - 22; position >= Math.max(0, zip.length - 65_557); position -= 1) {
		if (zip.readUInt32LE(position) === endOfDirectory) {
			return position;
		}
	}
	throw new Error(`${zipFile} is not a ZIP file. Delete it and run this again.`);
}

function readEntry(zip: Buffer, position: number, zipFile: string): Buffer {
	const method = zip.readUInt16LE(position + 10);
	const length = zip.readUInt32LE(position + 20);
	const header = zip.readUInt32LE(position + 42);
	const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
	const data = zip.subarray(start, start + length);
	if (method === stored) {
		return data;
	}
	if (method === deflated) {
		return inflateRawSync(data);
	}
	throw new Error(`${zipFile} is packed by a method (${method}) that is not known here.`);
}
