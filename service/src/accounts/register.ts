import { type Registration, type RegistrationRequest, Scope } from '@draftsmith/shared';
import type { z } from 'zod';
import { enqueueMail, noteUnsentMail } from '../mail/index.ts';
import { newId } from '../platform/random.ts';
import type { Transaction } from '../store/index.ts';
import { readAccount } from './account.ts';
import type { AccountsContext } from './context.ts';
import { acceptDomain } from './domain.ts';
import { confirmationUrl, insertEmailToken } from './links/email-token.ts';
import { insertSite } from './new-site.ts';

/**
 * Makes an account, a site and its first key. The key is in the answer, and nowhere else. Always the same is done and answered,
 * whoever has registered before, and whether or not the address gets another mail: nobody learns here whether an address or a
 * domain is known.
 * @throws {ProblemError} `invalid_request` or `private_site`
 */
export async function register(
	context: AccountsContext,
	request: z.output<typeof RegistrationRequest>,
): Promise<Registration> {
	const domain = acceptDomain(request.domain, context.allowPrivateSites);
	const { store, clock } = context;
	const accountId = newId(clock);
	const language = request.language ?? null;
	// Counted before the transaction, which may run twice.
	const mayMail = context.mailLimit.admit(request.email);
	const made = await store.write(async (trx) => {
		await trx
			.insertInto('accounts')
			.values({
				id: accountId,
				email: request.email,
				name: request.name ?? null,
				language,
				plan: context.plan,
				created_at: clock.now(),
			})
			.execute();
		const site = await insertSite(trx, context, {
			accountId,
			plan: context.plan,
			emailConfirmedAt: null,
			domain,
			challenge: request.challenge,
			allowExternal: request.allow_external_providers,
			scopes: Scope.options,
		});
		await tell(trx, context, { to: request.email, language, accountId, domain }, mayMail);
		return site;
	});
	const caller = { accountId, siteId: made.siteId, apiKeyId: made.row.id, scopes: Scope.options };
	return { account: await readAccount(context, store.db, caller), key: made.key };
}

type Owner = { to: string; language: string | null; accountId: string; domain: string };

/**
 * Tells the owner of the new account: with a link where proof is wanted. That it was wanted is written even where the recipient has
 * had too many mails, for from then on the account has its term.
 */
async function tell(
	trx: Transaction,
	context: AccountsContext,
	{ domain, ...owner }: Owner,
	mayMail: boolean,
): Promise<void> {
	if (context.verification === 'off') {
		if (mayMail) await enqueueMail(trx, context, { ...owner, kind: 'welcome', params: { domain } });
		return;
	}
	if (!mayMail) return noteUnsentMail(trx, context, { accountId: owner.accountId, kind: 'account_created' });
	const token = await insertEmailToken(trx, context, { accountId: owner.accountId, purpose: 'confirm' });
	await enqueueMail(trx, context, {
		...owner,
		kind: 'account_created',
		params: { domain, confirm_url: confirmationUrl(context, token) },
	});
}
