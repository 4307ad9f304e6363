import type { ErasureReceipt } from '@draftsmith/shared';
import { sql } from 'kysely';
import { enqueueMail, removeMailFiles } from '../mail/index.ts';
import { describeError } from '../platform/log.ts';
import { ProblemError } from '../platform/problem.ts';
import { appendReceipt, eraseFromAudit, findReceipt, pseudonymOf, type ReceiptRow } from '../records/index.ts';
import { unprovenSince } from '../retention/index.ts';
import type { AccountRow, Transaction } from '../store/index.ts';
import type { RightsContext } from './context.ts';
import { type Batch, type Erased, PARTS, type Part } from './erasure-parts.ts';
import {
	addCounts,
	type ErasureReason,
	lockProgress,
	type Progress,
	readProgress,
	writeProgress,
} from './erasure-progress.ts';

/**
 * Erases an account with all of its sites and everything that belongs to them. Its keys die and its domains are free with the
 * first transaction; then it goes in small ones, so that others can write in between; the last one erases the account itself and
 * adds the receipt. Cut short at any point, `resumeErasures` or another call goes on, and the counts are right all the same.
 *
 * Kept are: the bookkeeper's transactions and the operators' audit, under a pseudonym, and receipts, which name nobody.
 * @throws {ProblemError} `not_found`; `shutting_down` when the process stops: it goes on after the next start
 */
export async function eraseAccount(
	context: RightsContext,
	accountId: string,
	reason: ErasureReason,
): Promise<ErasureReceipt> {
	await begin(context, accountId, reason);
	return carryOut(context, accountId);
}

/**
 * Erases an account as one whose registration was never proven, unless it is proven by now or is being erased already: then
 * nothing happens, and there is no receipt.
 * @param before ms since the epoch; since then at least it is unproven
 * @throws {ProblemError} `shutting_down` when the process stops: it goes on after the next start
 */
export async function eraseUnproven(
	context: RightsContext,
	accountId: string,
	before: number,
): Promise<ErasureReceipt | undefined> {
	const hasBegun = await begin(context, accountId, 'unconfirmed', unprovenSince(before));
	return hasBegun ? carryOut(context, accountId) : undefined;
}

async function carryOut(context: RightsContext, accountId: string): Promise<ErasureReceipt> {
	const { store, receipts } = context.jobs;
	try {
		for (const part of PARTS) await erasePart(context, accountId, part);
		return receipts.sign(await finish(context, accountId));
	} finally {
		store.scheduleErasure();
	}
}

/** Goes on with what was cut short. An account that can't be erased is logged, and keeps no other. */
export async function resumeErasures(context: RightsContext): Promise<void> {
	const { store, log, draining } = context.jobs;
	const begun = await store.db
		.selectFrom('accounts')
		.select(['id', 'erasing'])
		.where('erasing', 'is not', null)
		.execute();
	for (const { id, erasing } of begun) {
		if (!erasing || draining.aborted) continue;
		await eraseAccount(context, id, readProgress(erasing).reason).catch((error: unknown) =>
			log.error({ account_id: id, ...describeError(error) }, 'an account could not be erased'),
		);
	}
}

/**
 * From here on nothing new comes: no key is taken, nothing is claimed, no link in a mail works, no domain is held.
 * @param condition on the account, which holds in the moment in which this begins
 * @returns whether it began now
 */
async function begin(
	context: RightsContext,
	accountId: string,
	reason: ErasureReason,
	condition = sql<boolean>`1 = 1`,
): Promise<boolean> {
	const { jobs } = context;
	const now = jobs.clock.now();
	return jobs.store.write(async (trx) => {
		// A proof that is about to be committed is waited for, so that the condition sees it.
		if (!(await lockWhole(context, trx, accountId))) return false;
		const { numUpdatedRows } = await trx
			.updateTable('accounts')
			.set({ erasing: writeProgress({ reason, erased: {}, pseudonymised: {} }), restricted_at: now, webhook: null })
			.where('id', '=', accountId)
			.where('erasing', 'is', null)
			.where(condition)
			.executeTakeFirst();
		if (numUpdatedRows !== 1n) return false;
		await trx
			.updateTable('sites')
			.set({ status: 'closed', ended_at: now, challenge: null, proof_due_at: null })
			.where('account_id', '=', accountId)
			.execute();
		return true;
	});
}

async function erasePart(context: RightsContext, accountId: string, part: Part): Promise<void> {
	const { store, draining } = context.jobs;
	for (;;) {
		if (draining.aborted) {
			throw new ProblemError(
				'shutting_down',
				'The service is restarting. The deletion has begun and is ended then; the receipt comes by mail.',
				{ retryAfter: 10 },
			);
		}
		const batch = await store.write(async (trx) => {
			const progress = await lockProgress(trx, accountId);
			if (!progress) return undefined;
			const made = await part(trx, aboutOf(context, accountId));
			await saveProgress(trx, accountId, addBatch(progress, made));
			await made.appendReceipts(trx);
			return made;
		});
		// Somebody else has finished it.
		if (!batch) return;
		afterCommit(context, batch);
		if (batch.isLast) return;
	}
}

