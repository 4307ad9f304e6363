import type { AccountUpdate, UpdatedAccount } from '@draftsmith/shared';
import { createWebhookSecret, openWebhook, sealWebhook } from '../mail/index.ts';
import type { Caller } from '../platform/caller.ts';
import { guardedHost } from '../platform/guarded-fetch-rules.ts';
import { ProblemError } from '../platform/problem.ts';
import type { AccountRow, Transaction } from '../store/index.ts';
import { readAccount } from './account.ts';
import type { AccountsContext, LinksContext } from './context.ts';
import { needsBoth, requestEmailChange } from './links/change-email.ts';
import { lockAccount } from './lock.ts';

/**
 * Changes what an owner may change; what the update does not name stays. All of it or nothing. A new e-mail address counts when
 * it was confirmed at both, and a new webhook's secret is in this answer only.
 * @throws {ProblemError} `invalid_request` for a webhook that is not public; `too_many_attempts`
 */
export async function updateAccount(
	context: AccountsContext,
	caller: Caller,
	update: AccountUpdate,
): Promise<UpdatedAccount> {
	const url = update.webhook_url;
	if (typeof url === 'string') assertPublic(context, url);
	const secret = typeof url === 'string' ? createWebhookSecret() : undefined;
	const mayMail = await admitMails(context, caller, update.email);
	const account = await context.store.write(async (trx) => {
		const row = await correctAccount(trx, context, caller.accountId, update, mayMail);
		if (url !== undefined) {
			const webhook = url === null || secret === undefined ? null : webhookOf(context, row, url, secret);
			await trx.updateTable('accounts').set({ webhook }).where('id', '=', row.id).execute();
		}
		const allowExternal = update.allow_external_providers;
		if (allowExternal !== undefined) {
			await trx
				.updateTable('sites')
				.set({ allow_external: allowExternal ? 1 : 0 })
				.where('id', '=', caller.siteId)
				.execute();
		}
		return readAccount(context, trx, caller);
	});
	return secret === undefined ? account : { ...account, webhook_secret: secret };
}

/** Counts the mails of a change before its transaction, which may run twice. */
async function admitMails(
	context: AccountsContext,
	{ accountId }: Caller,
	newEmail: string | undefined,
): Promise<(recipient: string) => boolean> {
	if (newEmail === undefined) return () => false;
	const row = await context.store.db
		.selectFrom('accounts')
		.select(['email', 'email_confirmed_at'])
		.where('id', '=', accountId)
		.executeTakeFirst();
	if (!row || row.email === newEmail) return () => false;
	const recipients = needsBoth(context, row) ? [row.email, newEmail] : [newEmail];
	const admitted = recipients.filter((recipient) => context.mailLimit.admit(recipient));
	return (recipient) => admitted.includes(recipient);
}

/** What is said of a person, as far as it is to change. */
type Correction = Pick<AccountUpdate, 'name' | 'language' | 'email_notices' | 'email'>;

/**
 * Corrects what is said of a person, and asks both addresses about a new one. Gives the account as it was.
 * @param mayMail whether a recipient may have another mail; an operator's word is enough
 * @throws {ProblemError} `not_found`; `too_many_attempts`
 */
export async function correctAccount(
	trx: Transaction,
	context: LinksContext,
	accountId: string,
	update: Correction,
	mayMail: (recipient: string) => boolean = () => true,
): Promise<AccountRow> {
	const row = await lockAccount(trx, accountId);
	if (!row) throw new ProblemError('not_found', 'This account was deleted.');
	const changes = {
		...(update.name === undefined ? {} : { name: update.name }),
		...(update.language === undefined ? {} : { language: update.language }),
		...(update.email_notices === undefined ? {} : { notices: update.email_notices ? 1 : 0 }),
	};
	if (Object.keys(changes).length > 0) {
		await trx.updateTable('accounts').set(changes).where('id', '=', row.id).execute();
	}
	if (update.email !== undefined) {
		await requestEmailChange(
			trx,
			context,
			{ ...row, language: update.language ?? row.language },
			update.email,
			mayMail,
		);
	}
	return row;
}

function assertPublic(context: AccountsContext, url: string): void {
	if (guardedHost(new URL(url), context.allowPrivateSites) !== undefined) return;
	throw new ProblemError(
		'invalid_request',
		'The webhook must be https://, at its usual port, at a public host name, and without user name or password.',
		{ errors: [{ path: 'webhook_url', message: 'is not a public https address' }] },
	);
}

/** The same address keeps its last secret beside the new one, so that its receiver can change over in peace. */
function webhookOf(context: AccountsContext, row: AccountRow, url: string, secret: string): Buffer {
	const before = row.webhook === null ? undefined : openWebhook(context.sealer, row.id, row.webhook);
	const secrets = before?.url === url ? [secret, ...before.secrets.slice(0, 1)] : [secret];
	return sealWebhook(context.sealer, row.id, { url, secrets });
}
