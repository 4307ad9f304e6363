import type { Account } from '@draftsmith/shared';
import { openWebhook } from '../mail/index.ts';
import type { Caller } from '../platform/caller.ts';
import { timestamp } from '../platform/timestamp.ts';
import type { Database, Transaction } from '../store/index.ts';
import { effectivePlan } from '../usage/index.ts';
import type { AccountsContext } from './context.ts';
import { toApiKey } from './key.ts';
import { readPolicy } from './policy.ts';
import { toSite } from './site.ts';

export type AccountView = Pick<AccountsContext, 'verification' | 'proofKey' | 'sealer' | 'clock'>;

/**
 * The account, site and key of a caller. Who the owner is, and where alerts go, is shown to a key that manages the account; others
 * may be in the hands of an editor, or of a script.
 */
export async function readAccount(
	context: AccountView,
	db: Database | Transaction,
	caller: Pick<Caller, 'accountId' | 'siteId' | 'apiKeyId' | 'scopes'>,
): Promise<Account> {
	const row = await db.selectFrom('accounts').selectAll().where('id', '=', caller.accountId).executeTakeFirstOrThrow();
	const site = await db.selectFrom('sites').selectAll().where('id', '=', caller.siteId).executeTakeFirstOrThrow();
	const key = await db.selectFrom('api_keys').selectAll().where('id', '=', caller.apiKeyId).executeTakeFirstOrThrow();
	const { restriction, restricted_at: since } = row;
	const isManager = caller.scopes.includes('account');
	return {
		id: row.id,
		email: isManager ? row.email : maskEmail(row.email),
		email_confirmed: row.email_confirmed_at !== null,
		name: isManager ? row.name : null,
		language: row.language,
		email_notices: row.notices === 1,
		restriction: restriction !== null && since !== null ? { kind: restriction, since: timestamp(since) } : null,
		policy: await readPolicy(db, row),
		webhook_url: row.webhook === null || !isManager ? null : openWebhook(context.sealer, row.id, row.webhook).url,
		plan: effectivePlan({ ...row, status: site.status }, context.verification),
		site: toSite(context, site),
		key: { ...toApiKey(key), scopes: [...caller.scopes] },
		created_at: timestamp(row.created_at),
	};
}

/** `j•••@example.com`: enough to recognise one's own, too little to write to. */
function maskEmail(email: string): string {
	return `${email.slice(0, 1)}•••${email.slice(email.lastIndexOf('@'))}`;
}
