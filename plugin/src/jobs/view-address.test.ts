import { describe, expect, it } from 'vitest';
import { plainView, readView, writeView } from './view-address.ts';

const read = (query: string) => readView(new URLSearchParams(query), 'table');
const write = (query: string) => writeView(read(query), new URLSearchParams(query)).toString();

describe('the address of a view', () => {
	it.each([
		'page=draftsmith-jobs',
		'page=draftsmith-jobs&s=rye+bread',
		'page=draftsmith-jobs&state=failed&state=canceled&language=de&model=a%2Cb&author=3&author=4&batch=9',
		'page=draftsmith-jobs&created=between%2C2026-01-01%2C2026-01-31&sort=title%2Casc&paged=3&per_page=50',
		'page=draftsmith-jobs&created=on%2C2026-01-01',
		'page=draftsmith-jobs&state=ready&state=inserted',
	])('comes back as it was: %s', (query) => {
		expect(write(query)).toBe(query);
	});

	it('leaves out what makes no sense', () => {
		const nonsense =
			'state=melted&author=0&batch=-1&created=since%2Cyesterday&sort=colour%2Cup&paged=x&per_page=7&language=';
		expect(read(nonsense)).toEqual(plainView('table'));
		expect(write(`page=draftsmith-jobs&${nonsense}`)).toBe('page=draftsmith-jobs');
		expect(read('created=between%2C2026-01-01').filters).toEqual([]);
	});

	it('keeps what is not ours', () => {
		expect(write('page=draftsmith-jobs&lang=de&paged=2')).toBe('page=draftsmith-jobs&lang=de&paged=2');
	});

	it('says nothing of a filter that was only opened', () => {
		const filters = [
			{ field: 'language', operator: 'isAny' as const, value: undefined },
			{ field: 'state', operator: 'isAny' as const, value: [] },
			{ field: 'created', operator: 'between' as const, value: ['2026-01-01', undefined] },
		];
		expect(writeView({ ...plainView('table'), filters }, new URLSearchParams()).toString()).toBe('');
	});
});
