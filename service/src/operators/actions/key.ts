import { type AdminKey, type AdminKeyList, Scope } from '@draftsmith/shared';
import { z } from 'zod';
import { timestamp, timestampOrNull } from '../../platform/timestamp.ts';
import type { ApiKeyRow, Database, Transaction } from '../../store/index.ts';
import type { Reading } from '../action.ts';
import { AccountName, findAccount, findSite, SiteName } from '../find.ts';
import { PAGE, toPage } from '../page.ts';

const Listing = z.strictObject({ account: AccountName.optional(), site: SiteName.optional(), ...PAGE });

/** The keys of sites, newest first. */
export const keyList: Reading<z.output<typeof Listing>, AdminKeyList> = {
	name: 'key.list',
	input: Listing,
	read: async ({ store: { db } }, input, actor) => {
		let query = withSite(db)
			.orderBy('api_keys.id', 'desc')
			.limit(input.limit + 1);
		const account = input.account === undefined ? undefined : await findAccount(db, actor, input.account);
		const site = input.site === undefined ? undefined : await findSite(db, input.site);
		if (account) query = query.where('sites.account_id', '=', account.id);
		if (site) query = query.where('sites.id', '=', site.id);
		if (input.after !== undefined) query = query.where('api_keys.id', '<', input.after);
		const output = toPage(await query.execute(), input.limit, toAdminKey, (row) => row.id);
		return { output, subject: site?.id ?? account?.id ?? null, details: { count: output.data.length } };
	},
};

/** A key as operators see it; there must be one. */
export async function readAdminKey(db: Database | Transaction, id: string): Promise<AdminKey> {
	return toAdminKey(await withSite(db).where('api_keys.id', '=', id).executeTakeFirstOrThrow());
}

function withSite(db: Database | Transaction) {
	return db
		.selectFrom('api_keys')
		.innerJoin('sites', 'sites.id', 'api_keys.site_id')
		.selectAll('api_keys')
		.select(['sites.account_id', 'sites.domain']);
}

function toAdminKey(row: ApiKeyRow & { account_id: string; domain: string }): AdminKey {
	return {
		id: row.id,
		site_id: row.site_id,
		account_id: row.account_id,
		domain: row.domain,
		name: row.name,
		masked: `dsk_live_••••${row.last_four}`,
		scopes: Scope.options.filter((scope) => row.scopes.split(' ').includes(scope)),
		created_at: timestamp(row.created_at),
		last_used_at: timestampOrNull(row.last_used_at),
		expires_at: timestampOrNull(row.expires_at),
		revoked_at: timestampOrNull(row.revoked_at),
	};
}
