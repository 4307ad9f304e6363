import { expect, test } from 'vitest';
import type { Options } from './api.ts';
import type { Cells } from './columns.ts';
import { knownNames } from './names.ts';
import type { Defaults, Known } from './read-row.ts';
import { rowReader } from './row-reader.ts';

const options: Options = {
	time_zone: 'UTC',
	user: 1,
	post_types: [{ slug: 'post', name: 'Post', statuses: ['draft', 'future'], has_categories: false, has_tags: false }],
	defaults: { language: '', model: '', content_type: '', post_status: '' },
};
const known: Omit<Known, 'now'> = {
	catalog: {
		models: [{ id: 'baker', name: 'Baker', scope: 'self_hosted', engine: 'openai-compatible', available: true }],
		languages: [{ tag: 'en', name: 'English', native_name: 'English' }],
		content_types: ['article'],
		tones: ['neutral'],
		post_statuses: ['draft', 'future'],
		lengths: { short: 500, medium: 1000, long: 2000 },
		limits: { title_characters: 300, prompt_characters: 10_000 },
	},
	options,
	names: knownNames({ authors: [], categories: [] }),
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
const DATE = '2027-03-28T09:00:00Z';
const [before, after] = [Date.parse(DATE) - 1, Date.parse(DATE) + 1];

test('a row is read once, and again for another date or when its date has come', () => {
	const read = rowReader(known, defaults);
	const cells: Cells = { title: 'Rye' };
	const plain = read(cells, null, before);
	expect(plain.request).toMatchObject({ title: 'Rye', post_status: 'draft' });
	expect(read(cells, null, after)).toBe(plain);
	expect(read({ ...cells }, null, before)).not.toBe(plain);
	const planned = read(cells, DATE, before);
	expect(planned.request).toMatchObject({ post_status: 'future', post_date: '2027-03-28T09:00:00.000Z' });
	expect(read(cells, DATE, before)).toBe(planned);
	expect(read(cells, DATE, after)).toMatchObject({ request: null, errors: { post_date: expect.any(String) } });
	expect(read(cells, null, after).request).toMatchObject({ post_status: 'draft' });
});
