import { getSettings, setSettings } from '@wordpress/date';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	canWaitForOutline,
	nearestLanguage,
	onlyOffered,
	startValues,
	toInstant,
	toSubmission,
	validateForm,
} from './form.ts';
import type { SiteCatalog } from './types.ts';

const statuses = ['draft', 'pending', 'publish'];
const catalog: SiteCatalog = {
	models: [
		{ id: 'sleeping', name: 'Sleeping', scope: 'self_hosted', engine: 'openai', available: false },
		{ id: 'outline', name: 'Outline (no AI)', scope: 'self_hosted', engine: 'outline', available: true },
	],
	languages: [
		{ tag: 'en', name: 'English', native_name: 'English' },
		{ tag: 'de', name: 'German', native_name: 'Deutsch' },
		{ tag: 'pt-BR', name: 'Portuguese (Brazil)', native_name: 'Português (Brasil)' },
	],
	content_types: ['article', 'how-to'],
	tones: ['neutral', 'friendly'],
	post_statuses: ['draft', 'publish', 'future'],
	lengths: { short: 500, medium: 1000, long: 2000 },
	limits: { title_characters: 300, prompt_characters: 10_000 },
};
const now = Date.parse('2026-03-01T12:00:00Z');
const values = startValues(catalog, 'de-AT', {}, statuses);
const errorsOf = (changes: Partial<typeof values>, title = 'Tea') =>
	Object.keys(validateForm({ ...values, ...changes }, title, catalog, now));

describe('nearestLanguage', () => {
	it.each([
		['de', 'de'],
		['DE-at', 'de'],
		['pt', 'pt-BR'],
		['pt-PT', 'pt-BR'],
		['ja', 'en'],
	])('%s: %s', (wanted, tag) => {
		expect(nearestLanguage(['en', 'de', 'pt-BR'], wanted)).toBe(tag);
	});
});

describe('startValues', () => {
	it('starts with the site’s language and the first model that answers', () => {
		expect(values).toMatchObject({ language: 'de', model: 'outline', content_type: 'article', length: 'medium' });
	});

	it('takes last time’s choices as far as they are still on offer', () => {
		const start = startValues(
			catalog,
			'de',
			{ language: 'pt-BR', model: 'sleeping', tone: 'gone', length: 'custom' },
			statuses,
		);
		expect(start).toMatchObject({ language: 'pt-BR', model: 'outline', tone: 'neutral', length: 'custom' });
	});

	it('begins with what was used last, else what the owner has set, as far as this user may have it', () => {
		const defaults = { language: 'pt-BR', model: '', content_type: 'how-to', post_status: 'publish' };
		const last = { language: 'en', content_type: 'article', model: 'outline' };
		expect(startValues({ ...catalog, defaults }, 'de', last, statuses)).toMatchObject({
			language: 'en',
			model: 'outline',
			content_type: 'article',
			post_status: 'publish',
		});
		const gone = { model: 'gone', content_type: 'gone' };
		expect(startValues({ ...catalog, defaults }, 'de', gone, statuses)).toMatchObject({
			language: 'pt-BR',
			content_type: 'how-to',
		});
		expect(startValues({ ...catalog, defaults }, 'de', {}, ['draft', 'pending']).post_status).toBe('draft');
		expect(startValues({ ...catalog, content_types: ['how-to'] }, 'de', last, statuses).content_type).toBe('how-to');
	});

	it('chooses no model when none answers', () => {
		expect(startValues({ ...catalog, models: [] }, 'de', {}, statuses).model).toBe('');
	});
});

