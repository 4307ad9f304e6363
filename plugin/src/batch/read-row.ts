import type { Catalog, ContentType, Length, PostStatus, Tone } from '@draftsmith/shared';
import { __, sprintf } from '@wordpress/i18n';
import { contentTypeLabel, statusLabel, toneLabel } from '../editor/labels.ts';
import type { BatchRow, Options, PostType } from './api.ts';
import type { Cells, Field } from './columns.ts';
import { findByName, plainName } from './find-by-name.ts';
import type { Names } from './names.ts';
import { readDate } from './read-date.ts';

/** What holds where a cell is empty. */
export interface Defaults {
	language: string;
	model: string;
	content_type: ContentType;
	length: Length;
	tone: Tone;
	post_type: string;
	post_status: PostStatus;
}

/** What cells are read against. `now`: milliseconds since 1970. */
export interface Known {
	catalog: Catalog;
	options: Options;
	names: Names;
	now: number;
}

/** Messages by field. */
export type RowErrors = Partial<Record<Field, string>>;

/** A row as it can be submitted, but for its number, or what is wrong with it. */
export interface ReadRow {
	request: Omit<BatchRow, 'row'> | null;
	errors: RowErrors;
	/** Whether the site still has to say what a name in it stands for; then there is no request yet. */
	isWaiting: boolean;
}

const findType = findByName(({ slug, name }: PostType) => [slug, name]);
const findLanguageTag = findByName(({ tag }: Catalog['languages'][number]) => [tag]);
const findLanguage = findByName(({ name, native_name: native }: Catalog['languages'][number]) => [name, native]);
const findModelId = findByName(({ id }: Catalog['models'][number]) => [id]);
const findModel = findByName(({ name }: Catalog['models'][number]) => [name]);
const findContentType = findByName((type: ContentType) => [type, type.replace('-', ' '), contentTypeLabel(type)]);
const findTone = findByName((tone: Tone) => [tone, toneLabel(tone)]);

/** Parts of a cell that holds several things. */
const split = (text: string, separator: RegExp) =>
	text
		.split(separator)
		.map((part) => part.trim())
		.filter((part) => part !== '');

/** The fewest and the most words that one may ask for. */
export const WORDS = { fewest: 50, most: 10_000 } as const;

/** The number of words that a text asks for; undefined when it is no number of them that one may ask for. */
export function readWords(text: string): number | undefined {
	const words = /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
	return words >= WORDS.fewest && words <= WORDS.most ? words : undefined;
}

function readLength(text: string): Length | undefined {
	return (['short', 'medium', 'long'] as const).find((length) => length === plainName(text)) ?? readWords(text);
}

/** Statuses as lists name them: English, German, French, Spanish, Polish, Lithuanian, Russian, Ukrainian. */
const STATUS_NAMES: Record<PostStatus, string> = {
	draft: 'draft|entwurf|brouillon|borrador|szkic|juodraštis|черновик|чернетка',
	pending:
		'pending|pending review|review|ausstehend|en attente|pendiente|oczekujący|laukia peržiūros|на утверждении|очікує',
	private: 'private|privat|privé|privado|prywatny|privatus|личное|приватне',
	publish: 'publish|published|veröffentlicht|publié|publicado|opublikowany|paskelbta|опубликовано|опубліковано',
	future: 'future|schedule|scheduled|geplant|planifié|programado|zaplanowany|suplanuota|запланировано|заплановано',
};

const findStatus = findByName((status: PostStatus) => [...STATUS_NAMES[status].split('|'), statusLabel(status)]);

/** The statuses with which a post appears, at once or later. */
const APPEARING: readonly PostStatus[] = ['publish', 'future'];

/** Whether what stands in a row's status cell leaves its post to be published: it does when nothing stands there. */
export function mayAppear(text: string): boolean {
	return text.trim() === '' || findStatus(APPEARING, text) !== undefined;
}

