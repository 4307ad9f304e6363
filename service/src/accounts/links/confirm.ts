import { enqueueMail } from '../../mail/index.ts';
import type { AccountRow, Database, Transaction } from '../../store/index.ts';
import type { AccountsContext } from '../context.ts';
import { lockAccount } from '../lock.ts';
import { openLane } from '../proof/activate-site.ts';
import { retryTaken } from '../retry-taken.ts';
import { needsBoth } from './change-email.ts';
import { type EmailTokenRow, newEmailContext } from './email-token.ts';
import { readLinkToken } from './link-token.ts';

/**
 * What became of a link. `confirm`, `change`: it can be used. `half_changed`: the other address has not confirmed yet.
 */
export type LinkState =
	| 'confirm'
	| 'change'
	| 'confirmed'
	| 'half_changed'
	| 'changed'
	| 'unknown'
	| 'used'
	| 'expired';

export type LinkResult = { state: LinkState; language: string | null };

const UNKNOWN: LinkResult = { state: 'unknown', language: null };

/** What a link would do. Changes nothing: programs that check mails open every link in them. */
export async function readLink(context: AccountsContext, token: string): Promise<LinkResult> {
	const id = readLinkToken(context.linkKey, token);
	const found = id === undefined ? undefined : await findToken(context.store.db, id);
	if (!found) return UNKNOWN;
	const { row, language } = found;
	const refusal = refusalOf(row, context.clock.now());
	return { state: refusal ?? (row.purpose === 'confirm' ? 'confirm' : 'change'), language };
}

/**
 * Uses a link, once. A confirmed address ends the account's trial. It says nothing of a domain, and so nothing comes of it that
 * could tell whether a domain is known.
 */
export async function useLink(context: AccountsContext, token: string): Promise<LinkResult> {
	const id = readLinkToken(context.linkKey, token);
	if (id === undefined) return UNKNOWN;
	const now = context.clock.now();
	return retryTaken(() =>
		context.store.write(async (trx) => {
			const found = await findToken(trx, id);
			const account = found && (await lockAccount(trx, found.row.account_id));
			// Read again: somebody may have used it while we waited for the lock.
			const row = account && (await findToken(trx, id))?.row;
			if (!account || !row) return UNKNOWN;
			const refusal = refusalOf(row, now);
			if (refusal) return { state: refusal, language: account.language };
			await trx.updateTable('email_tokens').set({ used_at: now }).where('id', '=', id).execute();
			const state =
				row.purpose === 'confirm'
					? await confirmAddress(trx, context, account, now)
					: await changeAddress(trx, context, account, row, now);
			return { state, language: account.language };
		}),
	);
}

function refusalOf(row: EmailTokenRow, now: number): 'used' | 'expired' | undefined {
	if (row.used_at !== null) return 'used';
	return row.expires_at <= now ? 'expired' : undefined;
}

async function findToken(
	db: Database | Transaction,
	id: string,
): Promise<{ row: EmailTokenRow; language: string | null } | undefined> {
	const found = await db
		.selectFrom('email_tokens')
		.innerJoin('accounts', 'accounts.id', 'email_tokens.account_id')
		.selectAll('email_tokens')
		.select('accounts.language')
		.where('email_tokens.id', '=', id)
		.executeTakeFirst();
	if (!found) return undefined;
	const { language, ...row } = found;
	return { row, language };
}

async function confirmAddress(
	trx: Transaction,
	context: AccountsContext,
	account: AccountRow,
	now: number,
): Promise<LinkState> {
	await trx
		.updateTable('accounts')
		.set({ email_confirmed_at: now })
		.where('id', '=', account.id)
		.where('email_confirmed_at', 'is', null)
		.execute();
	await trx
		.updateTable('email_tokens')
		.set({ used_at: now })
		.where('account_id', '=', account.id)
		.where('purpose', '=', 'confirm')
		.where('used_at', 'is', null)
		.execute();
	await endTrial(trx, context, account.id);
	return 'confirmed';
}

/** The limits of the account's plan hold from now on, whatever becomes of its domains. */
async function endTrial(trx: Transaction, { verification }: AccountsContext, accountId: string): Promise<void> {
	if (verification === 'off') return;
	const sites = await trx
		.selectFrom('sites')
		.select('id')
		.where('account_id', '=', accountId)
		.where('status', 'in', ['unproven', 'active'])
		.execute();
	for (const { id } of sites) await openLane(trx, id, accountId);
}

async function changeAddress(
	trx: Transaction,
	context: AccountsContext,
	account: AccountRow,
	row: EmailTokenRow,
	now: number,
): Promise<LinkState> {
	if (row.new_email === null) return 'unknown';
	// There is one change at a time: the other link of the account belongs to it.
	const other = await trx
		.selectFrom('email_tokens')
		.select('used_at')
		.where('account_id', '=', account.id)
		.where('purpose', '=', row.purpose === 'change_old' ? 'change_new' : 'change_old')
		.executeTakeFirst();
	const isAgreed = other ? other.used_at !== null : !needsBoth(context, account);
	if (!isAgreed) return 'half_changed';
	const newEmail = context.sealer.open(newEmailContext(row.id), row.new_email).toString();
	await trx
		.updateTable('accounts')
		.set({ email: newEmail, email_confirmed_at: now })
		.where('id', '=', account.id)
		.execute();
	await endTrial(trx, context, account.id);
	const mail = { language: account.language, accountId: account.id, kind: 'email_changed' as const, params: {} };
	for (const to of needsBoth(context, account) ? [account.email, newEmail] : [newEmail])
		await enqueueMail(trx, context, { ...mail, to });
	return 'changed';
}
