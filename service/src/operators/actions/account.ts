import type { AdminAccount, AdminAccountList } from '@draftsmith/shared';
import { sql } from 'kysely';
import { z } from 'zod';
import { normalizeDomain } from '../../accounts/index.ts';
import type { Actor } from '../../platform/caller.ts';
import { ProblemError } from '../../platform/problem.ts';
import { timestamp } from '../../platform/timestamp.ts';
import type { AccountRow, Database, Transaction } from '../../store/index.ts';
import type { Reading } from '../action.ts';
import { AccountName, findAccount } from '../find.ts';
import { PAGE, toPage } from '../page.ts';

const Listing = z.strictObject({
	domain: z.string().min(1).max(300).optional(),
	email: z.string().min(3).max(254).optional(),
	plan: z.string().min(1).max(40).optional(),
	restricted: z.enum(['yes', 'no']).optional(),
	...PAGE,
});

/** The accounts, newest first. */
export const accountList: Reading<z.output<typeof Listing>, AdminAccountList> = {
	name: 'account.list',
	input: Listing,
	read: async ({ store }, input, actor) => {
		const { domain, email, plan, restricted } = input;
		if (email !== undefined && actor.role !== 'owner') {
			throw new ProblemError('insufficient_role', 'Only owners may look for an e-mail address.');
		}
		let query = withSites(store.db)
			.orderBy('accounts.id', 'desc')
			.limit(input.limit + 1);
		if (input.after !== undefined) query = query.where('accounts.id', '<', input.after);
		if (plan !== undefined) query = query.where('plan', '=', plan);
		if (restricted !== undefined) query = query.where('restricted_at', restricted === 'yes' ? 'is not' : 'is', null);
		if (email !== undefined) query = query.where(sql`lower(email)`, '=', email.toLowerCase());
		if (domain !== undefined) {
			const named = store.db.selectFrom('sites').select('account_id').where('domain', '=', normalizeDomain(domain));
			query = query.where('accounts.id', 'in', named);
		}
		const rows = await query.execute();
		const output = toPage(
			rows,
			input.limit,
			(row) => toAdminAccount(row, actor),
			(row) => row.id,
		);
		return { output, subject: null, details: { count: output.data.length } };
	},
};

const Named = z.strictObject({ account: AccountName });

/** One account. */
export const accountShow: Reading<z.output<typeof Named>, AdminAccount> = {
	name: 'account.show',
	input: Named,
	read: async ({ store }, { account }, actor) => {
		const { id } = await findAccount(store.db, actor, account);
		return { output: await readAdminAccount(store.db, id, actor), subject: id };
	},
};

/**
 * An account as this operator may see it.
 * @throws {ProblemError} `not_found` when it is gone
 */
export async function readAdminAccount(db: Database | Transaction, id: string, actor: Actor): Promise<AdminAccount> {
	const row = await withSites(db).where('accounts.id', '=', id).executeTakeFirst();
	if (!row) throw new ProblemError('not_found', 'There is no such account any more.');
	return toAdminAccount(row, actor);
}

function withSites(db: Database | Transaction) {
	return db
		.selectFrom('accounts')
		.selectAll('accounts')
		.select((eb) =>
			eb
				.selectFrom('sites')
				.whereRef('sites.account_id', '=', 'accounts.id')
				.select(eb.fn.countAll<number>().as('count'))
				.as('sites'),
		);
}

function toAdminAccount(row: AccountRow & { sites: number | null }, actor: Actor): AdminAccount {
	const isOwner = actor.role === 'owner';
	const { restriction, restricted_at: since } = row;
	return {
		id: row.id,
		email: isOwner ? row.email : maskEmail(row.email),
		email_confirmed: row.email_confirmed_at !== null,
		name: isOwner ? row.name : null,
		language: row.language,
		plan: row.plan,
		restriction: restriction !== null && since !== null ? { kind: restriction, since: timestamp(since) } : null,
		policy_version: row.policy_version,
		sites: Number(row.sites ?? 0),
		created_at: timestamp(row.created_at),
	};
}

/** Enough to tell two accounts of a caller apart, too little to write to one. */
function maskEmail(email: string): string {
	return `${email.slice(0, 1)}•••${email.slice(email.lastIndexOf('@'))}`;
}
