import { languageName } from '../languages.ts';
import { innerHeadings } from './check-headings.ts';
import { type LanguageVerdict, verifyLanguage } from './detect-language.ts';
import { parseMarkdown } from './read-section.ts';
import type { CheckContext, SectionProblem, SectionText } from './section-text.ts';

/** A heading of so many words, each with a capital, is likely a name: "Visual Studio Code". */
const MOST_OF_NAME = 4;

/**
 * Whether headings together are in the language of a BCP 47 tag; one alone is too short to tell. Names say nothing. `unknown`
 * where all of them are too short.
 */
export function verifyHeadings(headings: readonly string[], language: string): Promise<LanguageVerdict> {
	// The detector takes words with a capital within a sentence for names, but headings may have them throughout.
	const lines = headings.filter((heading) => !isLikeName(heading)).map((heading) => heading.toLowerCase());
	return verifyLanguage(
		lines.map((line) => (/\p{Sentence_Terminal}$/u.test(line) ? line : `${line}.`)).join('\n\n'),
		language,
	);
}

/**
 * The sections whose inner headings are in another language than the article: those that show it alone, and all that have some
 * when only all together are long enough to show it.
 */
export async function checkHeadingLanguage(
	sections: readonly SectionText[],
	{ language }: CheckContext,
): Promise<SectionProblem[]> {
	const headings = sections.map(headingsWithin);
	const wrong: number[] = [];
	for (const [index, own] of headings.entries())
		if ((await verifyHeadings(own, language)) === 'mismatch') wrong.push(index);
	if (wrong.length === 0 && (await verifyHeadings(headings.flat(), language)) === 'mismatch')
		for (const [index, own] of headings.entries()) if (own.length > 0) wrong.push(index);
	const advice = `Write its headings in ${languageName(language, 'en')} (${language}) too, but for names.`;
	return wrong.map((section) => ({ section, code: 'wrong_language', advice }));
}

/** The headings within a section, but for those in quotations and lists. */
export function headingsWithin({ markdown }: SectionText): string[] {
	return innerHeadings(parseMarkdown(markdown)).map(({ text }) => text);
}

function isLikeName(heading: string): boolean {
	const words = heading.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
	return words.length <= MOST_OF_NAME && words.every((word) => /^\p{Lu}/u.test(word));
}
