import type { View } from '@wordpress/dataviews/wp';
import { describe, expect, it } from 'vitest';
import { isNarrowed, queryOf } from './job-query.ts';
import { plainView } from './view-address.ts';

type Wishes = Partial<Pick<View, 'search' | 'filters' | 'sort' | 'page' | 'perPage' | 'fields'>>;

const view = (wishes: Wishes = {}): View => ({ ...plainView('table'), ...wishes });
const parameters = (changes: Wishes) => [...new URLSearchParams(queryOf(view(changes)))];

describe('queryOf', () => {
	it('asks for the newest first', () => {
		expect(queryOf(view())).toBe('orderby=id&order=desc&page=1&per_page=20');
	});

	it('passes on what was searched, filtered and sorted', () => {
		expect(
			parameters({
				search: ' rye & more ',
				filters: [
					{ field: 'state', operator: 'isAny', value: ['failed', 'canceled'] },
					{ field: 'language', operator: 'isAny', value: ['de'] },
					{ field: 'model', operator: 'isAny', value: ['baker'] },
					{ field: 'author', operator: 'isAny', value: [7] },
					{ field: 'batch', operator: 'is', value: 3 },
				],
				sort: { field: 'title', direction: 'asc' },
				page: 4,
				perPage: 50,
			}),
		).toEqual([
			['search', 'rye & more'],
			['state[]', 'failed'],
			['state[]', 'canceled'],
			['language[]', 'de'],
			['model[]', 'baker'],
			['author[]', '7'],
			['batch_id', '3'],
			['orderby', 'title'],
			['order', 'asc'],
			['page', '4'],
			['per_page', '50'],
		]);
	});

	it('turns days into moments where the reader is', () => {
		const of = (operator: 'on' | 'between' | 'afterInc' | 'beforeInc', value: unknown) => {
			const query = new URLSearchParams(queryOf(view({ filters: [{ field: 'created', operator, value }] })));
			return [query.get('after'), query.get('before')];
		};
		const start = new Date('2026-01-31T00:00:00').toISOString();
		const end = new Date('2026-02-01T00:00:00').toISOString();
		expect(of('on', '2026-01-31')).toEqual([start, end]);
		expect(of('afterInc', '2026-01-31')).toEqual([start, null]);
		expect(of('beforeInc', '2026-01-31')).toEqual([null, end]);
		expect(of('between', ['2026-01-31', '2026-01-31'])).toEqual([start, end]);
		expect(of('between', ['2026-01-31', undefined])).toEqual([start, null]);
		expect(of('on', undefined)).toEqual([null, null]);
		expect(of('on', 'x')).toEqual([null, null]);
		expect(of('on', '2026-99-99')).toEqual([null, null]);
	});

	it('is the same for another look', () => {
		expect(queryOf(plainView('list'))).toBe(queryOf(view({ fields: ['title'] })));
	});
});

describe('isNarrowed', () => {
	it('is not by a filter that was only opened', () => {
		expect(isNarrowed(view({ search: ' ', filters: [{ field: 'state', operator: 'isAny', value: [] }] }))).toBe(false);
		expect(isNarrowed(view({ filters: [{ field: 'language', operator: 'isAny', value: undefined }] }))).toBe(false);
		expect(isNarrowed(view({ search: 'rye' }))).toBe(true);
		expect(isNarrowed(view({ filters: [{ field: 'language', operator: 'isAny', value: ['de'] }] }))).toBe(true);
	});
});
