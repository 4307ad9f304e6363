import type { Selectable } from 'kysely';
import { type Database, precompile, type Schema, type Transaction } from '../store/index.ts';
import { canonicalJson } from './canonical-json.ts';
import { addLink, sha256 } from './chain.ts';

/** A row of the chain of what was erased. */
export type ReceiptRow = Selectable<Schema['receipts']>;

/**
 * What a receipt says, and of a job whose it was. `details` are digests, counts and reasons; never content, never a person.
 */
export type NewReceipt = Pick<ReceiptRow, 'kind' | 'subject' | 'at' | 'site_id'> & { details: Record<string, unknown> };

const insertReceipt = precompile((db, param) =>
	db.insertInto('receipts').values({
		seq: param('seq'),
		kind: param('kind'),
		subject: param('subject'),
		site_id: param('site_id'),
		at: param('at'),
		details: param('details'),
		previous: param('previous'),
		hash: param('hash'),
	}),
);

/**
 * Adds a receipt to the chain. The last write of its transaction: it holds the chain's head until the commit.
 * @param receipt `at` in ms since the epoch
 */
export function appendReceipt(trx: Transaction, receipt: NewReceipt): Promise<ReceiptRow> {
	return addLink(trx, 'receipts', async (place) => {
		const unhashed = { ...receipt, ...place, details: canonicalJson(receipt.details) };
		const row = { ...unhashed, hash: hashReceipt(unhashed) };
		await insertReceipt(trx, row);
		return row;
	});
}

/** The fields of a receipt that are its owner's to have and under its hash. */
type Covered = Omit<ReceiptRow, 'hash' | 'site_id'>;

/** The hash of a receipt, over the very fields that its owner is given, so that anybody can work it out again. */
export function hashReceipt(row: Covered): string {
	return sha256(canonicalJson(unsigned(row)));
}

/** A receipt as its hash covers it: without hash and signature, the time as text. */
export function unsigned({ seq, kind, subject, at, details, previous }: Covered) {
	const parsed: Record<string, unknown> = JSON.parse(details);
	return { seq, kind, subject, at: new Date(at).toISOString(), details: parsed, previous };
}

/** The receipt of a job's or an account's erasure; undefined when there is none. */
export function findReceipt(
	db: Database | Transaction,
	about: Pick<ReceiptRow, 'kind' | 'subject'>,
): Promise<ReceiptRow | undefined> {
	return db
		.selectFrom('receipts')
		.selectAll()
		.where('subject', '=', about.subject)
		.where('kind', '=', about.kind)
		.orderBy('seq')
		.limit(1)
		.executeTakeFirst();
}
