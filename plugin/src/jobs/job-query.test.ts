import type { View } from '@wordpress/dataviews/wp';
import { describe, expect, it } from 'vitest';
import { isNarrowed, queryOf } from './job-query.ts';
import { plainView } from './view-address.ts';

type Wishes = Partial<Pick<View, 'search' | 'filters' | 'sort' | 'page' | 'perPage' | 'fields'>>;

const view = (wishes: Wishes = {}): View => ({ ...plainView('table'), ...wishes });
const parameters = (changes: Wishes) => [...new URLSearchParams(queryOf(view(changes), 'UTC'))];

describe('queryOf', () => {
	it('asks for the newest first', () => {
		expect(queryOf(view(), 'UTC')).toBe('orderby=id&order=desc&page=1&per_page=20');
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

	it('turns days into moments by the site’s clock', () => {
		const of = (operator: 'on' | 'between' | 'afterInc' | 'beforeInc', value: unknown) => {
			const query = new URLSearchParams(
				queryOf(view({ filters: [{ field: 'created', operator, value }] }), 'Pacific/Kiritimati'),
			);
			return [query.get('after'), query.get('before')];
		};
		const start = '2026-01-30T10:00:00.000Z';
		const end = '2026-01-31T10:00:00.000Z';
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
		expect(queryOf(plainView('list'), 'UTC')).toBe(queryOf(view({ fields: ['title'] }), 'UTC'));
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
