/** Encodings that a file can be read in, in the order in which they are offered. */
export const ENCODINGS = [
	'utf-8',
	'utf-16le',
	'utf-16be',
	'windows-1252',
	'windows-1250',
	'windows-1257',
	'windows-1251',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The text of a file, and how its bytes were read. */
export interface DecodedFile {
	text: string;
	encoding: Encoding;
	/** Whether other encodings are as possible, so that people should check. */
	isGuess: boolean;
}

/** Windows' encodings by the languages that are written in them; all others are in 1252. */
const LANGUAGES: Partial<Record<Encoding, string>> = {
	'windows-1250': 'pl cs sk hu hr sl ro sq bs',
	'windows-1257': 'lt lv et',
	'windows-1251': 'ru uk be bg sr mk',
};
const BYTE_ENCODINGS = ['windows-1252', 'windows-1251', 'windows-1250', 'windows-1257'] as const;

/**
 * What no text has: characters that its encoding does not know, Latin and Cyrillic letters side by side, signs such as `³` between two
 * letters, or four letters with accents in a row.
 */
const MISREADINGS = new RegExp(
	[
		'[\\u0080-\\u009f\\ufffd]',
		'\\p{Script=Latin}(?=\\p{Script=Cyrillic})|\\p{Script=Cyrillic}(?=\\p{Script=Latin})',
		'(?<=\\p{L})[¡-©«-´¶¸-¿×÷‚„†‡‰‹›€](?=\\p{L})',
		'[^\\p{ASCII}\\P{Script=Latin}]{4,}',
	].join('|'),
	'gu',
);

/** UTF-16 has a zero at least once in so many bytes: each space, separator and line break brings one. */
const BYTES_PER_ZERO = 50;

/** How much of a file is looked at for a guess, in bytes. */
const SAMPLE = 100_000;

/**
 * The text of a file, in the encoding that it has by its marks, by its bytes, or most likely for somebody with these languages (tags,
 * the nearest first). Never throws: any bytes are some text.
 */
export function decodeFile(bytes: Uint8Array, languages: readonly string[]): DecodedFile {
	const decode = (encoding: Encoding, isGuess: boolean) => ({ text: decodeAs(encoding, bytes), encoding, isGuess });
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode('utf-16le', false);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode('utf-16be', false);
	const wide = guessWide(bytes);
	if (wide) return decode(wide, false);
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8', isGuess: false };
	} catch {
		return decode(guessEncoding(bytes.subarray(0, SAMPLE), languages), true);
	}
}

/** The text of a file, read as somebody chose. */
export function decodeAs(encoding: Encoding, bytes: Uint8Array): string {
	return new TextDecoder(encoding).decode(bytes);
}

/** UTF-16 without a mark, known by zeros: half of each ASCII character, and in no other text. */
function guessWide(bytes: Uint8Array): Encoding | null {
	const zeros = [0, 0];
	bytes.forEach((byte, index) => {
		if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
	});
	const [first = 0, second = 0] = zeros;
	if (first === second || Math.max(first, second) * BYTES_PER_ZERO < bytes.length) return null;
	return first > second ? 'utf-16be' : 'utf-16le';
}

/** The encoding of Windows in which the bytes look least misread; of several, that of the nearest language. */
function guessEncoding(bytes: Uint8Array, languages: readonly string[]): Encoding {
	const isOf = (encoding: Encoding, tag: string) =>
		(LANGUAGES[encoding] ?? '').split(' ').includes(tag.toLowerCase().split(/[-_]/)[0] ?? '');
	const spoken = languages.map((tag) => BYTE_ENCODINGS.find((encoding) => isOf(encoding, tag)) ?? 'windows-1252');
	const candidates = [...new Set([...spoken, ...BYTE_ENCODINGS])];
	const [best] = candidates
		.map((encoding) => ({ encoding, wrong: decodeAs(encoding, bytes).match(MISREADINGS)?.length ?? 0 }))
		.sort((one, other) => one.wrong - other.wrong);
	return best?.encoding ?? 'windows-1252';
}
