import { expect, test, vi } from 'vitest';

const apiFetch = vi.hoisted(() =>
	vi.fn(async (_options: { path: string }) => ({ data: [], total: 0, total_pages: 0 })),
);
vi.mock('@wordpress/api-fetch', () => ({ default: apiFetch }));
const { fetchRows } = await import('./api.ts');

test('rows are asked for in the order of the batch, so that one that was asked for again keeps its place', async () => {
	await fetchRows(7, 2, 'failed');
	const [options] = apiFetch.mock.calls[0] ?? [];
	const { pathname, searchParams } = new URL(options?.path ?? '', 'https://site.test');
	expect(pathname).toBe('/draftsmith/v1/jobs');
	expect(Object.fromEntries(searchParams)).toEqual({
		batch_id: '7',
		per_page: '50',
		page: '2',
		orderby: 'batch_row',
		order: 'asc',
		'state[]': 'failed',
	});
});
