import { describe, expect, it } from 'vitest';
import { findSites } from './find-sites.ts';
import type { AccountSite } from './fleet-api.ts';

const sites: AccountSite[] = Array.from({ length: 45 }, (_, index) => ({
	id: String(index),
	domain: `Site-${index}.example`,
	status: 'active',
	created_at: '2026-08-14T10:00:00.000Z',
	last_used_at: null,
	is_this: index === 44,
}));

describe('findSites', () => {
	it('shows this site first, and 20 on a page', () => {
		const found = findSites(sites, '', 1);
		expect(found).toMatchObject({ total: 45, pages: 3, page: 1 });
		expect(found.sites).toHaveLength(20);
		expect(found.sites[0]?.domain).toBe('Site-44.example');
		expect(findSites(sites, '', 3).sites).toHaveLength(5);
	});

	it('finds a part of a domain, in any case', () => {
		expect(findSites(sites, ' sITE-7. ', 1).sites.map(({ id }) => id)).toEqual(['7']);
	});

	it('a page beyond the last is the last, and of nothing there is one empty page', () => {
		expect(findSites(sites, '', 9).page).toBe(3);
		expect(findSites(sites, 'nowhere', 2)).toMatchObject({ total: 0, pages: 1, page: 1, sites: [] });
	});
});
