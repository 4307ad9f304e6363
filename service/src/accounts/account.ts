import type { Account, AccountUpdate, ApiKey, Site } from '@draftsmith/shared';
import { Scope } from '@draftsmith/shared';
import type { Caller } from '../platform/caller.ts';
import type { ApiKeyRow, Database, SiteRow, Store } from '../store/index.ts';
import { planOf } from '../usage/index.ts';

/** The account behind a key, as its owner may see it. */
export async function readAccount(db: Database, apiKeyId: string): Promise<Account> {
	const key = await db.selectFrom('api_keys').selectAll().where('id', '=', apiKeyId).executeTakeFirstOrThrow();
	const site = await db.selectFrom('sites').selectAll().where('id', '=', key.site_id).executeTakeFirstOrThrow();
	const row = await db.selectFrom('accounts').selectAll().where('id', '=', site.account_id).executeTakeFirstOrThrow();
	return {
		id: row.id,
		email: row.email,
		email_confirmed: row.email_confirmed_at !== null,
		name: row.name,
		language: row.language,
		email_notices: row.notices === 1,
		restriction:
			row.restriction && row.restricted_at !== null
				? { kind: row.restriction, since: timestamp(row.restricted_at) }
				: null,
		policy: null,
		webhook_url: null,
		plan: planOf(row.plan),
		site: toSite(site),
		key: toApiKey(key),
		created_at: timestamp(row.created_at),
	};
}

/** A site as its owner may see it. */
export function toSite(row: SiteRow): Site {
	return {
		id: row.id,
		domain: row.domain,
		status: row.status,
		proof: {
			state: row.proven_at !== null ? 'proven' : row.proof_due_at === null ? 'off' : 'pending',
			method: row.proof_method,
			problem: null,
			next_attempt_at: row.proof_due_at === null ? null : timestamp(row.proof_due_at),
			token: '',
		},
		allow_external_providers: row.allow_external === 1,
		created_at: timestamp(row.created_at),
	};
}

/** A key as its owner may see it again. */
export function toApiKey(row: ApiKeyRow): ApiKey {
	return {
		id: row.id,
		site_id: row.site_id,
		name: row.name,
		masked: `dsk_live_••••${row.last_four}`,
		scopes: Scope.options.filter((scope) => row.scopes.split(' ').includes(scope)),
		created_at: timestamp(row.created_at),
		last_used_at: row.last_used_at === null ? null : timestamp(row.last_used_at),
		expires_at: row.expires_at === null ? null : timestamp(row.expires_at),
		revoked_at: row.revoked_at === null ? null : timestamp(row.revoked_at),
	};
}

function timestamp(time: number): string {
	return new Date(time).toISOString();
}

/** Changes what an owner may change; what the update does not name stays. */
export async function updateAccount(store: Store, caller: Caller, update: AccountUpdate): Promise<Account> {
	const { allow_external_providers: allowExternal } = update;
	const account = {
		...(update.name === undefined ? {} : { name: update.name }),
		...(update.language === undefined ? {} : { language: update.language }),
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
