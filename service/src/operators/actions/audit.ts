import { type AuditEntry, type AuditList, type ChainReport, Outcome } from '@draftsmith/shared';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { timestamp } from '../../platform/timestamp.ts';
import { verifyChain } from '../../records/index.ts';
import type { Schema, Store } from '../../store/index.ts';
import type { Done, Reading } from '../action.ts';
import { PAGE, toPage } from '../page.ts';

const Listing = z.strictObject({
	actor: z.string().min(1).max(100).optional(),
	action: z.string().min(1).max(100).optional(),
	subject: z.string().min(1).max(100).optional().meta({ description: 'The id of what it was about.' }),
	...PAGE,
	after: z.coerce.number().int().min(0).optional().meta({ description: 'The next_cursor of the page before.' }),
});

/** What operators did, newest first. */
export const auditList: Reading<z.output<typeof Listing>, AuditList> = {
	name: 'audit.list',
	input: Listing,
	read: async ({ store }, input) => {
		let query = store.db
			.selectFrom('audit')
			.selectAll()
			.orderBy('seq', 'desc')
			.limit(input.limit + 1);
		for (const column of ['actor', 'action', 'subject'] as const) {
			const wanted = input[column];
			if (wanted !== undefined) query = query.where(column, '=', wanted);
		}
		if (input.after !== undefined) query = query.where('seq', '<', input.after);
		const output = toPage(await query.execute(), input.limit, toEntry, (row) => String(row.seq));
		return { output, subject: null, details: { count: output.data.length } };
	},
};

const Nothing = z.strictObject({});

/** Whether the audit is whole: nothing changed, taken out or put in. */
export const auditVerify: Reading<z.output<typeof Nothing>, ChainReport> = {
	name: 'audit.verify',
	input: Nothing,
	read: ({ store }) => verify(store, 'audit'),
};

/** Whether the receipts of erasures are whole. */
export const receiptVerify: Reading<z.output<typeof Nothing>, ChainReport> = {
	name: 'receipt.verify',
	input: Nothing,
	read: ({ store }) => verify(store, 'receipts'),
};

async function verify(store: Store, chain: ChainReport['chain']): Promise<Done<ChainReport>> {
	const { length, brokenAt } = await verifyChain(store.db, chain);
	const sound = brokenAt === null;
	return { output: { chain, sound, length, broken_at: brokenAt }, subject: null, details: { sound, length } };
}

function toEntry(row: Selectable<Schema['audit']>): AuditEntry {
	return {
		seq: row.seq,
		at: timestamp(row.at),
		actor: row.actor,
		role: row.role,
		action: row.action,
		subject: row.subject,
		reason: row.reason,
		...readDetails(row.details),
		hash: row.hash,
	};
}

const Details = z.looseObject({ outcome: Outcome.nullable().default(null) });

/** What else an entry says, without what only its hash needs. Of one that somebody tampered with, it may be anything. */
function readDetails(text: string): Pick<AuditEntry, 'outcome' | 'details'> {
	let parsed: unknown;
	try {
		parsed = JSON.parse(text);
	} catch {
		return { outcome: null, details: {} };
	}
	const { outcome, subject_digest, ...details } = Details.catch({ outcome: null }).parse(parsed);
	return { outcome, details };
}
