import { ContentType, PostStatus, Tone } from '@draftsmith/shared';
import { expect, test } from 'vitest';
import type { Options } from './api.ts';
import type { Cells } from './columns.ts';
import { knownNames } from './names.ts';
import { type Defaults, type Known, readRow } from './read-row.ts';

const options: Options = {
	time_zone: 'Europe/Vilnius',
	user: 1,
	post_types: [
		{
			slug: 'post',
			name: 'Post',
			statuses: ['draft', 'pending', 'publish', 'future'],
			has_categories: true,
			has_tags: true,
		},
		{ slug: 'page', name: 'Page', statuses: ['draft', 'pending'], has_categories: false, has_tags: false },
	],
	defaults: { language: '', model: '', content_type: '', post_status: '' },
};
const known: Known = {
	catalog: {
		models: [{ id: 'baker', name: 'Baker 7B', scope: 'self_hosted', engine: 'openai-compatible', available: true }],
		languages: [
			{ tag: 'en', name: 'English', native_name: 'English' },
			{ tag: 'lt', name: 'Lithuanian', native_name: 'lietuvių' },
		],
		content_types: ContentType.options,
		tones: Tone.options,
		post_statuses: PostStatus.options,
		lengths: { short: 500, medium: 1000, long: 2000 },
		limits: { title_characters: 300, prompt_characters: 10_000 },
	},
	options,
	names: knownNames({
		authors: [
			{ text: 'bo@example.org', id: 3, name: 'Bo' },
			{ text: 'ada', id: 1, name: 'Ada' },
			{ text: 'Cy', id: null, name: '' },
		],
		categories: [
			{ text: 'Bread, dark', ids: [5], names: ['Bread, dark'], unknown: null },
			{ text: 'Baking; Cooking', ids: [], names: [], unknown: 'Cooking' },
		],
	}),
	now: Date.parse('2027-01-01T00:00:00Z'),
};
const defaults: Defaults = {
	language: 'en',
	model: 'baker',
	content_type: 'article',
	length: 'medium',
	tone: 'neutral',
	post_type: 'post',
	post_status: 'draft',
};
const read = (cells: Cells) => readRow({ title: 'Rye', ...cells }, defaults, known);

test('what is empty is as the defaults say', () => {
	expect(read({ prompt: '', language: ' ' })).toEqual({
		request: { ...defaults, title: 'Rye', prompt: '' },
		errors: {},
		isWaiting: false,
	});
});

test('who makes the batch needs no mention as author', () => {
	expect(read({ author: 'ada' }).request).not.toHaveProperty('author');
});

test('the part of a cell that is no category is named', () => {
	expect(read({ category: 'Baking; Cooking' }).errors.category).toContain('“Cooking”');
});

test.each<Cells>([{ author: 'new' }, { category: 'new' }])(
	'%j waits for the site, without an error and without a request',
	(cells) => {
		expect(read(cells)).toEqual({ request: null, errors: {}, isWaiting: true });
	},
);

test.each<[Cells, object]>([
	[{ title: '  Rye\n bread ' }, { title: 'Rye bread' }],
	[{ title: '=1+1' }, { title: '=1+1' }],
	[{ language: 'Lietuvių' }, { language: 'lt' }],
	[{ language: 'LT' }, { language: 'lt' }],
	[{ model: 'baker 7b' }, { model: 'baker' }],
	[{ content_type: 'How to' }, { content_type: 'how-to' }],
	[{ content_type: 'How-to guide' }, { content_type: 'how-to' }],
	[{ length: '750' }, { length: 750 }],
	[{ length: 'Long' }, { length: 'long' }],
	[{ post_type: 'Page' }, { post_type: 'page' }],
	[{ post_status: 'Published' }, { post_status: 'publish' }],
	[{ post_status: 'Entwurf' }, { post_status: 'draft' }],
	[{ post_status: 'Запланировано', post_date: '2028-01-01' }, { post_status: 'future' }],
	[{ post_date: '2027-03-28 09:00' }, { post_status: 'future', post_date: '2027-03-28T06:00:00.000Z' }],
	[
		{ post_date: '27.3.2027', post_status: 'publish' },
		{ post_status: 'future', post_date: '2027-03-27T07:00:00.000Z' },
	],
	[{ author: ' bo@example.org ' }, { author: 3 }],
	[{ category: 'Bread, dark' }, { category: [5] }],
	[{ tags: 'rye, sour dough|whole' }, { tags: ['rye', 'sour dough', 'whole'] }],
])('%j is understood', (cells, expected) => {
	const { request, errors } = read(cells);
	expect(errors).toEqual({});
	expect(request).toMatchObject(expected);
});

test.each<[Cells, string[]]>([
	[{ title: ' ' }, ['title']],
	[{ title: 'x'.repeat(301) }, ['title']],
	[{ prompt: 'x'.repeat(10_001) }, ['prompt']],
	[{ language: 'Klingon' }, ['language']],
	[{ model: 'gpt-99' }, ['model']],
	[{ length: '20' }, ['length']],
	[{ length: '1e3' }, ['length']],
	[{ tone: 'angry' }, ['tone']],
	[{ post_status: 'trash' }, ['post_status']],
	[{ post_status: 'private' }, ['post_status']],
	[{ post_type: 'page', post_status: 'publish' }, ['post_status']],
	[{ post_type: 'attachment' }, ['post_type']],
	[{ post_date: '02/03/2027' }, ['post_date']],
	[{ post_date: '2020-01-01' }, ['post_date']],
	[{ post_date: 'tomorrow' }, ['post_date']],
	[{ post_date: '2027-02-30' }, ['post_date']],
	[{ post_status: 'scheduled' }, ['post_date']],
	[{ post_status: 'draft', post_date: '2028-01-01' }, ['post_date']],
	[{ author: 'Cy' }, ['author']],
	[{ author: 'x'.repeat(501) }, ['author']],
	[{ category: 'Baking; Cooking' }, ['category']],
	[{ category: 'x'.repeat(501) }, ['category']],
	[{ post_type: 'page', category: 'Bread, dark', tags: 'x' }, ['category', 'tags']],
	[{ tags: 'x'.repeat(201) }, ['tags']],
])('%j is wrong', (cells, fields) => {
	const { request, errors } = read(cells);
	expect(request).toBeNull();
	expect(Object.keys(errors)).toEqual(fields);
});
