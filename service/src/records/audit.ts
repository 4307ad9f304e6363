import type { Selectable } from 'kysely';
import type { Schema, Transaction } from '../store/index.ts';
import { canonicalJson } from './canonical-json.ts';
import { addLink, sha256 } from './chain.ts';

/** A row of the chain of what operators did. */
export type AuditRow = Selectable<Schema['audit']>;

/**
 * What an operator did. `subject` is the bare id of the account, site, key or operator that it was done to; `reason` and `details`
 * outlive the account, so they name no person.
 */
export type NewAudit = Pick<AuditRow, 'at' | 'actor' | 'role' | 'action' | 'subject' | 'reason'> & {
	details: Record<string, unknown>;
};

const ERASED = 'erased:';
/** Where the digest of an erased subject is kept, among the details. */
const DIGEST = 'subject_digest';

/**
 * Adds an audit row to the chain. The last write of its transaction: it holds the chain's head until the commit.
 * @param audit `at` in ms since the epoch
 */
export function appendAudit(trx: Transaction, audit: NewAudit): Promise<AuditRow> {
	return addLink(trx, 'audit', async (place) => {
		const unhashed = { ...audit, ...place, details: canonicalJson(audit.details) };
		const row = { ...unhashed, hash: hashAudit(unhashed) };
		await trx.insertInto('audit').values(row).execute();
		return row;
	});
}

/**
 * The hash of an audit row. Whom it was about goes in as a digest of the (random) id, so that the id can be erased with its
 * account while the chain goes on to be verifiable.
 */
export function hashAudit(row: Omit<AuditRow, 'hash'>): string {
	const { seq, at, actor, role, action, reason, previous } = row;
	const { subject, details } = hashedParts(row);
	return sha256(
		canonicalJson({ seq, at: new Date(at).toISOString(), actor, role, action, subject, reason, details, previous }),
	);
}

function hashedParts(row: Pick<AuditRow, 'subject' | 'details'>): { subject: string | null; details: object } {
	const details: Record<string, unknown> = JSON.parse(row.details);
	if (!row.subject?.startsWith(ERASED)) return { subject: row.subject && sha256(row.subject), details };
	const { [DIGEST]: subject, ...rest } = details;
	return { subject: String(subject), details: rest };
}

/** The details of an audit row, to be shown; none of a row that somebody damaged, at which the chain breaks. */
export function showDetails(details: string): Record<string, unknown> {
	try {
		return JSON.parse(details);
	} catch {
		return {};
	}
}

/** Of a row that somebody damaged, nothing is left to keep but that it was there: the chain is broken at it as it was before. */
function partsToKeep(row: Pick<AuditRow, 'subject' | 'details'>): ReturnType<typeof hashedParts> {
	try {
		return hashedParts(row);
	} catch {
		return hashedParts({ ...row, details: '{}' });
	}
}

/**
 * Puts a pseudonym in the place of these subjects.
 * @returns how many rows there were
 */
export async function eraseFromAudit(
	trx: Transaction,
	subjects: readonly string[],
	pseudonym: string,
): Promise<number> {
	const rows = await trx
		.selectFrom('audit')
		.select(['seq', 'subject', 'details'])
		.where('subject', 'in', subjects)
		.execute();
	for (const row of rows) {
		const { subject, details } = partsToKeep(row);
		await trx
			.updateTable('audit')
			.set({ subject: `${ERASED}${pseudonym}`, details: canonicalJson({ ...details, [DIGEST]: subject }) })
			.where('seq', '=', row.seq)
			.execute();
	}
	return rows.length;
}
