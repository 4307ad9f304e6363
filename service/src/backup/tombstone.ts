import { z } from 'zod';

/** That something was erased: a job's content, or an account with all that belonged to it. */
export const Tombstone = z.object({
	/** Its receipt's place in the chain, and the beginning of its hash: where the chain goes on from. */
	seq: z.number().int(),
	hash: z.string(),
	kind: z.enum(['job_purged', 'account_erased']),
	/** A job's id, or the pseudonym of an account. */
	subject: z.string(),
	/** ms since the epoch */
	at: z.number(),
});
export type Tombstone = z.infer<typeof Tombstone>;

const HASH = 16;

/** The line of a tombstone in `erasures.jsonl`. */
export function tombstoneLine({ seq, hash, kind, subject, at }: Tombstone): string {
	return `${JSON.stringify({ seq, hash: shortHash(hash), kind, subject, at })}\n`;
}

/** What is kept of a receipt's hash to recognise it by. */
export function shortHash(hash: string): string {
	return hash.slice(0, HASH);
}

/** Reads a line; undefined for one that a crash left half-written. */
export function parseTombstone(line: string): Tombstone | undefined {
	try {
		return Tombstone.safeParse(JSON.parse(line)).data;
	} catch {
		return undefined;
	}
}
