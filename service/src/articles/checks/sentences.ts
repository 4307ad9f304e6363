/** Marks of Markdown and closing quotes that belong to the sentence before them. */
const CLOSING = /^[*_~`"'”’»)\]]+(?=\s|$)/;

/** A raw paragraph in its sentences, each with the space behind it. A line end without a hard break ends none. */
export function sentencesOf(paragraph: string, language: string): string[] {
	const flat = paragraph.replace(/(?<! {2}|\\)\n/g, ' ');
	const starts = Array.from(segmenter(language).segment(flat), ({ index, segment }) =>
		index === 0 ? 0 : index + (CLOSING.exec(segment)?.[0].length ?? 0),
	);
	return starts.map((start, index) => paragraph.slice(start, starts[index + 1])).filter((sentence) => sentence !== '');
}

function segmenter(language: string): Intl.Segmenter {
	try {
		return new Intl.Segmenter(language, { granularity: 'sentence' });
	} catch {
		return new Intl.Segmenter('en', { granularity: 'sentence' });
	}
}
