import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AccountsContext, createKey, proveSites, rotateKey } from '../../service/src/accounts/index.ts';
import { useLink } from '../../service/src/accounts/links/confirm.ts';
import { createLinkToken } from '../../service/src/accounts/links/link-token.ts';
import { proofToken } from '../../service/src/accounts/proof/token.ts';
import { register } from '../../service/src/accounts/register.ts';
import { addSite } from '../../service/src/accounts/sites.ts';
import { updateAccount } from '../../service/src/accounts/update-account.ts';
import type { Caller } from '../../service/src/platform/caller.ts';
import { planOf } from '../../service/src/usage/index.ts';
import { makeFolder, type OpenedAccounts, openAccounts, removeFolder } from './open-accounts.ts';
import { type PrivatePostgres, startPrivatePostgres } from './private-postgres.ts';

const signal = new AbortController().signal;

/** Registers at one process; gives the caller that its key is. */
async function registerAt({ context }: OpenedAccounts, domain: string): Promise<Caller> {
	const request = { email: 'owner@bread.com', domain, allow_external_providers: false };
	const { account } = await register(context, request);
	return {
		accountId: account.id,
		siteId: account.site.id,
		apiKeyId: account.key.id,
		domain,
		allowExternal: false,
		plan: planOf('free'),
		scopes: account.key.scopes,
		restricted: false,
	};
}

function outcomes(settled: PromiseSettledResult<unknown>[]): string[] {
	return settled.map((each) => (each.status === 'fulfilled' ? 'done' : each.reason.code)).sort();
}

/** What two processes do to one database at the same time. */
function races(open: () => Promise<OpenedAccounts> | undefined): void {
	let one: OpenedAccounts | undefined;
	let two: OpenedAccounts | undefined;
	beforeAll(async () => {
		[one, two] = [await open(), await open()];
	});
	afterAll(async () => {
		await Promise.all([one?.close(), two?.close()]);
	});

	test('a domain that two prove at the same time has one active site, and each is asked once', async (context) => {
		if (!one || !two) return context.skip();
		const both = [one, two];
		for (let round = 0; round < 15; round++) {
			const domain = `race${round}.com`;
			const callers = [await registerAt(one, domain), await registerAt(two, domain)];
			const record = `_draftsmith.${domain}`;
			let asked = 0;
			for (const { context: at } of both) {
				const tokens = callers.map(({ siteId }) => proofToken(at.proofKey, siteId));
				at.resolveTxt = async (name) => {
					asked += name === record ? 1 : 0;
					return name === record ? tokens : [];
				};
			}
			await Promise.all(both.map(({ context: at }) => proveSites(at, signal)));
			expect(asked).toBe(2);
			const ids = callers.map(({ siteId }) => siteId);
			const { db } = one.context.store;
			const sites = await db.selectFrom('sites').select(['id', 'status']).where('id', 'in', ids).execute();
			expect(sites.map(({ status }) => status).sort()).toEqual(['active', 'superseded']);
			const live = await db
				.selectFrom('api_keys')
				.select('site_id')
				.where('site_id', 'in', ids)
				.where('revoked_at', 'is', null)
				.execute();
			// The loser's manages its account.
			expect(live).toHaveLength(2);
			const told = await db
				.selectFrom('mails')
				.select(['account_id', 'kind'])
				.where(
					'account_id',
					'in',
					callers.map(({ accountId }) => accountId),
				)
				.where('kind', '=', 'domain_taken')
				.execute();
			expect(told).toHaveLength(2);
		}
	});

	test('the limits of sites and keys are kept', async (context) => {
		if (!one || !two) return context.skip();
		const caller = await registerAt(one, 'limits.com');
		const processes = [one.context, two.context];
		/** Does it `times` times, at both processes at the same time. */
		const doAll = (times: number, work: (at: AccountsContext, index: number) => Promise<unknown>) =>
			Promise.allSettled(
				processes.flatMap((at, process) =>
					Array.from({ length: times / 2 }, (_, index) => work(at, process * times + index)),
				),
			);
		const added = await doAll(12, (at, index) =>
			addSite(at, caller, { domain: `limits${index}.com`, allow_external_providers: false }),
		);
		expect(outcomes(added)).toEqual([...Array(2).fill('done'), ...Array(10).fill('too_many_sites')]);
		const asked = { ...caller, scopes: caller.scopes.slice(0, 1), mayGive: caller.scopes };
		const made = await doAll(30, (at) => at.store.write((trx) => createKey(trx, at, asked)));
		expect(outcomes(made)).toEqual([...Array(19).fill('done'), ...Array(11).fill('too_many_keys')]);
	});

	test('a key that is rotated at both has one key in its place', async (context) => {
		if (!one || !two) return context.skip();
		const processes = [one, two];
		for (let round = 0; round < 10; round++) {
			const { accountId, apiKeyId, scopes } = await registerAt(one, `rotate${round}.com`);
			const asked = { accountId, keyId: apiKeyId, grace: 1000, mayGive: scopes };
			const rotated = await Promise.allSettled(
				processes.map(({ context: at }) => at.store.write((trx) => rotateKey(trx, at, asked))),
			);
			expect(outcomes(rotated)).toEqual(['done', 'key_ended']);
		}
	});

	test('a change of the address that both addresses agree to at the same time is carried out once', async (context) => {
		if (!one || !two) return context.skip();
		for (let round = 0; round < 10; round++) {
			const caller = await registerAt(one, `change${round}.com`);
			const admitted = { ...one.context, mailLimit: { admit: () => true } };
			const { db } = one.context.store;
			await db.updateTable('accounts').set({ email_confirmed_at: 1 }).where('id', '=', caller.accountId).execute();
			await updateAccount(admitted, caller, { email: 'new@bread.com' });
			const tokens = await db
				.selectFrom('email_tokens')
				.select('id')
				.where('account_id', '=', caller.accountId)
				.where('purpose', '!=', 'confirm')
				.execute();
			const used = await Promise.all(
				[one.context, two.context].map((at, index) =>
					useLink(at, createLinkToken(at.linkKey, tokens[index]?.id ?? '')),
				),
			);
			expect(used.map(({ state }) => state).sort()).toEqual(['changed', 'half_changed']);
			const told = await db
				.selectFrom('mails')
				.select('id')
				.where('account_id', '=', caller.accountId)
				.where('kind', '=', 'email_changed')
				.execute();
			expect(told).toHaveLength(2);
		}
	});
}

describe('two processes on one SQLite file', () => {
	const folder = makeFolder();
	afterAll(() => removeFolder(folder));
	races(() => openAccounts({ folder }));
});

describe('two processes on one PostgreSQL', () => {
	const folder = makeFolder();
	let postgres: PrivatePostgres | undefined;
	beforeAll(async () => {
		postgres = await startPrivatePostgres();
		if (!postgres) console.warn('SKIPPED: no PostgreSQL on this machine (Debian: apt-get install postgresql)');
	});
	afterAll(async () => {
		await postgres?.stop();
		removeFolder(folder);
	});
	races(() => (postgres ? openAccounts({ folder, databaseUrl: postgres.url }) : undefined));
});
