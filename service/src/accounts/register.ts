import { type Registration, type RegistrationRequest, Scope } from '@draftsmith/shared';
import type { z } from 'zod';
import { enqueueMail } from '../mail/index.ts';
import { newId } from '../platform/random.ts';
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
	const mayMail = context.verification === 'required' && context.mailLimit.admit(request.email);
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
		if (mayMail) {
			const token = await insertEmailToken(trx, context, { accountId, purpose: 'confirm' });
			await enqueueMail(trx, context, {
				to: request.email,
				language,
				accountId,
				kind: 'account_created',
				params: { domain, confirm_url: confirmationUrl(context, token) },
			});
		}
		return site;
	});
	const caller = { accountId, siteId: made.siteId, apiKeyId: made.row.id, scopes: Scope.options };
	return { account: await readAccount(context, store.db, caller), key: made.key };
}
