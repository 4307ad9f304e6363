import { enqueueMail } from '../../mail/index.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Transaction } from '../../store/index.ts';
import type { AccountsContext } from '../context.ts';
import { lockAccount } from '../lock.ts';
import { confirmationUrl, type EmailTokenRow, insertEmailToken } from './email-token.ts';

/** Between two mails with a link for one account, ms: nobody's mailbox is flooded from here. */
const SHORTEST = 5 * 60_000;

/**
 * When the account may have another mail of these purposes sent, ms since the epoch; undefined when it may now. Call it with the
 * account locked.
 */
export async function nextMailAt(
	trx: Transaction,
	accountId: string,
	purpose: EmailTokenRow['purpose'],
	now: number,
): Promise<number | undefined> {
	const last = await trx
		.selectFrom('email_tokens')
		.select('created_at')
		.where('account_id', '=', accountId)
		.where('purpose', '=', purpose)
		.orderBy('created_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return last && last.created_at + SHORTEST > now ? last.created_at + SHORTEST : undefined;
}

/**
 * Sends the link that confirms the account's address again; the links before it go on. Does nothing when the address is
 * confirmed, when the last one is less than five minutes old, for that is on its way, or when the recipient had too many.
 */
export async function sendConfirmation(context: AccountsContext, caller: Caller): Promise<void> {
	const address = await context.store.db
		.selectFrom('accounts')
		.select(['email', 'email_confirmed_at'])
		.where('id', '=', caller.accountId)
		.executeTakeFirst();
	if (!address || address.email_confirmed_at !== null || !context.mailLimit.admit(address.email)) return;
	await context.store.write(async (trx) => {
		const account = await lockAccount(trx, caller.accountId);
		if (!account || account.email_confirmed_at !== null) return;
		if ((await nextMailAt(trx, account.id, 'confirm', context.clock.now())) !== undefined) return;
		const token = await insertEmailToken(trx, context, { accountId: account.id, purpose: 'confirm' });
		await enqueueMail(trx, context, {
			to: account.email,
			language: account.language,
			accountId: account.id,
			kind: 'account_created',
			params: { domain: caller.domain, confirm_url: confirmationUrl(context, token) },
		});
	});
}
