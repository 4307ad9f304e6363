import type { ContentType, Length, PostStatus, Tone } from '@draftsmith/shared';
import apiFetch from '@wordpress/api-fetch';
import type { LocalJob } from '../store/types.ts';

/** A batch as this site's REST API shows it; `BatchRequest` and the others are the shapes of plugin/schema/batches.ts. */
export interface Batch {
	id: number;
	request_id: string;
	name: string;
	author: number;
	author_name: string;
	state: 'collecting' | 'running' | 'paused' | 'canceled' | 'done';
	pause_reason: 'user' | 'budget' | null;
	/** What happens next, or what it waits for. */
	next: 'rows' | 'send' | 'write' | 'insert' | 'person' | 'nothing' | 'daily_cap' | 'budget' | 'off';
	next_at: string | null;
	row_count: number;
	/** While it collects: first and last of the rows that are there. */
	received: readonly (readonly number[])[];
	counts: { waiting: number; running: number; written: number; inserted: number; failed: number; canceled: number };
	used_tokens: number;
	budget_tokens: number | null;
	can_delete: boolean;
	created_at: string;
}

/** A row as it is submitted. */
export interface BatchRow {
	row: number;
	title: string;
	prompt: string;
	language: string;
	model: string;
	content_type: ContentType;
	post_type: string;
	post_status: PostStatus;
	tone: Tone;
	length: Length;
	/** RFC 3339; with `post_status` `future` only. */
	post_date?: string;
	author?: number;
	category?: readonly number[];
	tags?: readonly string[];
	max_tokens?: number;
}

/** What rows can name on this site. */
export interface Options {
	/** As PHP names it: `Europe/Vilnius` or `+05:30`. */
	time_zone: string;
	user: number;
	post_types: readonly PostType[];
	/** What the owner has set; empty for the service's choice. */
	defaults: { language: string; model: string; content_type: string; post_status: string };
}

/** A type of post that the user may make. */
export interface PostType {
	slug: string;
	name: string;
	statuses: readonly PostStatus[];
	has_categories: boolean;
	has_tags: boolean;
}

/** Texts of rows that name authors and categories. */
export interface NameTexts {
	authors: readonly string[];
	categories: readonly string[];
}

/** What such texts stand for. */
export interface FoundNames {
	/** `id` null: no author whom the user may choose, or several. */
	authors: readonly { text: string; id: number | null; name: string }[];
	/** `unknown`: the part that is no category, or several. */
	categories: readonly {
		text: string;
		ids: readonly number[];
		names: readonly string[];
		unknown: string | null;
	}[];
}

/** Rows that take the same. */
export interface Group {
	rows: number;
	model: string;
	content_type: ContentType;
	language: string;
	length: Length;
	title_characters: number;
	prompt_characters: number;
}

/** A range of numbers. */
export interface Range {
	low: number;
	high: number;
}

/** A number a day, and what is left of it today. */
export interface DayLimit {
	per_day: number;
	left_today: number;
}

/** What a batch would take. */
export interface Estimate {
	input_tokens: Range;
	output_tokens: Range;
	/** Millionths of a US dollar; null when some price is unknown. */
	price_micro_usd: Range | null;
	/** The most tokens of one row of each group. */
	ceilings: readonly number[];
	limits: {
		requests: DayLimit | null;
		tokens: DayLimit | null;
		own_left_today: number | null;
		own_per_day: number | null;
	};
}

/** A page of a batch's rows. */
export interface JobPage {
	data: LocalJob[];
	total: number;
	total_pages: number;
}

const base = '/draftsmith/v1/batches';

const send = <Answer>(path: string, data?: object) =>
	apiFetch<Answer>({ path, method: 'POST', ...(data ? { data } : {}) });

/** The newest batches. */
export const fetchBatches = () => apiFetch<{ data: Batch[] }>({ path: base });

/** One batch. */
export const fetchBatch = (id: number) => apiFetch<Batch>({ path: `${base}/${id}` });

/** What rows can name on this site. */
export const fetchOptions = () => apiFetch<Options>({ path: `${base}/options` });

/** What the names in rows stand for. */
export const fetchNames = (texts: NameTexts) => send<FoundNames>(`${base}/names`, texts);

/** What a batch would take. */
export const fetchEstimate = (groups: readonly Group[]) => send<Estimate>(`${base}/estimate`, { groups });

/** Makes a batch of its first rows; again with the same `request_id`, gives the same one. */
export const createBatch = (batch: {
	request_id: string;
	name: string;
	row_count: number;
	budget_tokens: number | null;
	rows: readonly BatchRow[];
}) => send<Batch>(base, batch);

/** Adds rows; those that are there stay as they are. */
export const addRows = (id: number, rows: readonly BatchRow[]) => send<Batch>(`${base}/${id}/rows`, { rows });

/** Starts a batch, or goes on with it, with a new budget if one is given. */
export const resumeBatch = (id: number, budget_tokens: number | null = null) =>
	send<Batch>(`${base}/${id}/resume`, { budget_tokens });

/** Sends nothing more of a batch for now. */
export const pauseBatch = (id: number) => send<Batch>(`${base}/${id}/pause`);

/** Cancels what of a batch is not written yet. */
export const cancelBatch = (id: number) => send<Batch>(`${base}/${id}/cancel`);

/** Deletes a batch; its posts stay. */
export const deleteBatch = (id: number) => apiFetch<{ deleted: boolean }>({ path: `${base}/${id}`, method: 'DELETE' });

/** A page of a batch's rows, in their order: a row that was asked for again keeps its place. */
export const fetchRows = (id: number, page: number, state: string) =>
	apiFetch<JobPage>({
		path: `/draftsmith/v1/jobs?batch_id=${id}&per_page=50&page=${page}&orderby=batch_row&order=asc${state === '' ? '' : `&state[]=${state}`}`,
	});

/** Asks for the article of a row again. */
export const retryRow = (id: number) => send<LocalJob>(`/draftsmith/v1/jobs/${id}/retry`);
