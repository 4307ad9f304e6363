import type { AccountSite } from './fleet-api.ts';

/** Sites on one page of the list. */
export const SITES_PER_PAGE = 20;

/**
 * The sites whose domain holds what somebody typed, this one first, and how many pages they fill. `page` counts from 1; one
 * beyond the last shows the last.
 */
export function findSites(sites: readonly AccountSite[], typed: string, page: number) {
	const wanted = typed.trim().toLowerCase();
	const found = sites
		.filter(({ domain }) => domain.toLowerCase().includes(wanted))
		.sort((one, other) => Number(other.is_this) - Number(one.is_this));
	const pages = Math.max(1, Math.ceil(found.length / SITES_PER_PAGE));
	const shown = Math.min(Math.max(1, page), pages);
	return {
		total: found.length,
		pages,
		page: shown,
		sites: found.slice((shown - 1) * SITES_PER_PAGE, shown * SITES_PER_PAGE),
	};
}
