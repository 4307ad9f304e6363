import type { Caller } from '../platform/caller.ts';
import { ProblemError } from '../platform/problem.ts';

/** The refusal of a key whose site has ended. */
export function siteInactive(status: string): ProblemError {
	return new ProblemError(
		'site_inactive',
		status === 'superseded'
			? 'Another registration has proven this domain since, so this one has ended. To take the domain back, register the site again and let it prove its domain.'
			: 'This site was closed. Register it again to use the service.',
	);
}

/**
 * With the key of a site that has ended, an owner still reads, exports and deletes the account, and manages its other sites and
 * their keys. It adds no sites, and is taken for nothing else.
 * @throws {ProblemError} `site_inactive`
 */
export function assertOpen({ ended }: Pick<Caller, 'ended'>, method: string, path: string): void {
	if (ended === undefined) return;
	const isManaging = /^\/v1\/(account|keys|sites)(\/|$)/.test(path);
	const isAdding = method === 'POST' && /^\/v1\/sites\/?$/.test(path);
	if (!isManaging || isAdding) throw siteInactive(ended.status);
}