function aboutOf({ jobs, pseudonymKey }: RightsContext, accountId: string): Erased {
	return { accountId, pseudonym: pseudonymOf(pseudonymKey, accountId), at: jobs.clock.now() };
}

function addBatch(progress: Progress, { erased, pseudonymised }: Pick<Batch, 'erased' | 'pseudonymised'>): Progress {
	return {
		...progress,
		erased: addCounts(progress.erased, erased),
		pseudonymised: addCounts(progress.pseudonymised, pseudonymised),
	};
}

async function saveProgress(trx: Transaction, accountId: string, progress: Progress): Promise<void> {
	await trx
		.updateTable('accounts')
		.set({ erasing: writeProgress(progress) })
		.where('id', '=', accountId)
		.execute();
}

function afterCommit(
	{ jobs, dataFolder }: RightsContext,
	{ jobIds, mailIds }: Pick<Batch, 'jobIds' | 'mailIds'>,
): void {
	for (const id of jobIds) {
		jobs.dispatch.stop(id);
		jobs.signals.notify(id);
	}
	removeMailFiles(dataFolder, mailIds);
}

/**
 * The account itself, and what came since its parts were looked at: a request may have been under way when it began.
 * @throws {ProblemError} `not_found` when there is neither the account nor a receipt of it
 */
async function finish(context: RightsContext, accountId: string): Promise<ReceiptRow> {
	const { store } = context.jobs;
	const about = aboutOf(context, accountId);
	const { row, batches } = await store.write(async (trx) => {
		const progress = await lockProgress(trx, accountId);
		if (!progress) {
			return { row: await findReceipt(trx, { kind: 'account_erased', subject: about.pseudonym }), batches: [] };
		}
		const account = await lockWhole(context, trx, accountId);
		if (!account) throw new Error('the account went while it was locked');
		const late = await eraseRest(trx, about);
		const last = await eraseItself(trx, about);
		for (const { appendReceipts } of late) await appendReceipts(trx);
		const { reason, ...counts } = [...late, last].reduce(addBatch, progress);
		const details = { reason, policy: account.policy_version, ...counts };
		const receipt = await appendReceipt(trx, {
			kind: 'account_erased',
			subject: about.pseudonym,
			site_id: null,
			at: about.at,
			details,
		});
		// Nobody has proven that an unconfirmed address is the owner's; and who was told once is not told again.
		if (reason === 'requested' || reason === 'operator') {
			await enqueueMail(trx, context.jobs, {
				to: account.email,
				language: account.language,
				accountId: null,
				kind: 'account_erased',
				params: { receipt: JSON.stringify(context.jobs.receipts.sign(receipt)) },
			});
		}
		return { row: receipt, batches: late };
	});
	for (const batch of batches) afterCommit(context, batch);
	if (!row) throw new ProblemError('not_found', 'There is no such account.');
	return row;
}

/** On PostgreSQL, nobody adds anything to the account or its sites from here on: the rows that it would refer to are locked. */
async function lockWhole(
	{ jobs }: RightsContext,
	trx: Transaction,
	accountId: string,
): Promise<AccountRow | undefined> {
	const isPostgres = jobs.store.kind === 'postgres';
	const account = await trx
		.selectFrom('accounts')
		.selectAll()
		.where('id', '=', accountId)
		.$if(isPostgres, (query) => query.forUpdate())
		.executeTakeFirst();
	if (isPostgres) {
		await trx.selectFrom('sites').select('id').where('account_id', '=', accountId).forUpdate().execute();
	}
	return account;
}

async function eraseRest(trx: Transaction, about: Erased): Promise<Batch[]> {
	const batches: Batch[] = [];
	for (const part of PARTS) {
		for (let isLast = false; !isLast; ) {
			const batch = await part(trx, about);
			batches.push(batch);
			isLast = batch.isLast;
		}
	}
	return batches;
}

async function eraseItself(
	trx: Transaction,
	{ accountId, pseudonym }: Erased,
): Promise<Pick<Batch, 'erased' | 'pseudonymised'>> {
	const sites = await trx.selectFrom('sites').select('id').where('account_id', '=', accountId).execute();
	const transactions = await trx
		.updateTable('transactions')
		.set({ account_id: pseudonym })
		.where('account_id', '=', accountId)
		.executeTakeFirst();
	const audit = await eraseFromAudit(trx, [accountId, ...sites.map(({ id }) => id)], pseudonym);
	await trx.deleteFrom('sites').where('account_id', '=', accountId).execute();
	await trx.deleteFrom('accounts').where('id', '=', accountId).execute();
	return {
		erased: { sites: sites.length, accounts: 1 },
		pseudonymised: { transactions: Number(transactions.numUpdatedRows), audit },
	};
}
