import { parseMarkdown, proseText, STAND_IN } from './read-section.ts';

/** A long text is judged by pieces of it, taken evenly: so many, each of so many UTF-16 units. */
const PIECES = 40;
const PIECE_LENGTH = 1000;

/** The prose of Markdown without code, links, addresses, tags, entities and digits: all of it, or a sample of a long one. */
export function proseSample(markdown: string): string {
	const prose = parseMarkdown(markdown.toWellFormed())
		.filter((token) => token.type === 'inline')
		.map(proseText)
		.join('\n')
		.replace(/[^\s<>@]{1,64}@[^\s<>@]{1,64}|<[^<>\n]{1,80}>|\{\{[^{}]{1,80}\}\}/g, ' ')
		.replaceAll(STAND_IN, ' ')
		.replace(/\p{N}+/gu, ' ');
	if (prose.length <= PIECES * PIECE_LENGTH) return prose;
	const step = prose.length / PIECES;
	return Array.from({ length: PIECES }, (_, index) => {
		const start = Math.floor(index * step);
		return prose.slice(start, start + PIECE_LENGTH).toWellFormed();
	}).join('\n');
}

/** The text without the names in it: words with a capital behind a word without. Not for German, where nouns have one. */
export function withoutNames(text: string): string {
	return text.replace(/(?<=[\p{Ll},;] )\p{Lu}[\p{L}\p{M}'-]*/gu, ' ');
}

/** Texts in the UTF-8 bytes that the detector looks at: it reads no further than to the first space behind 350. */
const WINDOW_BYTES = 320;
const LONGEST_WINDOW_BYTES = 360;
const MOST_WINDOWS = 40;

/** The text in windows that the detector reads whole, at most 40 of them, taken evenly. */
export function windowsOf(text: string): string[] {
	const windows: string[] = [];
	let window = '';
	let bytes = 0;
	for (const character of text.replace(/\s+/g, ' ').trim()) {
		const code = character.codePointAt(0) ?? 0;
		bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
		window += character;
		if (bytes < WINDOW_BYTES || (character !== ' ' && bytes < LONGEST_WINDOW_BYTES)) continue;
		windows.push(window);
		window = '';
		bytes = 0;
	}
	// The rest is too little to count as much as the others, unless it is all there is.
	if (windows.length === 0 || bytes > WINDOW_BYTES / 2) windows.push(window);
	const step = Math.max(1, windows.length / MOST_WINDOWS);
	return Array.from(
		{ length: Math.min(windows.length, MOST_WINDOWS) },
		(_, index) => windows[Math.floor(index * step)] ?? '',
	);
}
