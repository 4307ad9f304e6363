import { expect } from 'vitest';
import { z } from 'zod';
import type { Credentials, WordPressSite } from '../../wordpress/index.ts';
import { callPlugin } from './local-job.ts';
import { BAKER } from './world.ts';

const Counts = z.object({
	waiting: z.number(),
	running: z.number(),
	written: z.number(),
	inserted: z.number(),
	failed: z.number(),
	canceled: z.number(),
});

/** What the site says of a batch, as far as the tests look at it. */
export const LocalBatch = z.looseObject({
	id: z.number(),
	state: z.string(),
	pause_reason: z.string().nullable(),
	next: z.string(),
	next_at: z.string().nullable(),
	row_count: z.number(),
	received: z.array(z.array(z.number())),
	counts: Counts,
	used_tokens: z.number(),
	budget_tokens: z.number().nullable(),
	can_delete: z.boolean(),
});
export type LocalBatch = z.infer<typeof LocalBatch>;

/** A row of a batch; the fields given win. */
export function rowOf(row: number, fields: Record<string, unknown> = {}): Record<string, unknown> {
	return {
		row,
		title: `Bread number ${row}`,
		prompt: 'CANARY-PROMPT for beginners',
		language: 'en',
		model: BAKER,
		content_type: 'article',
		post_type: 'post',
		post_status: 'draft',
		tone: 'neutral',
		length: 'short',
		...fields,
	};
}

/** The body that makes a batch of these rows, under an id that no other has. */
export function batchOf(
	rows: Record<string, unknown>[],
	fields: Record<string, unknown> = {},
): Record<string, unknown> {
	return { request_id: crypto.randomUUID(), name: 'Breads', row_count: rows.length, rows, ...fields };
}

/** Calls a route that answers with a batch. An answer that is none fails the test and shows what came. */
export async function askForBatch(
	site: WordPressSite,
	path: string,
	request: { method?: 'GET' | 'POST'; body?: unknown; user?: Credentials } = {},
): Promise<LocalBatch> {
	const { status, json } = await callPlugin(site, `/batches${path}`, request);
	expect(status, JSON.stringify(json)).toBeLessThan(300);
	return LocalBatch.parse(json);
}

/** Makes a batch, and starts it. */
export async function startBatch(
	site: WordPressSite,
	rows: Record<string, unknown>[],
	fields: Record<string, unknown> = {},
	user?: Credentials,
): Promise<LocalBatch> {
	const as = user === undefined ? {} : { user };
	const { id } = await askForBatch(site, '', { method: 'POST', body: batchOf(rows, fields), ...as });
	return askForBatch(site, `/${id}/resume`, { method: 'POST', ...as });
}
