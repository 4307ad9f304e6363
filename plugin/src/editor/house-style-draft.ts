import type { ContentType, TemplateContent, TemplateInput } from '@draftsmith/shared';
import { __ } from '@wordpress/i18n';

/** A house style as its form holds it: lists as lines. */
export interface HouseStyleDraft {
	name: string;
	content_type: ContentType;
	audience: string;
	house_style: string;
	/** A line each: `term = how to use it`. */
	glossary: string;
	avoid: string;
	outline_rules: string;
	writing_rules: string;
}

/** What an empty form holds. */
export const emptyStyle: HouseStyleDraft = {
	name: '',
	content_type: 'article',
	audience: '',
	house_style: '',
	glossary: '',
	avoid: '',
	outline_rules: '',
	writing_rules: '',
};

function linesOf(text: string): string[] {
	return text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
}

/** A stored house style as lines. */
export function toStyleDraft(name: string, content: TemplateContent): HouseStyleDraft {
	return {
		name,
		content_type: content.content_type,
		audience: content.audience,
		house_style: content.house_style,
		glossary: content.glossary.map(({ term, use }) => `${term} = ${use}`).join('\n'),
		avoid: content.avoid.join('\n'),
		outline_rules: content.outline_rules.join('\n'),
		writing_rules: content.writing_rules.join('\n'),
	};
}

/** The name as the service takes it, for example `house-style`; empty when nothing of it can stay. */
export function styleName(typed: string): string {
	return typed
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 50)
		.replace(/^-+|-+$/g, '');
}

/** What the form makes. */
export function toStyle(draft: HouseStyleDraft): TemplateInput {
	return {
		content_type: draft.content_type,
		audience: draft.audience.trim(),
		house_style: draft.house_style.trim(),
		glossary: linesOf(draft.glossary).map((line) => {
			const [term = '', ...use] = line.split('=');
			return { term: term.trim(), use: use.join('=').trim() };
		}),
		avoid: linesOf(draft.avoid),
		outline_rules: linesOf(draft.outline_rules),
		writing_rules: linesOf(draft.writing_rules),
	};
}

/** What stands in the way of saving, by field. */
type StyleErrors = Partial<Record<keyof HouseStyleDraft, string>>;

function isTooLong(lines: readonly string[], most: number, longest: number): boolean {
	return lines.length > most || lines.some((line) => line.length > longest);
}

/** Checks a form against what the service takes. `taken`: names that the site's other house styles have. */
export function checkStyle(draft: HouseStyleDraft, taken: readonly string[]): StyleErrors {
	const errors: StyleErrors = {};
	const style = toStyle(draft);
	if (styleName(draft.name) === '')
		errors.name = __('Give it a name of Latin letters or digits, for example house-style.', 'draftsmith');
	else if (taken.includes(styleName(draft.name)))
		errors.name = __('There is a house style of this name already. Choose another name.', 'draftsmith');
	if (draft.audience.trim().length > 500) errors.audience = __('Shorten this to 500 characters.', 'draftsmith');
	if (draft.house_style.trim().length > 4000)
		errors.house_style = __('Shorten this to 4,000 characters.', 'draftsmith');
	const glossary = style.glossary ?? [];
	if (glossary.some(({ term, use }) => term === '' || use === '' || term.length > 100 || use.length > 300))
		errors.glossary = __('Write each line as: term = how to use it.', 'draftsmith');
	else if (glossary.length > 100) errors.glossary = __('Keep at most 100 lines.', 'draftsmith');
	if (isTooLong(style.avoid ?? [], 200, 100))
		errors.avoid = __('Keep at most 200 lines, each of at most 100 characters.', 'draftsmith');
	for (const field of ['outline_rules', 'writing_rules'] as const)
		if (isTooLong(style[field] ?? [], 20, 500))
			errors[field] = __('Keep at most 20 lines, each of at most 500 characters.', 'draftsmith');
	return errors;
}
