import { enqueueMail } from '../../mail/index.ts';
import { ProblemError } from '../../platform/problem.ts';
import { timestamp } from '../../platform/timestamp.ts';
import type { AccountRow, Transaction } from '../../store/index.ts';
import type { LinksContext } from '../context.ts';
import { confirmationUrl, insertEmailToken, newEmailContext } from './email-token.ts';
import { nextMailAt } from './send-confirmation.ts';

/**
 * Asks both addresses whether the account's is to be changed. Nothing changes until both have said so, within 24 hours; a change
 * that was asked for before is void. Instead of an address that was never confirmed, the new one alone is asked. Call it with the
 * account locked.
 * @param mayMail whether a recipient may have another mail: else it is left out, and nobody is told
 * @throws {ProblemError} `too_many_attempts` within five minutes of the last one
 */
export async function requestEmailChange(
	trx: Transaction,
	context: LinksContext,
	account: AccountRow,
	newEmail: string,
	mayMail: (recipient: string) => boolean,
): Promise<void> {
	if (newEmail === account.email) return;
	const now = context.clock.now();
	const nextAt = await nextMailAt(trx, account.id, 'change_new', now);
	if (nextAt !== undefined) {
		// Asked again for the same, as after a lost answer: the mails are on their way.
		if ((await pendingAddress(trx, context, account.id)) === newEmail) return;
		throw new ProblemError(
			'too_many_attempts',
			'A change of the e-mail address was asked for a moment ago. Look into both mailboxes, or ask again in five minutes.',
			{ limit_source: 'email_change', resets_at: timestamp(nextAt), retryAfter: (nextAt - now) / 1000 },
		);
	}
	await voidEmailChanges(trx, account.id);
	for (const [purpose, to] of [
		...(needsBoth(context, account) ? ([['change_old', account.email]] as const) : []),
		['change_new', newEmail] as const,
	]) {
		const token = await insertEmailToken(trx, context, { accountId: account.id, purpose, newEmail });
		if (!mayMail(to)) continue;
		await enqueueMail(trx, context, {
			to,
			language: account.language,
			accountId: account.id,
			kind: 'email_change',
			params: { confirm_url: confirmationUrl(context, token), new_email: newEmail },
		});
	}
}

/** One that was never confirmed, where that is asked for, may be mistyped, and so another's: nothing of a change goes there. */
export function needsBoth(
	{ verification }: Pick<LinksContext, 'verification'>,
	account: Pick<AccountRow, 'email_confirmed_at'>,
): boolean {
	return verification === 'off' || account.email_confirmed_at !== null;
}

async function pendingAddress(trx: Transaction, { sealer }: LinksContext, accountId: string) {
	const row = await trx
		.selectFrom('email_tokens')
		.select(['id', 'new_email'])
		.where('account_id', '=', accountId)
		.where('purpose', '=', 'change_new')
		.where('used_at', 'is', null)
		.executeTakeFirst();
	return row?.new_email ? sealer.open(newEmailContext(row.id), row.new_email).toString() : undefined;
}

/** Forgets every change of the account's address that was asked for: their links stand for nothing any more. */
async function voidEmailChanges(trx: Transaction, accountId: string): Promise<void> {
	await trx
		.deleteFrom('email_tokens')
		.where('account_id', '=', accountId)
		.where('purpose', 'in', ['change_old', 'change_new'])
		.execute();
}
