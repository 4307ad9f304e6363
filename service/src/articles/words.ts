const segmenters = new Map<string, Intl.Segmenter>();
const MOST_SEGMENTERS = 100;

function segmenterOf(language: string): Intl.Segmenter {
	const known = segmenters.get(language);
	if (known) return known;
	const supported = Intl.Segmenter.supportedLocalesOf([language]).length > 0 ? language : 'en';
	const segmenter = new Intl.Segmenter(supported, { granularity: 'word' });
	if (segmenters.size >= MOST_SEGMENTERS) segmenters.clear();
	segmenters.set(language, segmenter);
	return segmenter;
}

/** Words of a text as its language divides them (Unicode UAX 29, with ICU's dictionaries for Chinese, Japanese, Thai …). */
export function countWords(text: string, language: string): number {
	let words = 0;
	for (const segment of segmenterOf(language).segment(text)) if (segment.isWordLike) words++;
	return words;
}

/** The words of a text in lower case, as its language divides them. */
export function segmentWords(text: string, language: string): string[] {
	const words: string[] = [];
	for (const { segment, isWordLike } of segmenterOf(language).segment(text)) {
		if (isWordLike) words.push(segment.toLowerCase());
	}
	return words;
}

/** The beginning of a text of at most `most` UTF-16 units, cut between words, with an ellipsis where something is left out. */
export function shorten(text: string, most: number, language: string): string {
	const whole = text.trim().replace(/\s+/g, ' ');
	if (whole.length <= most) return whole;
	let end = 0;
	for (const segment of segmenterOf(language).segment(whole)) {
		if (segment.index + segment.segment.length > most - 1) break;
		end = segment.index + segment.segment.length;
	}
	return `${whole.slice(0, end).replace(/[\s,;:.–—-]+$/u, '')}…`;
}
