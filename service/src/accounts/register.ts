import type { KeyObject } from 'node:crypto';
import type { Registration, RegistrationRequest } from '@draftsmith/shared';
import type { z } from 'zod';
import type { Clock } from '../platform/clock.ts';
import { ProblemError } from '../platform/problem.ts';
import { newId } from '../platform/random.ts';
import type { Store } from '../store/index.ts';
import { planOf } from '../usage/index.ts';
import { readAccount } from './account.ts';
import { createApiKey, hashApiKey } from './api-key.ts';
import { isPublicDomain, normalizeDomain } from './domain.ts';

export type RegisterContext = {
	store: Store;
	clock: Clock;
	pepper: KeyObject;
	plan: string;
	allowPrivateSites: boolean;
};

/**
 * Makes an account, a site and its first key. The key is in the answer, and nowhere else.
 * @throws {ProblemError} `invalid_request` or `private_site`
 */
export async function register(
	context: RegisterContext,
	request: z.output<typeof RegistrationRequest>,
): Promise<Registration> {
	const domain = normalizeDomain(request.domain);
	if (!context.allowPrivateSites && !isPublicDomain(domain)) {
		throw new ProblemError(
			'private_site',
			`${domain} is not a public domain. For a site on your own machine or network, start the service with DRAFTSMITH_ALLOW_PRIVATE_SITES=1.`,
			{ errors: [{ path: 'domain', message: 'is not a public domain' }] },
		);
	}
	const { store, clock } = context;
	const now = clock.now();
	const key = createApiKey();
	const [accountId, siteId, apiKeyId] = [newId(clock), newId(clock), newId(clock)];
	await store.write(async (trx) => {
		await trx
			.insertInto('accounts')
			.values({
				id: accountId,
				email: request.email,
				name: request.name ?? null,
				language: request.language ?? null,
				plan: context.plan,
				created_at: now,
			})
			.execute();
		await trx
			.insertInto('sites')
			.values({
				id: siteId,
				account_id: accountId,
				domain,
				allow_external: request.allow_external_providers ? 1 : 0,
				created_at: now,
			})
			.execute();
		await trx
			.insertInto('api_keys')
			.values({
				id: apiKeyId,
				site_id: siteId,
				hash: hashApiKey(context.pepper, key),
				last_four: key.slice(-4),
				created_at: now,
				revoked_at: null,
			})
			.execute();
		await trx
			.insertInto('lanes')
			.values({ site_id: siteId, queued: 0, running: 0, concurrency: planOf(context.plan).concurrency, served_at: 0 })
			.execute();
	});
	return { account: await readAccount(store.db, apiKeyId), key };
}
