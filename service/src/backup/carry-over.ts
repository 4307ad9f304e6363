import type { Database, Store, Transaction } from '../store/index.ts';
import { carryTemplates } from './carry-templates.ts';

const BATCH = 500;

/**
 * Takes from the database that is replaced what its owners and operators decided since the backup, and a restore must not
 * undo: ended keys and operators, ended sites, withdrawn consent, objections, corrected addresses, deleted templates. What is only
 * in one of the two databases stays as it is.
 * @param from the database that is replaced
 * @param now ms since the epoch
 * @throws what reading it throws; what was carried over until then stays
 */
export async function carryOver(from: Database, store: Store, now: number): Promise<void> {
	await eachPage(
		(last) => keysAfter(from, last),
		(page) => store.write((trx) => endKeys(trx, page)),
	);
	await eachPage(
		(last) => operatorsAfter(from, last),
		(page) => store.write((trx) => revokeOperators(trx, page)),
	);
	await eachPage(
		(last) => sitesAfter(from, last),
		(page) => store.write((trx) => endSites(trx, page)),
	);
	await eachPage(
		(last) => accountsAfter(from, last),
		(page) => store.write((trx) => setAccounts(trx, page)),
	);
	await eachPage(
		(last) => usedLinksAfter(from, last),
		(page) => store.write((trx) => useLinks(trx, page)),
	);
	await carryTemplates(from, store, now);
}

async function eachPage<Row extends { id: string }>(
	read: (last: string) => Promise<Row[]>,
	work: (page: readonly Row[]) => Promise<void>,
): Promise<void> {
	for (let last = ''; ; ) {
		const page = await read(last);
		await work(page);
		last = page.at(-1)?.id ?? '';
		if (page.length < BATCH) return;
	}
}

type Rows<Read extends (from: Database, last: string) => Promise<unknown>> = Awaited<ReturnType<Read>>;

function keysAfter(from: Database, last: string) {
	return from
		.selectFrom('api_keys')
		.select(['id', 'revoked_at', 'expires_at'])
		.where((eb) => eb.or([eb('revoked_at', 'is not', null), eb('expires_at', 'is not', null)]))
		.where('id', '>', last)
		.orderBy('id')
		.limit(BATCH)
		.execute();
}

async function endKeys(trx: Transaction, keys: Readonly<Rows<typeof keysAfter>>): Promise<void> {
	for (const { id, revoked_at, expires_at } of keys) {
		const key = trx.updateTable('api_keys').where('id', '=', id);
		await key.set({ revoked_at }).where('revoked_at', 'is', null).execute();
		if (expires_at === null) continue;
		await key
			.set({ expires_at })
			.where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', expires_at)]))
			.execute();
	}
}

function operatorsAfter(from: Database, last: string) {
	return from
		.selectFrom('operators')
		.select(['id', 'revoked_at'])
		.where('revoked_at', 'is not', null)
		.where('id', '>', last)
		.orderBy('id')
		.limit(BATCH)
		.execute();
}

async function revokeOperators(trx: Transaction, operators: Readonly<Rows<typeof operatorsAfter>>): Promise<void> {
	for (const { id, revoked_at } of operators) {
		await trx
			.updateTable('operators')
			.set({ revoked_at })
			.where('id', '=', id)
			.where('revoked_at', 'is', null)
			.execute();
	}
}

function sitesAfter(from: Database, last: string) {
	return from
		.selectFrom('sites')
		.select(['id', 'status', 'ended_at', 'allow_external'])
		.where('id', '>', last)
		.orderBy('id')
		.limit(BATCH)
		.execute();
}

async function endSites(trx: Transaction, sites: Readonly<Rows<typeof sitesAfter>>): Promise<void> {
	for (const { id, status, ended_at, allow_external } of sites) {
		const site = trx.updateTable('sites').where('id', '=', id);
		if (allow_external === 0) await site.set({ allow_external }).execute();
		if (status !== 'superseded' && status !== 'closed') continue;
		await site.set({ status, ended_at, challenge: null, proof_due_at: null }).execute();
		await trx.updateTable('lanes').set({ concurrency: 0 }).where('site_id', '=', id).execute();
	}
}

function accountsAfter(from: Database, last: string) {
	return from
		.selectFrom('accounts')
		.select((eb) => [
			'id',
			'email',
			'email_confirmed_at',
			'name',
			'language',
			'notices',
			'restricted_at',
			'restriction',
			eb('webhook', 'is', null).as('has_no_webhook'),
		])
		.where('id', '>', last)
		.orderBy('id')
		.limit(BATCH)
		.execute();
}

async function setAccounts(trx: Transaction, accounts: Readonly<Rows<typeof accountsAfter>>): Promise<void> {
	for (const { id, notices, has_no_webhook, ...asItIs } of accounts) {
		const withdrawn = { ...(notices === 0 ? { notices } : {}), ...(has_no_webhook ? { webhook: null } : {}) };
		await trx
			.updateTable('accounts')
			.set({ ...asItIs, ...withdrawn })
			.where('id', '=', id)
			.execute();
	}
}

/** Links in mails that were used: none works a second time. */
function usedLinksAfter(from: Database, last: string) {
	return from
		.selectFrom('email_tokens')
		.select(['id', 'used_at'])
		.where('used_at', 'is not', null)
		.where('id', '>', last)
		.orderBy('id')
		.limit(BATCH)
		.execute();
}

async function useLinks(trx: Transaction, links: Readonly<Rows<typeof usedLinksAfter>>): Promise<void> {
	for (const { id, used_at } of links) {
		await trx.updateTable('email_tokens').set({ used_at }).where('id', '=', id).where('used_at', 'is', null).execute();
	}
}
