import type { Batch, BatchRow } from './api.ts';

/** What is to be uploaded. */
export interface Upload {
	/** Made once: the same upload again goes into the same batch. */
	request_id: string;
	name: string;
	budget_tokens: number | null;
	rows: readonly BatchRow[];
}

/** The requests of an upload; the real ones are in api.ts. */
export interface UploadPorts {
	create: (batch: Omit<Upload, 'rows'> & { row_count: number; rows: readonly BatchRow[] }) => Promise<Batch>;
	add: (id: number, rows: readonly BatchRow[]) => Promise<Batch>;
	resume: (id: number) => Promise<Batch>;
}

/** The most rows, and characters of JSON, of one request: PHP's limits are often 8 MB and 30 seconds. */
const MOST_ROWS = 100;
const MOST_CHARACTERS = 500_000;

/** Rows in parts that one request each can carry. */
export function toParts(rows: readonly BatchRow[]): BatchRow[][] {
	const parts: BatchRow[][] = [];
	let room = 0;
	for (const row of rows) {
		const size = JSON.stringify(row).length;
		const part = parts.at(-1);
		if (part === undefined || part.length >= MOST_ROWS || size > room) {
			parts.push([row]);
			room = MOST_CHARACTERS - size;
		} else {
			part.push(row);
			room -= size;
		}
	}
	return parts;
}

/**
 * Uploads a batch and starts it. Whatever of it is there already is not sent again, so that after an interruption the same call goes
 * on. `onProgress` gets how many rows are there. Once `signal` is aborted no further request is sent.
 * @throws what a request is rejected with, or the signal's reason
 */
export async function upload(
	whole: Upload,
	ports: UploadPorts,
	onProgress: (rows: number) => void,
	signal: AbortSignal,
): Promise<Batch> {
	const { rows, ...batch } = whole;
	signal.throwIfAborted();
	const [first = [], ...others] = toParts(rows);
	let known = await ports.create({ ...batch, row_count: rows.length, rows: first });
	const isThere = (row: number) => known.received.some(([from = 0, to = 0]) => from <= row && row <= to);
	for (const part of others) {
		if (known.state !== 'collecting') break;
		onProgress(known.received.reduce((sum, [from = 1, to = 0]) => sum + to - from + 1, 0));
		signal.throwIfAborted();
		const missing = part.filter(({ row }) => !isThere(row));
		if (missing.length > 0) known = await ports.add(known.id, missing);
	}
	onProgress(rows.length);
	signal.throwIfAborted();
	return known.state === 'collecting' ? ports.resume(known.id) : known;
}
