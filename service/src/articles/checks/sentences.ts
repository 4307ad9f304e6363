/** Marks of Markdown and closing quotes that belong to the sentence before them. */
const CLOSING = /^[*_~`"'”’»)\]]+(?=\s|$)/;

/** A tag, a token of a chat template or a line of signs behind a stop: Unicode's rules see no boundary there. */
const BEHIND_STOP =
	/(?<=[.!?…。！？][*_"'”’»)\]]{0,4}(?:\s{1,3})?)(?=<[|/a-z])|(?<=[.!?…。！？][*_"'”’»)\]]{0,4}\n)(?=[^\s\p{L}])/giu;

/** A raw paragraph in its sentences, each with the space behind it. A line end without a hard break ends none. */
export function sentencesOf(paragraph: string, language: string): string[] {
	const flat = paragraph.replace(/(?<! {2}|\\)\n/g, ' ');
	const starts = Array.from(segmenter(language).segment(flat), ({ index, segment }) =>
		index === 0 ? 0 : index + (CLOSING.exec(segment)?.[0].length ?? 0),
	);
	return starts
		.flatMap((start, index) => paragraph.slice(start, starts[index + 1]).split(BEHIND_STOP))
		.filter((sentence) => sentence !== '');
}

const segmenters = new Map<string, Intl.Segmenter>();
const MOST_SEGMENTERS = 100;

function segmenter(language: string): Intl.Segmenter {
	const known = segmenters.get(language);
	if (known !== undefined) return known;
	const made = newSegmenter(language);
	if (segmenters.size >= MOST_SEGMENTERS) segmenters.clear();
	segmenters.set(language, made);
	return made;
}

function newSegmenter(language: string): Intl.Segmenter {
	try {
		return new Intl.Segmenter(language, { granularity: 'sentence' });
	} catch {
		return new Intl.Segmenter('en', { granularity: 'sentence' });
	}
}