describe('validateForm', () => {
	it('accepts the start values with a title', () => {
		expect(errorsOf({})).toEqual([]);
	});

	it('wants a title that is not too long', () => {
		expect(errorsOf({}, '  ')).toEqual(['title']);
		expect(errorsOf({}, 'x'.repeat(301))).toEqual(['title']);
		expect(errorsOf({}, ` ${'x'.repeat(300)} `)).toEqual([]);
	});

	it('wants a model and a language on offer, and a prompt within the limit', () => {
		expect(errorsOf({ model: 'sleeping', language: 'xx', prompt: 'x'.repeat(10_001) }).sort()).toEqual([
			'language',
			'model',
			'prompt',
		]);
	});

	it.each(['', '49', '10001', '1e3', '12.5', 'many'])('refuses %j words', (custom_length) => {
		expect(errorsOf({ length: 'custom', custom_length })).toEqual(['custom_length']);
		expect(errorsOf({ length: 'short', custom_length })).toEqual([]);
	});

	it('wants a time in the future to schedule', () => {
		expect(errorsOf({ post_status: 'future' })).toEqual(['post_date']);
		expect(errorsOf({ post_status: 'future', post_date: '2026-02-01T12:00' })).toEqual(['post_date']);
		expect(errorsOf({ post_status: 'future', post_date: '2026-04-01T12:00' })).toEqual([]);
		expect(errorsOf({ post_status: 'draft', post_date: '' })).toEqual([]);
	});
});

describe('onlyOffered', () => {
	it('keeps what the catalogue has and this user may ask for', () => {
		const offered = {
			prompt: 'green',
			language: 'de',
			model: 'outline',
			content_type: 'how-to',
			tone: 'friendly',
			post_status: 'publish',
		} as const;
		expect(onlyOffered(offered, catalog, statuses)).toEqual(offered);
	});

	it('drops the rest, and so leaves the form as it is', () => {
		const gone = {
			prompt: 'green',
			language: 'xx',
			model: 'gone',
			content_type: 'news',
			tone: 'authoritative',
			post_status: 'pending',
		} as const;
		expect(onlyOffered(gone, catalog, statuses)).toEqual({ prompt: 'green' });
		expect(onlyOffered({ post_status: 'publish' }, catalog, ['draft', 'pending'])).toEqual({});
	});
});

describe('toInstant', () => {
	it.each([undefined, '', 'soon', '2026-13-01T12:00'])('gives null for %j', (typed) => {
		expect(toInstant(typed)).toBeNull();
	});
});

describe('toSubmission', () => {
	const settings = getSettings();
	const timezone = { ...settings.timezone, string: 'Pacific/Kiritimati', offset: 14 };
	beforeAll(() => setSettings({ ...settings, timezone }));
	afterAll(() => setSettings(settings));

	it('can be asked for before a date is chosen, also where the owner wants posts to be scheduled', () => {
		const defaults = { post_status: 'future' };
		const start = startValues({ ...catalog, defaults }, 'de', {}, ['draft', 'future']);
		expect(start.post_status).toBe('future');
		const submission = toSubmission(start, 'Tea', { id: 10, type: 'post' }, catalog);
		expect(submission.post_status).toBe('future');
		expect(submission).not.toHaveProperty('post_date');
	});

	it('sends trimmed text, and a date only with a schedule', () => {
		const submission = toSubmission({ ...values, prompt: ' green \n' }, ' Tea ', { id: 10, type: 'page' }, catalog);
		expect(submission).toMatchObject({
			title: 'Tea',
			prompt: 'green',
			post_id: 10,
			post_type: 'page',
			length: 'medium',
		});
		expect(submission).not.toHaveProperty('post_date');
		expect(submission).not.toHaveProperty('custom_length');
	});

	it('asks for an outline only of a model that writes, and names a house style only when there is one', () => {
		const wish = { ...values, outline_only: true, template: '' };
		expect(canWaitForOutline(wish, catalog)).toBe(false);
		const post = { id: 10, type: 'post' };
		expect(toSubmission(wish, 'Tea', post, catalog)).toMatchObject({ outline_only: false });
		expect(toSubmission(wish, 'Tea', post, catalog)).not.toHaveProperty('template');
		const other = { ...wish, model: 'sleeping', template: 'house-style' };
		expect(toSubmission(other, 'Tea', post, catalog)).toMatchObject({ outline_only: true, template: 'house-style' });
	});

	it('sends words as a number and the date as an instant of the site’s clock', () => {
		const submission = toSubmission(
			{ ...values, length: 'custom', custom_length: ' 750 ', post_status: 'future', post_date: '2026-04-01T12:00' },
			'Tea',
			{ id: 10, type: 'post' },
			catalog,
		);
		expect(submission.length).toBe(750);
		expect(submission.post_date).toBe('2026-03-31T22:00:00.000Z');
	});
});
