import type { Length } from '@draftsmith/shared';
import { __, sprintf } from '@wordpress/i18n';
import { siteInstant } from '../components/site-zone.ts';
import type { Preferences } from './preferences.ts';
import type { FormValues, SiteCatalog, Submission } from './types.ts';

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
 * The form's values before the writer changes anything: what was used last, else what the owner of the site has set, as far as
 * it is still on offer, else the site's language, the first model that answers and the service's defaults. `statuses`: what
 * the user may do with the post.
 */
export function startValues(
	catalog: SiteCatalog,
	siteLanguage: string,
	preferences: Preferences,
	statuses: readonly string[],
): FormValues {
	const available = catalog.models.filter((model) => model.available);
	const { language, model, content_type: contentType, post_status: status } = catalog.defaults ?? {};
	const models = [preferences.model, model].flatMap((wanted) => available.filter(({ id }) => id === wanted));
	const offered = catalog.post_statuses.filter((each) => statuses.includes(each));
	return {
		title: '',
		prompt: '',
		language: nearestLanguage(
			catalog.languages.map(({ tag }) => tag),
			preferences.language || language || siteLanguage,
		),
		model: (models[0] ?? available[0])?.id ?? '',
		content_type: pick(
			catalog.content_types,
			preferences.content_type,
			pick(catalog.content_types, contentType, catalog.content_types[0] ?? 'article'),
		),
		tone: pick(catalog.tones, preferences.tone, 'neutral'),
		length: pick(lengths, preferences.length, 'medium'),
		custom_length: preferences.custom_length ?? String(catalog.lengths.medium),
		template: preferences.template ?? '',
		outline_only: preferences.outline_only === 'true',
		placement: 'post',
		post_status: pick(offered, status, offered[0] ?? 'draft'),
		post_date: '',
	};
}

/**
 * Values from elsewhere, such as a preset of somebody else, without those that are not on offer here: the catalogue has them and,
 * for the status, this user may ask for it.
 */
export function onlyOffered(
	edits: Partial<FormValues>,
	catalog: SiteCatalog,
	statuses: readonly string[],
): Partial<FormValues> {
	const { language, model, content_type: contentType, tone, post_status: status, ...others } = edits;
	const isOffered = (offered: readonly string[], value: string) => offered.includes(value);
	return {
		...others,
		...(language !== undefined && catalog.languages.some(({ tag }) => tag === language) ? { language } : {}),
		...(model !== undefined && catalog.models.some(({ id }) => id === model) ? { model } : {}),
		...(contentType && isOffered(catalog.content_types, contentType) ? { content_type: contentType } : {}),
		...(tone && isOffered(catalog.tones, tone) ? { tone } : {}),
		...(status && isOffered(catalog.post_statuses, status) && statuses.includes(status) ? { post_status: status } : {}),
	};
}

const lengths = ['short', 'medium', 'long', 'custom'] as const;

/** Whether the chosen model writes: one that only makes outlines has nothing to wait for. */
export function canWaitForOutline({ model }: FormValues, catalog: SiteCatalog): boolean {
	return catalog.models.some(({ id, engine }) => id === model && engine !== 'outline');
}

function customLength(typed: string): number | null {
	if (!/^\s*\d+\s*$/.test(typed)) return null;
	const words = Number(typed);
	return words >= SHORTEST_LENGTH && words <= LONGEST_LENGTH ? words : null;
}

/** What stands in the way of sending the form; empty when nothing does. `now` is in milliseconds. */
export function validateForm(values: FormValues, title: string, catalog: SiteCatalog, now: number): FormErrors {
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
	if (!catalog.content_types.includes(values.content_type) && values.template === '')
		errors.content_type = __('Choose a content type from the list.', 'draftsmith');
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
		const date = siteInstant(values.post_date);
		if (Number.isNaN(date)) errors.post_date = __('Choose when the post shall be published.', 'draftsmith');
		else if (date <= now) errors.post_date = __('Choose a time in the future.', 'draftsmith');
	}
	return errors;
}

/** The instant (RFC 3339) of a time by the site's clock, as `datetime-local` gives it; null while none is chosen. */
export function toInstant(localTime: string | undefined): string | null {
	const time = siteInstant(localTime ?? '');
	return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** The request that the form makes. One that is not valid yet makes one, too, for an estimate. */
export function toSubmission(
	values: FormValues,
	title: string,
	post: { id: number; type: string },
	catalog: SiteCatalog,
): Submission {
	const date = values.post_status === 'future' ? toInstant(values.post_date) : null;
	const length: Length = values.length === 'custom' ? (customLength(values.custom_length) ?? 'medium') : values.length;
	return {
		post_id: post.id,
		post_type: post.type,
		title: title.trim(),
		prompt: values.prompt.trim(),
		language: values.language,
		model: values.model,
		content_type: values.content_type,
		tone: values.tone,
		length,
		outline_only: values.outline_only && canWaitForOutline(values, catalog),
		...(values.template === '' ? {} : { template: values.template }),
		post_status: values.post_status,
		...(date === null ? {} : { post_date: date }),
	};
}
