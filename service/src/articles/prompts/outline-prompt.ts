import type { Messages } from '../../engines/index.ts';
import type { ArticleBrief } from '../brief.ts';
import type { ContentTypeRules } from '../content-types/index.ts';
import { editorsPart, instructionsFor, languageOf } from './instructions.ts';
import { type SectionBounds, sectionBounds } from './section-bounds.ts';

/** What stands in place of the heading of an opening that has none. */
export const OPENING_MARK = '(opening)';

/** What the outline before was like: in another language, or with headings that somebody still has to fill in. */
export type OutlineReminder = 'language' | 'placeholder';

export type OutlineOptions = { reminder?: OutlineReminder | undefined };

/** Asks for an outline; `parseOutline` reads the answer. */
export function outlinePrompt(
	brief: ArticleBrief,
	rules: ContentTypeRules,
	{ reminder }: OutlineOptions = {},
): Messages {
	const language = languageOf(brief);
	const bounds = sectionBounds(brief, rules);
	return {
		instructions: instructionsFor(brief, rules, {
			task: 'outline',
			rules: [
				...(reminder === 'language'
					? [`Most important: every heading and every point is in ${language}. Translate those that are not.`]
					: []),
				...(reminder === 'placeholder'
					? ['Most important: every heading is complete. None has a placeholder such as [Name].']
					: []),
				'Plan the text; do not write it yet.',
				'Invent nothing about the real world: no events, statistics, quotes, sources or people. Plan only what can be written from general knowledge and from what the editor gives.',
				'Cover the title completely and keep to it. Do not use the title as a heading.',
			],
			typeRules: rules.outline,
			templateRules: brief.template?.content.outline_rules ?? [],
			partRules: [],
			form: form(brief, rules, bounds),
		}),
		prompt: `${editorsPart(brief)}\n\nWrite the outline now, ${reminder === 'language' ? 'all its headings and points ' : ''}in ${language}.`,
	};
}

function form(brief: ArticleBrief, rules: ContentTypeRules, bounds: SectionBounds): string[] {
	const points =
		'Below each "##" line its points, each in a line "- point", in a few words of what is said there: two to five, or more where the rules above ask for them.';
	if (bounds.most === 0)
		return [`Only one part, without a heading: the line "## ${OPENING_MARK} (${brief.words} words)".`, points];
	return [
		`Each part of the text has a line "## Heading (N words)": the heading that readers will see, and in brackets how many words the part gets; together ${brief.words}.`,
		...(rules.opening
			? [
					`The first line is "## ${OPENING_MARK} (N words)", exactly so: paragraphs that stand before the first heading.`,
				]
			: []),
		`${rules.opening ? 'After the opening' : 'In all'} about ${bounds.about} parts with headings; not fewer than ${bounds.fewest}, not more than ${bounds.most}.`,
		points,
		`Headings and points in ${languageOf(brief)}. No level below "##", no other lines, nothing before and nothing after the outline.`,
	];
}
