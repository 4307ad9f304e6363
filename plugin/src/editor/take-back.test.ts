import type { PostAttributes } from '@wordpress/editor';
import { describe, expect, it } from 'vitest';
import { takeBackEdits, valuesNow } from './take-back.ts';

const insertion = {
	content: '<p>Article</p>',
	before: { content: '', title: '', slug: '', tags: [1], draftsmith_job: 0, meta: { _seo: '' }, date: '2026-01-01' },
	after: { title: 'Tea', slug: 'tea', tags: [1, 2], draftsmith_job: 7, meta: { _seo: 'x' }, status: 'future' },
};

describe('takeBackEdits', () => {
	it('gives back what the insert changed, without the status and the date of a post that readers can see', () => {
		const { date: _date, ...before } = insertion.before;
		expect(takeBackEdits(insertion, insertion.after, 'publish')).toEqual(before);
		expect(takeBackEdits(insertion, insertion.after, 'future')).toEqual(before);
	});

	it('gives up a status that was never saved', () => {
		expect(takeBackEdits(insertion, insertion.after, 'draft')).toMatchObject({ status: 'draft', date: '2026-01-01' });
		const { status: _status, ...after } = insertion.after;
		expect(takeBackEdits({ ...insertion, after }, after, 'draft')).not.toHaveProperty('status');
	});

	it('leaves alone what was changed since', () => {
		const edits = takeBackEdits(
			insertion,
			{ ...insertion.after, title: 'Coffee', tags: [2], meta: { _seo: 'y' } },
			'draft',
		);
		expect(edits).toMatchObject({ content: '', slug: '', draftsmith_job: 0 });
		for (const name of ['title', 'tags', 'meta']) expect(edits).not.toHaveProperty(name);
	});
});

it('only the values that the edits change are remembered', () => {
	const post: PostAttributes = {
		title: 'Tea',
		excerpt: 'Short',
		slug: 'tea',
		tags: [1],
		categories: [2],
		status: 'draft',
		date: '2026-01-01',
		meta: { _seo: 'old', _other: 'x' },
		draftsmith_job: 0,
		draftsmith_provenance: null,
	};
	expect(valuesNow((name) => post[name], { slug: 'new', meta: { _seo: 'new' }, status: 'publish' })).toEqual({
		slug: 'tea',
		meta: { _seo: 'old' },
	});
});
