import { sql } from 'kysely';
import { appendPurge, digestContent, type Purge } from '../jobs/index.ts';
import { eraseFromAudit } from '../records/index.ts';
import { type DeletedRows, deleteBatch } from '../retention/index.ts';
import type { Transaction } from '../store/index.ts';
import type { Counts } from './erasure-progress.ts';

/** What was erased in one go. */
export type Batch = {
	erased: Counts;
	/** What is kept under a pseudonym from now on. */
	pseudonymised: Counts;
	/** Whether this was all that is left of the part. */
	isLast: boolean;
	/** Jobs that are gone: their runs are stopped, and those who wait for them are told. */
	jobIds: readonly string[];
	/** Mails that are gone: their files go too. */
	mailIds: readonly string[];
	/** Adds the receipts of what was erased. Last in the transaction. */
	appendReceipts: (trx: Transaction) => Promise<void>;
};

/** The account that is erased, what stands for it afterwards, and when that is, ms since the epoch. */
export type Erased = { accountId: string; pseudonym: string; at: number };

/** A part of an account that is erased in batches. */
export type Part = (trx: Transaction, about: Erased) => Promise<Batch>;

/** Rows of one transaction. Jobs and templates have content, which is overwritten. */
const ROWS_AT_ONCE = 200;
const CONTENTS_AT_ONCE = 20;

const NOTHING = { pseudonymised: {}, jobIds: [], mailIds: [], appendReceipts: async () => undefined };

const sitesOf = (accountId: string) => sql`(select id from sites where account_id = ${accountId})`;

const eraseJobs: Part = async (trx, { accountId, at }) => {
	const jobs = await trx
		.selectFrom('jobs')
		.select(['id', 'result_sha256'])
		.where(sql<boolean>`site_id in ${sitesOf(accountId)}`)
		.orderBy('id')
		.limit(CONTENTS_AT_ONCE)
		.execute();
	if (jobs.length === 0) return { ...NOTHING, erased: {}, isLast: true };
	const jobIds = jobs.map(({ id }) => id);
	const purges: Purge[] = [];
	for (const job of jobs) {
		const digest = await digestContent(trx, job.id);
		// What had been delivered or had expired has its receipt already.
		if (digest !== null) purges.push({ job: { ...job, site_id: null }, at, reason: 'account_erased', digest });
	}
	const steps = await trx.deleteFrom('job_steps').where('job_id', 'in', jobIds).executeTakeFirst();
	await trx.deleteFrom('jobs').where('id', 'in', jobIds).execute();
	return {
		...NOTHING,
		erased: { jobs: jobs.length, job_steps: Number(steps.numDeletedRows) },
		isLast: jobs.length < CONTENTS_AT_ONCE,
		jobIds,
		appendReceipts: async (last) => {
			for (const purge of purges) await appendPurge(last, purge);
		},
	};
};

const eraseMails: Part = async (trx, { accountId }) => {
	const mails = await trx
		.selectFrom('mails')
		.select('id')
		.where('account_id', '=', accountId)
		.limit(ROWS_AT_ONCE)
		.execute();
	const mailIds = mails.map(({ id }) => id);
	if (mailIds.length > 0) await trx.deleteFrom('mails').where('id', 'in', mailIds).execute();
	return { ...NOTHING, erased: { mails: mails.length }, isLast: mails.length < ROWS_AT_ONCE, mailIds };
};

function rows(table: DeletedRows['table'], key: readonly string[], owner: 'account_id' | 'site_id'): Part {
	const atMost = table === 'templates' ? CONTENTS_AT_ONCE : ROWS_AT_ONCE;
	return async (trx, { accountId }) => {
		const where =
			owner === 'account_id' ? sql<boolean>`account_id = ${accountId}` : sql<boolean>`site_id in ${sitesOf(accountId)}`;
		const count = await deleteBatch(trx, { table, key, where }, atMost);
		return { ...NOTHING, erased: { [table]: count }, isLast: count < atMost };
	};
}

const eraseKeys: Part = async (trx, { accountId, pseudonym }) => {
	const keys = await trx
		.selectFrom('api_keys')
		.select('id')
		.where(sql<boolean>`site_id in ${sitesOf(accountId)}`)
		.limit(ROWS_AT_ONCE)
		.execute();
	const ids = keys.map(({ id }) => id);
	const audit = ids.length === 0 ? 0 : await eraseFromAudit(trx, ids, pseudonym);
	if (ids.length > 0) await trx.deleteFrom('api_keys').where('id', 'in', ids).execute();
	return {
		...NOTHING,
		erased: { api_keys: ids.length },
		pseudonymised: { audit },
		isLast: ids.length < ROWS_AT_ONCE,
	};
};

/** The receipts stay, and no longer say whose jobs they are about. */
const unnameReceipts: Part = async (trx, { accountId }) => {
	const { numUpdatedRows } = await trx
		.updateTable('receipts')
		.set({ site_id: null })
		.where('seq', 'in', (eb) =>
			eb
				.selectFrom('receipts')
				.select('seq')
				.where(sql<boolean>`site_id in ${sitesOf(accountId)}`)
				.limit(ROWS_AT_ONCE),
		)
		.executeTakeFirst();
	const receipts = Number(numUpdatedRows);
	return { ...NOTHING, erased: {}, pseudonymised: { receipts }, isLast: receipts < ROWS_AT_ONCE };
};

/** Everything that hangs on an account and its sites, in the order in which it goes. */
export const PARTS: readonly Part[] = [
	eraseKeys,
	rows('email_tokens', ['id'], 'account_id'),
	eraseJobs,
	unnameReceipts,
	rows('templates', ['id'], 'site_id'),
	eraseMails,
	rows('webhook_deliveries', ['id'], 'account_id'),
	rows('request_log', ['id'], 'account_id'),
	rows('usage_days', ['api_key_id', 'day', 'model'], 'site_id'),
	rows('quota_days', ['account_id', 'day'], 'account_id'),
	rows('alerts', ['account_id', 'day', 'limit_source', 'threshold'], 'account_id'),
	rows('lanes', ['site_id'], 'site_id'),
];