/** Reads one row, and says of each cell what is wrong with it and what to do. */
export function readRow(cells: Cells, defaults: Defaults, known: Known): ReadRow {
	const { catalog, options, names } = known;
	const errors: RowErrors = {};
	const cell = (field: Field) => (cells[field] ?? '').trim();
	/** What a cell names, or the default where it is empty. */
	const choose = <Value>(
		field: Field,
		fallback: Value,
		read: (text: string) => Value | undefined,
		message: string,
	): Value => {
		const text = cell(field);
		if (text === '') return fallback;
		const value = read(text);
		if (value === undefined) errors[field] = message;
		return value ?? fallback;
	};

	const title = cell('title').replace(/\s+/g, ' ');
	const prompt = cell('prompt');
	const { title_characters: mostTitle, prompt_characters: mostPrompt } = catalog.limits;
	if (title === '') errors.title = __('Enter a title.', 'draftsmith');
	/* translators: 1: number of characters of a text, 2: most that it may have. */
	const tooLong = __('This has %1$d characters. Shorten it to %2$d.', 'draftsmith');
	if (title.length > mostTitle) errors.title = sprintf(tooLong, title.length, mostTitle);
	if (prompt.length > mostPrompt) errors.prompt = sprintf(tooLong, prompt.length, mostPrompt);

	const slug = choose(
		'post_type',
		defaults.post_type,
		(text) => findType(options.post_types, text)?.slug,
		__('You can’t make posts of this type. Write post or page, for example.', 'draftsmith'),
	);
	const type = options.post_types.find((each) => each.slug === slug);
	const date = readDate(cell('post_date'), options.time_zone);
	// A date alone says that the post is to be scheduled.
	const usual = cell('post_date') === '' ? defaults.post_status : 'future';
	const status = choose(
		'post_status',
		usual,
		(text) => type && findStatus(type.statuses, text),
		__(
			'You can’t use this status. Write draft, pending, publish, private or scheduled, as far as you may.',
			'draftsmith',
		),
	);
	const isLater = date !== null && date > known.now;
	const postStatus = status === 'publish' && isLater ? 'future' : status;
	if (type && !type.statuses.includes(postStatus))
		errors.post_status ??= __('You are not allowed to use this status.', 'draftsmith');
	if (date !== null && Number.isNaN(date))
		errors.post_date = __('This is no date that can be read without doubt. Write 2027-03-28 09:00.', 'draftsmith');
	else if (postStatus === 'future' && !isLater) errors.post_date = __('Choose a date in the future.', 'draftsmith');
	else if (postStatus !== 'future' && date !== null)
		errors.post_date = __(
			'Only a post that is scheduled has a date. Write scheduled as its status, or leave the date out.',
			'draftsmith',
		);

	const category = names.category(cell('category'));
	if (category !== 'waiting' && category.unknown !== null)
		errors.category = sprintf(
			/* translators: %s: what somebody wrote as a category. */
			__(
				'There is no category “%s”, or there are several. Add it under Posts > Categories, or write its number.',
				'draftsmith',
			),
			category.unknown.slice(0, 80),
		);
	else if (cell('category') !== '' && type && !type.has_categories)
		errors.category = __('Posts of this type have no categories. Leave it empty.', 'draftsmith');
	const tags = split(cell('tags'), /[|;,]/);
	if (tags.length > 0 && type && !type.has_tags)
		errors.tags = __('Posts of this type have no tags. Leave it empty.', 'draftsmith');
	else if (tags.length > 50 || tags.some((tag) => tag.length > 200))
		errors.tags = __('Write at most 50 tags of at most 200 characters, with commas between them.', 'draftsmith');

	const author = names.author(cell('author'));
	if (author !== 'waiting' && author.id === null && cell('author') !== '')
		errors.author = sprintf(
			/* translators: %s: what somebody wrote as an author. */
			__(
				'There is no author “%s” whom you may choose, or there are several. Write the e-mail address or the number of the user.',
				'draftsmith',
			),
			cell('author').slice(0, 80),
		);
	const request = {
		title,
		prompt,
		language: choose(
			'language',
			defaults.language,
			(text) => (findLanguageTag(catalog.languages, text) ?? findLanguage(catalog.languages, text))?.tag,
			__('This language is not offered. Write its code, such as en or de.', 'draftsmith'),
		),
		model: choose(
			'model',
			defaults.model,
			(text) => (findModelId(catalog.models, text) ?? findModel(catalog.models, text))?.id,
			__('This model is not offered. Leave it empty for the usual one.', 'draftsmith'),
		),
		content_type: choose(
			'content_type',
			defaults.content_type,
			(text) => findContentType(catalog.content_types, text),
			__('There is no such type. Write article or how-to, for example.', 'draftsmith'),
		),
		length: choose(
			'length',
			defaults.length,
			readLength,
			__('Write short, medium, long or a number of words from 50 to 10000.', 'draftsmith'),
		),
		tone: choose(
			'tone',
			defaults.tone,
			(text) => findTone(catalog.tones, text),
			__('There is no such tone. Write neutral or friendly, for example.', 'draftsmith'),
		),
		post_type: slug,
		post_status: postStatus,
		...(postStatus === 'future' && date !== null && !Number.isNaN(date)
			? { post_date: new Date(date).toISOString() }
			: {}),
		...(author === 'waiting' || author.id === null || author.id === options.user ? {} : { author: author.id }),
		...(category === 'waiting' || category.ids.length === 0 ? {} : { category: category.ids }),
		...(tags.length > 0 ? { tags } : {}),
	};
	if (request.model === '') errors.model ??= __('Choose a model.', 'draftsmith');
	if (request.language === '') errors.language ??= __('Choose a language.', 'draftsmith');
	const isWaiting = author === 'waiting' || category === 'waiting';
	return { request: isWaiting || Object.keys(errors).length > 0 ? null : request, errors, isWaiting };
}
