/** How the bytes of a file were read. `windows-1252`: a guess, which people should check. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The text of a file, whichever of the usual encodings it has. Never throws: any bytes are some Windows-1252 text. */
export function decodeFile(bytes: Uint8Array): { text: string; encoding: Encoding } {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16be', bytes);
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
	} catch {
		return decodeAs('windows-1252', bytes);
	}
}

function decodeAs(encoding: Encoding, bytes: Uint8Array) {
	return { text: new TextDecoder(encoding).decode(bytes), encoding };
}
