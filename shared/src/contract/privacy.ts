import { z } from 'zod';
import { Sha256, Timestamp } from './common.ts';
import { RestrictionKind } from './registration.ts';

/** Stops all new processing for the account; reading, exporting and deleting go on. */
export const RestrictionRequest = z.strictObject({ kind: RestrictionKind });
export type RestrictionRequest = z.infer<typeof RestrictionRequest>;

/** Deletes the account with all of its sites. The e-mail address is repeated, so that it is not done by mistake. */
export const DeletionRequest = z.strictObject({ email: z.string().max(254) });
export type DeletionRequest = z.infer<typeof DeletionRequest>;

/** Acknowledges a version of the policy. */
export const PolicyAcknowledgement = z.strictObject({ version: z.string().min(1).max(100) });
export type PolicyAcknowledgement = z.infer<typeof PolicyAcknowledgement>;

/**
 * What was erased and when, without naming whom. `hash` covers all other fields and the hash of the receipt before it, so no
 * receipt can be taken out or changed later; `signature` is Ed25519 over `hash`.
 */
export const ErasureReceipt = z.object({
	seq: z.number().int(),
	kind: z.enum(['job_purged', 'account_erased']),
	subject: z.string().meta({ description: 'A job’s id, or a pseudonym of the account.' }),
	at: Timestamp,
	details: z.record(z.string(), z.unknown()),
	previous: z.string(),
	hash: Sha256,
	signature: z.string().meta({ description: 'Ed25519, base64url.' }),
});
export type ErasureReceipt = z.infer<typeof ErasureReceipt>;

/** By which a receipt's signature is checked. */
export const ReceiptKey = z.object({ algorithm: z.literal('Ed25519'), public_key: z.string() });
export type ReceiptKey = z.infer<typeof ReceiptKey>;

/** One class of what is stored of an account, and when it goes. */
export const RetentionClass = z.object({
	class: z.string(),
	kept_for: z.string().meta({ description: 'ISO 8601 duration.' }),
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
