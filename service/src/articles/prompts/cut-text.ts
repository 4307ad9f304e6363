/** Marks, spaces and opening brackets that make no good end of a text that was cut. */
const LOOSE_END = /[\s\p{Ps}\p{Pi},;:.·、，；：–—-]+$/u;

/** What stands behind a place can decide whether it is a boundary: an accent, a skin tone, a closing quotation mark. UTF-16 units. */
const LOOK_AHEAD = 20;

/**
 * The beginning of a line that has at most `most` UTF-16 units (so at most as many code points), cut between words, or between
 * grapheme clusters where the first word alone is longer. `ending` stands where something was left out, and counts.
 */
export function cutText(line: string, most: number, language: string, ending = ''): string {
	if (line.length <= most) return line;
	const room = most - ending.length;
	const graphemes = boundaries(line, room, language, 'grapheme');
	const clean = new Set(graphemes);
	const words = boundaries(line, room, language, 'word').filter((index) => clean.has(index));
	const kept = line.slice(0, words.at(-1) ?? 0).replace(LOOSE_END, '') || line.slice(0, graphemes.at(-1) ?? 0);
	return kept === '' ? '' : kept + ending;
}

/**
 * A description of at most `most` UTF-16 units: whole sentences where they fill half of it, else cut between words with an
 * ellipsis.
 */
export function cutSentences(line: string, most: number, language: string): string {
	if (line.length <= most) return line;
	// The space behind a sentence belongs to it.
	const whole = line.slice(0, boundaries(line, most + 1, language, 'sentence').at(-1) ?? 0).trimEnd();
	return whole.length <= most && whole.length >= most / 2 ? whole : cutText(line, most, language, '…');
}

/** The first sentence of a line of text, as its language divides it; of long ones, their beginning. */
export function firstSentence(line: string, most: number, language: string): string {
	return cutText(line.slice(0, boundaries(line, line.length, language, 'sentence')[0]).trim(), most, language, '…');
}

/** Where units begin or end, up to `last`, without 0. UTF-16 indexes. */
function boundaries(
	line: string,
	last: number,
	language: string,
	granularity: 'grapheme' | 'word' | 'sentence',
): number[] {
	const segmenter = new Intl.Segmenter([language, 'en'], { granularity });
	return Array.from(segmenter.segment(line.slice(0, last + LOOK_AHEAD)), ({ index }) => index).filter(
		(index) => index > 0 && index <= last,
	);
}
