import type { Account, AccountUpdate } from '@draftsmith/shared';
import type { Caller } from '../platform/caller.ts';
import type { Database, Store } from '../store/index.ts';
import { planOf } from '../usage/index.ts';

/** The account behind a key, as its owner may see it. */
export async function readAccount(db: Database, apiKeyId: string): Promise<Account> {
	const row = await db
		.selectFrom('api_keys')
		.innerJoin('sites', 'sites.id', 'api_keys.site_id')
		.innerJoin('accounts', 'accounts.id', 'sites.account_id')
		.select([
			'accounts.id as account_id',
			'accounts.email',
			'accounts.name',
			'accounts.language',
			'accounts.plan',
			'accounts.created_at as account_created_at',
			'sites.id as site_id',
			'sites.domain',
			'sites.allow_external',
			'api_keys.id as api_key_id',
			'api_keys.last_four',
			'api_keys.created_at as key_created_at',
		])
		.where('api_keys.id', '=', apiKeyId)
		.executeTakeFirstOrThrow();
	return {
		id: row.account_id,
		email: row.email,
		name: row.name,
		language: row.language,
		plan: planOf(row.plan),
		site: { id: row.site_id, domain: row.domain, allow_external_providers: row.allow_external === 1 },
		key: {
			id: row.api_key_id,
			masked: `dsk_live_••••${row.last_four}`,
			created_at: new Date(row.key_created_at).toISOString(),
		},
		created_at: new Date(row.account_created_at).toISOString(),
	};
}

/** Changes what an owner may change; what the update does not name stays. */
export async function updateAccount(store: Store, caller: Caller, update: AccountUpdate): Promise<Account> {
	const { allow_external_providers: allowExternal, ...fields } = update;
	const account = {
		...(fields.name === undefined ? {} : { name: fields.name }),
		...(fields.language === undefined ? {} : { language: fields.language }),
	};
	await store.write(async (trx) => {
		if (Object.keys(account).length > 0) {
			await trx.updateTable('accounts').set(account).where('id', '=', caller.accountId).execute();
		}
		if (allowExternal !== undefined) {
			await trx
				.updateTable('sites')
				.set({ allow_external: allowExternal ? 1 : 0 })
				.where('id', '=', caller.siteId)
				.execute();
		}
	});
	return readAccount(store.db, caller.apiKeyId);
}
