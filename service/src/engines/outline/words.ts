import type { LanguageTexts } from './language/texts.ts';

/**
 * Divides `words` among sections in proportion to their shares, in numbers a person would choose (tens in a long text,
 * fives in a middling one). The results add up to `words` exactly.
 */
export function divideWords(words: number, shares: readonly number[]): number[] {
	const grain = words >= 1000 ? 10 : words >= 200 ? 5 : 1;
	const grains = Math.floor(words / grain);
	const total = shares.reduce((sum, share) => sum + share, 0);
	const parts = shares.map((share, index) => {
		const exact = (grains * share) / total;
		return { index, share, whole: Math.floor(exact), rest: exact - Math.floor(exact) };
	});
	const missing = grains - parts.reduce((sum, part) => sum + part.whole, 0);
	const byRest = parts.toSorted((a, b) => b.rest - a.rest || a.index - b.index);
	const rounded = new Set(byRest.slice(0, missing).map((part) => part.index));
	const longest = shares.indexOf(Math.max(...shares));
	return parts.map(
		({ index, whole }) =>
			(whole + (rounded.has(index) ? 1 : 0)) * grain + (index === longest ? words - grains * grain : 0),
	);
}

/** “≈ 420 words” in the language's numerals and plural. */
export function aboutWords(texts: LanguageTexts, words: number): string {
	const form = texts.words[new Intl.PluralRules(texts.tag).select(words)] ?? texts.words.other;
	return `≈\u00a0${formatNumber(texts, words)}\u00a0${form}`;
}

/** The target of a section: “≈ 420 words”, and “(7 × 60)” where it has several equal parts. */
export function sectionTarget(texts: LanguageTexts, words: number, parts: number): string {
	const target = aboutWords(texts, words);
	if (parts < 2) return target;
	return `${target} (${parts}\u00a0×\u00a0${formatNumber(texts, Math.max(1, Math.round(words / parts)))})`;
}

function formatNumber(texts: LanguageTexts, number: number): string {
	return new Intl.NumberFormat(texts.tag).format(number);
}
