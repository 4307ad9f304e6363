import type { Catalog, Length } from '@draftsmith/shared';
import { __, sprintf } from '@wordpress/i18n';
import type { FormValues, Submission } from './types.ts';

const SHORTEST_LENGTH = 50;
const LONGEST_LENGTH = 10_000;

/** What to say about a field, by its name. */
export type FormErrors = Partial<Record<keyof FormValues, string>>;

/** The offered tag nearest to `wanted`: the same, else the same language, else English, else the first. */
export function nearestLanguage(tags: readonly string[], wanted: string): string {
	const lower = wanted.toLowerCase();
	const primary = (tag: string) => tag.toLowerCase().split('-')[0];
	return (
		tags.find((tag) => tag.toLowerCase() === lower) ??
		tags.find((tag) => tag.toLowerCase() === primary(wanted)) ??
		tags.find((tag) => primary(tag) === primary(wanted)) ??
		tags.find((tag) => primary(tag) === 'en') ??
		tags[0] ??
		wanted
	);
}

/** The member of `offered` that equals `wanted`, else the first choice. */
function pick<Value extends string>(offered: readonly Value[], wanted: string | undefined, otherwise: Value): Value {
	return offered.find((value) => value === wanted) ?? otherwise;
}

/**
 * The form's values before the writer changes anything: what was used last, as far as it is still on offer, else the
 * site's language, the first model that answers and the service's defaults.
 */
export function startValues(
	catalog: Catalog,
	siteLanguage: string,
	preferences: Partial<Record<keyof FormValues, string>>,
): FormValues {
	const available = catalog.models.filter((model) => model.available);
	return {
		title: '',
		prompt: '',
		language: nearestLanguage(
			catalog.languages.map(({ tag }) => tag),
			preferences.language ?? siteLanguage,
		),
		model: (available.find(({ id }) => id === preferences.model) ?? available[0])?.id ?? '',
		content_type: pick(catalog.content_types, preferences.content_type, 'article'),
		tone: pick(catalog.tones, preferences.tone, 'neutral'),
		length: pick(['short', 'medium', 'long', 'custom'], preferences.length, 'medium'),
		custom_length: preferences.custom_length ?? String(catalog.lengths.medium),
		post_status: 'draft',
		post_date: '',
	};
}

function customLength(typed: string): number | null {
	if (!/^\s*\d+\s*$/.test(typed)) return null;
	const words = Number(typed);
	return words >= SHORTEST_LENGTH && words <= LONGEST_LENGTH ? words : null;
}

/** What stands in the way of sending the form; empty when nothing does. `now` is in milliseconds. */
export function validateForm(values: FormValues, title: string, catalog: Catalog, now: number): FormErrors {
	const errors: FormErrors = {};
	const { title_characters: titleLimit, prompt_characters: promptLimit } = catalog.limits;
	if (title.trim() === '') errors.title = __('Type a title first: the article is written for it.', 'draftsmith');
	else if (title.trim().length > titleLimit)
		/* translators: %d: number of characters. */
		errors.title = sprintf(__('Shorten the title to %d characters.', 'draftsmith'), titleLimit);
	if (values.prompt.trim().length > promptLimit)
		/* translators: %d: number of characters. */
		errors.prompt = sprintf(__('Shorten this to %d characters.', 'draftsmith'), promptLimit);
	if (!catalog.languages.some(({ tag }) => tag === values.language))
		errors.language = __('Choose a language from the list.', 'draftsmith');
	if (!catalog.models.some(({ id, available }) => available && id === values.model))
		errors.model = __('Choose a model that is available.', 'draftsmith');
	if (values.length === 'custom' && customLength(values.custom_length) === null)
		errors.custom_length = sprintf(
			/* translators: 1: fewest words, 2: most words. */
			__('Type a whole number from %1$d to %2$d.', 'draftsmith'),
			SHORTEST_LENGTH,
			LONGEST_LENGTH,
		);
	if (values.post_status === 'future') {
		const date = Date.parse(values.post_date);
		if (Number.isNaN(date)) errors.post_date = __('Choose when the post shall be published.', 'draftsmith');
		else if (date <= now) errors.post_date = __('Choose a time in the future.', 'draftsmith');
	}
	return errors;
}

/** The request that a valid form makes. */
export function toSubmission(values: FormValues, title: string, postId: number, postType: string): Submission {
	const length: Length = values.length === 'custom' ? (customLength(values.custom_length) ?? 'medium') : values.length;
	return {
		post_id: postId,
		post_type: postType,
		title: title.trim(),
		prompt: values.prompt.trim(),
		language: values.language,
		model: values.model,
		content_type: values.content_type,
		tone: values.tone,
		length,
		post_status: values.post_status,
		...(values.post_status === 'future' ? { post_date: new Date(values.post_date).toISOString() } : {}),
	};
}
