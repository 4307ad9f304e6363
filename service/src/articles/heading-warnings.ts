import type { ArticleWarning, WarningCode } from '@draftsmith/shared';
import { checkHeadingLanguage, headingsWithin, type SectionText, verifyHeadings } from './checks/index.ts';
import { sectionBounds } from './prompts/index.ts';
import type { WritingContext } from './write-sections.ts';

/**
 * What an editor should know of an article's headings: that they may be in another language, names apart, or that there are none
 * where the text is long enough for some. Headings that the editor approved are none of it.
 */
export async function headingWarnings(
	sections: readonly SectionText[],
	{ brief, rules, checks }: WritingContext,
	isApproved: boolean,
): Promise<ArticleWarning[]> {
	const own = isApproved ? [] : sections.map(({ heading }) => heading).filter((heading) => heading !== '');
	const within = sections.flatMap(headingsWithin);
	if (!isApproved && own.length + within.length === 0 && sectionBounds(brief, rules).most > 0) {
		const detail =
			'The model gave no outline that could be used, so the text has no headings. Add some before you publish.';
		return [{ code: 'no_headings' satisfies WarningCode, detail, section: null }];
	}
	const isForeign =
		(await verifyHeadings(own, checks.language)) === 'mismatch' ||
		(await verifyHeadings([...own, ...within], checks.language)) === 'mismatch' ||
		(await checkHeadingLanguage(sections, checks)).length > 0;
	if (!isForeign) return [];
	const detail = 'Headings may be in another language, even after the model was told. Read them before you publish.';
	return [{ code: 'wrong_language' satisfies WarningCode, detail, section: null }];
}
