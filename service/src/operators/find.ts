import { Id } from '@draftsmith/shared';
import { sql } from 'kysely';
import { z } from 'zod';
import { normalizeDomain } from '../accounts/index.ts';
import type { Actor } from '../platform/caller.ts';
import { ProblemError } from '../platform/problem.ts';
import type { AccountRow, Database, SiteRow } from '../store/index.ts';

/** How an operator may name an account. */
export const AccountName = z
	.string()
	.min(1)
	.max(300)
	.meta({ description: 'Its id, or the domain of one of its sites.' });

/** How an operator may name a site. */
export const SiteName = z.string().min(1).max(300).meta({ description: 'Its id, or its domain.' });

const LISTED = 10;

/**
 * The account of this id, with a site of this domain, or (for owners) of this e-mail address.
 * @throws {ProblemError} `not_found`; `invalid_request` when several fit (it names their ids), or `insufficient_role`
 */
export async function findAccount(db: Database, actor: Actor, name: string): Promise<AccountRow> {
	const all = db.selectFrom('accounts').selectAll().orderBy('id', 'desc').limit(LISTED);
	if (name.includes('@')) {
		if (actor.role !== 'owner') {
			throw new ProblemError(
				'insufficient_role',
				'Only owners may look for an e-mail address. Name the account by its id, or by a domain of its sites.',
			);
		}
		return only(await all.where(sql`lower(email)`, '=', name.toLowerCase()).execute(), 'account', 'such an address');
	}
	if (Id.safeParse(name).success) return only(await all.where('id', '=', name).execute(), 'account', 'that id');
	const site = await findSite(db, name);
	return only(await all.where('id', '=', site.account_id).execute(), 'account', 'that domain');
}

/**
 * The site of this id or domain. Of several sites of one domain, the active one is meant, else the only one that has not ended.
 * @throws {ProblemError} `not_found`, or `invalid_request` when several fit: it names their ids
 */
export async function findSite(db: Database, name: string): Promise<SiteRow> {
	const all = db.selectFrom('sites').selectAll().orderBy('id', 'desc').limit(LISTED);
	if (Id.safeParse(name).success) return only(await all.where('id', '=', name).execute(), 'site', 'that id');
	const ofDomain = all.where('domain', '=', normalizeDomain(name));
	const active = await ofDomain.where('status', '=', 'active').execute();
	if (active.length > 0) return only(active, 'site', 'that domain');
	const open = await ofDomain.where('ended_at', 'is', null).execute();
	return only(open.length > 0 ? open : await ofDomain.execute(), 'site', 'that domain');
}

function only<Row extends { id: string }>(rows: readonly Row[], kind: string, named: string): Row {
	const [row] = rows;
	if (!row) throw new ProblemError('not_found', `There is no ${kind} of ${named}. Look for it with the list.`);
	if (rows.length === 1) return row;
	const ids = rows.map((each) => each.id).join(', ');
	throw new ProblemError('invalid_request', `There is more than one ${kind} of ${named}. Name one by its id: ${ids}.`);
}
