import { z } from 'zod';
import { Sha256, Timestamp } from './common.ts';
import { RestrictionKind } from './registration.ts';

/** Stops all new processing for the account; reading, exporting and deleting go on. */
export const RestrictionRequest = z.strictObject({ kind: RestrictionKind });
export type RestrictionRequest = z.infer<typeof RestrictionRequest>;

/** Whether, why and since when nothing new is written for the account. */
export const Restriction = z.object({
	restriction: z.object({ kind: RestrictionKind, since: Timestamp }).nullable(),
});
export type Restriction = z.infer<typeof Restriction>;

/** Deletes the account with all of its sites. The e-mail address is repeated, so that it is not done by mistake. */
export const DeletionRequest = z.strictObject({ email: z.string().max(254) });
export type DeletionRequest = z.infer<typeof DeletionRequest>;

/** Acknowledges a version of the policy. */
export const PolicyAcknowledgement = z.strictObject({ version: z.string().min(1).max(100) });
export type PolicyAcknowledgement = z.infer<typeof PolicyAcknowledgement>;

/**
 * What was erased and when, without naming whom. `hash` is the SHA-256 of all fields before it as canonical JSON (RFC 8785),
 * the hash of the receipt before it among them, so no receipt can be taken out or changed later; `signature` is Ed25519 (RFC
 * 8032) over the 32 bytes of `hash`.
 */
export const ErasureReceipt = z.strictObject({
	seq: z.number().int(),
	kind: z.enum(['job_purged', 'account_erased']),
	subject: z.string().meta({ description: 'A job’s id, or a pseudonym of the account.' }),
	at: Timestamp,
	details: z.record(z.string(), z.unknown()).meta({
		description:
			'Of a job: `reason`, `sha256` of its result, `digest` of all that was erased. Of an account: `reason`, the version of the `policy` it had acknowledged, the `erased` rows of each table, the `pseudonymised` ones.',
	}),
	previous: z.string().meta({ description: 'The `hash` of the receipt before; empty for the first.' }),
	hash: Sha256,
	signature: z.string().meta({ description: 'Ed25519, base64url.' }),
});
export type ErasureReceipt = z.infer<typeof ErasureReceipt>;

/** By which a receipt's signature is checked. */
export const ReceiptKey = z.object({
	algorithm: z.literal('Ed25519'),
	public_key: z.string().meta({ description: '32 bytes, base64url.' }),
});
export type ReceiptKey = z.infer<typeof ReceiptKey>;

/** One class of what is stored of an account, and when it goes. */
export const RetentionClass = z.object({
	class: z.string(),
	kept_for: z.string().nullable().meta({ description: 'ISO 8601 duration; null: until it is deleted.' }),
	since: z.string().meta({ description: 'From which moment that counts.' }),
	stored: z.number().int().meta({ description: 'Rows of the account that are stored now.' }),
	oldest: Timestamp.nullable(),
	next_removal: Timestamp.nullable(),
	swept_at: Timestamp.nullable().meta({ description: 'When the sweeper last looked.' }),
});
export type RetentionClass = z.infer<typeof RetentionClass>;

/** What is stored of the account now, and when each class of it dies. */
export const RetentionReport = z.object({ classes: z.array(RetentionClass) });
export type RetentionReport = z.infer<typeof RetentionReport>;
