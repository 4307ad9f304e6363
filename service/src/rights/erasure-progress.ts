import { z } from 'zod';
import type { Transaction } from '../store/index.ts';

/**
 * Who wanted it: the owner, an operator for the owner, or nobody, for the registration was never proven; `restored`: it had been
 * erased before a backup brought it back.
 */
export const ErasureReason = z.enum(['requested', 'operator', 'unconfirmed', 'restored']);
export type ErasureReason = z.infer<typeof ErasureReason>;

/** Rows by table. */
const Counts = z.record(z.string(), z.number().int());
export type Counts = z.infer<typeof Counts>;

/** How far the erasure of an account has come. It is kept in the account's row, so that whoever goes on counts on. */
const Progress = z.object({ reason: ErasureReason, erased: Counts, pseudonymised: Counts });
export type Progress = z.infer<typeof Progress>;

/** What `accounts.erasing` holds. */
export function writeProgress(progress: Progress): string {
	return JSON.stringify(progress);
}

/** Reads `accounts.erasing`. */
export function readProgress(text: string): Progress {
	return Progress.parse(JSON.parse(text));
}

/**
 * The progress of an erasure, which nobody else moves on until this transaction ends. Undefined when the account is not being
 * erased, or has been.
 */
export async function lockProgress(trx: Transaction, accountId: string): Promise<Progress | undefined> {
	const account = await trx
		.updateTable('accounts')
		.set((eb) => ({ erasing: eb.ref('erasing') }))
		.where('id', '=', accountId)
		.where('erasing', 'is not', null)
		.returning('erasing')
		.executeTakeFirst();
	return account?.erasing ? readProgress(account.erasing) : undefined;
}

/** Both counts together. */
export function addCounts(one: Counts, other: Counts): Counts {
	const sum = { ...one };
	for (const [table, count] of Object.entries(other)) if (count > 0) sum[table] = (sum[table] ?? 0) + count;
	return sum;
}
