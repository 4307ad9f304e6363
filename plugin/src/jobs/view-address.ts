import type { Filter, Operator, View } from '@wordpress/dataviews/wp';
import { stateFilters } from './job-status.ts';

/** The columns of the table, without the title: as many as fit beside the menu in long languages. Others can be switched on. */
const COLUMNS = ['state', 'author', 'model', 'language', 'created'];
/** The columns of a narrow screen, and what a list shows below the title. */
const FEW_COLUMNS = ['state', 'created'];
const PAGE_SIZES = [10, 20, 50, 100];
const SORTABLE = ['created', 'title', 'state', 'finished'];
const DATE_OPERATORS = ['between', 'on', 'afterInc', 'beforeInc'] as const satisfies Operator[];
/** The parameters that are ours; all others of the address stay as they are. */
const OURS = ['s', 'state', 'language', 'model', 'author', 'batch', 'created', 'sort', 'paged', 'per_page'];

/** How many jobs a page may have. */
export const pageSizes: readonly number[] = PAGE_SIZES;

/** How the jobs are laid out: a table, one of few columns, or for a telephone a list, in which many can't be chosen at once. */
export type Look = 'table' | 'narrow' | 'list';

/** The view without any wishes. */
export function plainView(look: Look): View {
	return {
		type: look === 'list' ? 'list' : 'table',
		search: '',
		filters: [],
		page: 1,
		perPage: 20,
		sort: { field: 'created', direction: 'desc' },
		titleField: 'title',
		fields: look === 'table' ? COLUMNS : FEW_COLUMNS,
		layout: { density: 'compact' },
	};
}

function wholeNumber(text: string | null): number | null {
	return text !== null && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null;
}

/** The filters that an address names. What makes no sense is left out: an address may have been typed. */
function readFilters(address: URLSearchParams): Filter[] {
	const filters: Filter[] = [];
	const lists = {
		state: address.getAll('state').filter((name) => stateFilters.some((state) => state === name)),
		language: address.getAll('language').filter((tag) => tag !== ''),
		model: address.getAll('model').filter((id) => id !== ''),
		author: address.getAll('author').flatMap((id) => wholeNumber(id) ?? []),
	};
	for (const [field, value] of Object.entries(lists))
		if (value.length > 0) filters.push({ field, operator: 'isAny', value });
	const batch = wholeNumber(address.get('batch'));
	if (batch !== null) filters.push({ field: 'batch', operator: 'is', value: batch });
	const [name, ...days] = (address.get('created') ?? '').split(',');
	const operator = DATE_OPERATORS.find((known) => known === name);
	const areDays = days.every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day));
	if (operator && areDays && days.length === (operator === 'between' ? 2 : 1))
		filters.push({ field: 'created', operator, value: operator === 'between' ? days : days[0] });
	return filters;
}

/** The view that an address names. */
export function readView(address: URLSearchParams, look: Look): View {
	const [field = '', direction] = (address.get('sort') ?? '').split(',');
	const size = wholeNumber(address.get('per_page'));
	return {
		...plainView(look),
		search: address.get('s') ?? '',
		filters: readFilters(address),
		page: wholeNumber(address.get('paged')) ?? 1,
		perPage: size !== null && PAGE_SIZES.includes(size) ? size : 20,
		sort: SORTABLE.includes(field)
			? { field, direction: direction === 'asc' ? 'asc' : 'desc' }
			: { field: 'created', direction: 'desc' },
	};
}

/** A filter as the values of its parameter; none while it has no value. */
function filterTexts({ field, operator, value }: Filter): string[] {
	if (field === 'created') {
		const days: unknown[] = Array.isArray(value) ? value : [value];
		return days.every((day) => typeof day === 'string' && day !== '') ? [[operator, ...days].join(',')] : [];
	}
	const values: unknown[] = Array.isArray(value) ? value : [value];
	return values.filter((one) => typeof one === 'string' || typeof one === 'number').map(String);
}

/** The address of a view: `address` with what the view wishes, and without what goes without saying. */
export function writeView(view: View, address: URLSearchParams): URLSearchParams {
	const written = new URLSearchParams([...address].filter(([name]) => !OURS.includes(name)));
	const search = view.search?.trim() ?? '';
	if (search !== '') written.set('s', search);
	for (const filter of view.filters ?? []) for (const text of filterTexts(filter)) written.append(filter.field, text);
	const { field, direction } = view.sort ?? { field: 'created', direction: 'desc' };
	if (field !== 'created' || direction !== 'desc') written.set('sort', `${field},${direction}`);
	if (view.page && view.page > 1) written.set('paged', String(view.page));
	if (view.perPage && view.perPage !== 20) written.set('per_page', String(view.perPage));
	return written;
}
