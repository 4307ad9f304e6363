import { expireContent, type StoredJobsContext } from '../jobs/index.ts';
import { batchSizes } from '../platform/batches.ts';
import { describeError } from '../platform/log.ts';
import { trimChain } from '../records/index.ts';
import type { Transaction } from '../store/index.ts';
import { deleteBatch } from './delete-batch.ts';
import { removeOldMailFiles } from './mail-files.ts';
import { cutoff, RETENTION_NAMES, type RetentionName } from './retention.ts';
import { ROW_CLASSES, type RowClass } from './row-classes.ts';
import { findUnprovenAccounts } from './unproven-accounts.ts';

export type SweepContext = {
	jobs: StoredJobsContext;
	/** Erases an account that is still unproven since `before`, ms since the epoch. Undefined when it is not, and stays. */
	eraseUnproven: (accountId: string, before: number) => Promise<object | undefined>;
	/** Where mails are files while there is no mail server. */
	dataFolder: string;
};

/** Rows that were removed of each class. */
export type Swept = Partial<Record<RetentionName, number>>;

/** Rows of one transaction at most. Measured on SQLite (tests/service/retention): no other write waits for 100 ms. */
const MOST_AT_ONCE = 200;
const LEAST_AT_ONCE = 50;
/** Accounts whose ids are read at a time. */
const ACCOUNTS_AT_ONCE = 20;

/**
 * Removes everything whose time is over, class by class, in small transactions between which others can write. It needs to know
 * nothing of earlier sweeps: what was left by one that was killed, or is late by days, is found by the next. A class that fails
 * is logged and does not keep the others.
 */
export async function sweep(context: SweepContext): Promise<Swept> {
	const { clock, log, draining, store } = context.jobs;
	const swept: Swept = {};
	for (const name of RETENTION_NAMES) {
		if (draining.aborted) break;
		const now = clock.now();
		try {
			const removed = await sweepClass(context, name, now);
			if (removed === undefined) continue;
			swept[name] = removed;
			await store.write((trx) => noteSweep(trx, { class: name, swept_at: now, removed }));
			if (removed > 0) log.info({ code: name, count: removed }, 'removed what was kept for long enough');
		} catch (error) {
			log.error({ code: name, ...describeError(error) }, 'a class could not be swept');
		}
	}
	store.scheduleErasure();
	return swept;
}

/** @returns the rows removed; undefined for a class that has no term */
async function sweepClass(context: SweepContext, name: RetentionName, now: number): Promise<number | undefined> {
	if (name === 'job_content') return expireContent(context.jobs);
	const before = cutoff(name, now);
	if (before === undefined) return undefined;
	if (name === 'registrations') return eraseUnproven(context, before);
	if (name === 'mail_files') return removeOldMailFiles(context.jobs.store.db, context.dataFolder, before);
	if (name === 'audit' || name === 'receipts') {
		return inBatches(context, (trx, atMost) => trimChain(trx, name, { before, atMost }));
	}
	const { isOver, ...rows } = rowClass(name);
	return inBatches(context, (trx, atMost) => deleteBatch(trx, { ...rows, where: isOver(before) }, atMost));
}

function rowClass(name: RetentionName): RowClass {
	const classes: Partial<Record<RetentionName, RowClass>> = ROW_CLASSES;
	const found = classes[name];
	if (!found) throw new Error(`nothing removes ${name}`);
	return found;
}

async function inBatches(
	{ jobs }: SweepContext,
	work: (trx: Transaction, atMost: number) => Promise<number>,
): Promise<number> {
	const batches = batchSizes(jobs.clock, MOST_AT_ONCE, LEAST_AT_ONCE);
	let removed = 0;
	while (!jobs.draining.aborted) {
		const isLast = await batches.run(async (atMost) => {
			const batch = await jobs.store.write((trx) => work(trx, atMost));
			removed += batch;
			return batch < atMost;
		});
		if (isLast) break;
	}
	return removed;
}

/** An account that can't be erased is logged and does not keep the others; the next sweep tries it again. */
async function eraseUnproven({ jobs, eraseUnproven: erase }: SweepContext, before: number): Promise<number> {
	let erased = 0;
	for (let after = ''; ; ) {
		const ids = await findUnprovenAccounts(jobs.store.db, { before, after, atMost: ACCOUNTS_AT_ONCE });
		const last = ids.at(-1);
		if (last === undefined) return erased;
		for (const id of ids) {
			if (jobs.draining.aborted) return erased;
			try {
				if (await erase(id, before)) erased++;
			} catch (error) {
				jobs.log.error({ account_id: id, ...describeError(error) }, 'an unproven account could not be erased');
			}
		}
		after = last;
	}
}

async function noteSweep(
	trx: Transaction,
	row: { class: RetentionName; swept_at: number; removed: number },
): Promise<void> {
	await trx
		.insertInto('sweeps')
		.values(row)
		.onConflict((conflict) => conflict.column('class').doUpdateSet(row))
		.execute();
}
