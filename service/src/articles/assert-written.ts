import { ArticleError } from './article-error.ts';
import { type CheckContext, checkLanguage, checkSections, type SectionText } from './checks/index.ts';
import { languageName } from './languages.ts';

/**
 * Lets pass only sections that are in the article's language, and no refusals.
 * @throws {ArticleError} `wrong_language`, `model_refused`
 */
export async function assertWritten(sections: readonly SectionText[], checks: CheckContext): Promise<void> {
	if ((await checkLanguage(sections, checks)).length > 0) throw wrongLanguage(checks.language);
	const refused = checkSections(sections, checks).find(({ code }) => code === 'refusal');
	if (!refused) return;
	throw new ArticleError(
		'model_refused',
		`The model refused to write part ${refused.section + 1}, even when asked again. Change the prompt, or choose another model.`,
		true,
	);
}

/** What a job fails with whose model keeps to another language. */
export function wrongLanguage(language: string): ArticleError {
	return new ArticleError(
		'wrong_language',
		`The model did not write in ${languageName(language, 'en')}, even when told again. Choose a model that knows this language.`,
		true,
	);
}
