import type { Account } from '@draftsmith/shared';
import { openWebhook } from '../mail/index.ts';
import type { Caller } from '../platform/caller.ts';
import type { Database, Transaction } from '../store/index.ts';
import { effectivePlan } from '../usage/index.ts';
import type { AccountsContext } from './context.ts';
import { toApiKey } from './key.ts';
import { readPolicy } from './policy.ts';
import { toSite } from './site.ts';
import { timestamp } from './timestamp.ts';

export type AccountView = Pick<AccountsContext, 'verification' | 'proofKey' | 'sealer' | 'clock'>;

/** The account, site and key of a caller, as their owner may see them. */
export async function readAccount(
	context: AccountView,
	db: Database | Transaction,
	caller: Pick<Caller, 'accountId' | 'siteId' | 'apiKeyId'>,
): Promise<Account> {
	const row = await db.selectFrom('accounts').selectAll().where('id', '=', caller.accountId).executeTakeFirstOrThrow();
	const site = await db.selectFrom('sites').selectAll().where('id', '=', caller.siteId).executeTakeFirstOrThrow();
	const key = await db.selectFrom('api_keys').selectAll().where('id', '=', caller.apiKeyId).executeTakeFirstOrThrow();
	const { restriction, restricted_at: since } = row;
	return {
		id: row.id,
		email: row.email,
		email_confirmed: row.email_confirmed_at !== null,
		name: row.name,
		language: row.language,
		email_notices: row.notices === 1,
		restriction: restriction !== null && since !== null ? { kind: restriction, since: timestamp(since) } : null,
		policy: await readPolicy(db, row),
		webhook_url: row.webhook === null ? null : openWebhook(context.sealer, row.id, row.webhook).url,
		plan: effectivePlan({ plan: row.plan, status: site.status }, context.verification),
		site: toSite(context, site),
		key: toApiKey(key),
		created_at: timestamp(row.created_at),
	};
}
