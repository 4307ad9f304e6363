import type { Finding, ReadSection } from './read-section.ts';

/** A quotation in the marks of any language, within one line of prose. */
const QUOTATION =
	/"[^"\n]{1,400}"|[“„”][^“”„\n]{1,400}[“”]|«[^«»\n]{1,400}»|「[^「」\n]{1,400}」|『[^『』\n]{1,400}』/g;

/** Those of the findings that stand in a block quotation or between quotation marks. */
export function quotedFindings(section: ReadSection, findings: readonly Finding[]): ReadonlySet<Finding> {
	if (findings.length === 0) return new Set();
	const tokens = tokensInQuotations(section);
	return new Set(
		findings.filter(({ line, text }) => {
			if (tokens.has(line.token)) return true;
			const outside = line.text.replace(QUOTATION, (quotation) => (quotation.includes(text) ? '' : quotation));
			return !outside.includes(text);
		}),
	);
}

function tokensInQuotations({ tokens }: ReadSection): ReadonlySet<number> {
	const found = new Set<number>();
	let open = 0;
	tokens.forEach(({ type }, index) => {
		if (type === 'blockquote_open') open += 1;
		if (type === 'blockquote_close') open -= 1;
		if (open > 0) found.add(index);
	});
	return found;
}
