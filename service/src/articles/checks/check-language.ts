import { languageName } from '../languages.ts';
import { countWords } from '../words.ts';
import { verifyLanguage } from './detect-language.ts';
import type { CheckContext, SectionProblem, SectionText } from './section-text.ts';

/** A section of fewer words is judged with the others only: it may be a list of foreign names. */
const FEWEST_WORDS = 60;

/**
 * The sections that are not written in the article's language: when the whole isn't, those that show it (all, when none alone is
 * long enough); otherwise a long section that clearly is in another.
 */
export async function checkLanguage(
	sections: readonly SectionText[],
	context: CheckContext,
): Promise<SectionProblem[]> {
	const { language } = context;
	const whole = await verifyLanguage(sections.map(({ markdown }) => markdown).join('\n\n'), language);
	const wrong: number[] = [];
	for (const [index, { markdown }] of sections.entries()) {
		if (whole !== 'mismatch' && countWords(markdown.slice(0, 100 * FEWEST_WORDS), language) <= FEWEST_WORDS) continue;
		if ((await verifyLanguage(markdown, language)) === 'mismatch') wrong.push(index);
	}
	const named = whole === 'mismatch' && wrong.length === 0 ? [...sections.keys()] : wrong;
	const advice = `Write it in ${languageName(language, 'en')} (${language}).`;
	return named.map((section) => ({ section, code: 'wrong_language', advice }));
}
