import { ContentType, JobRequest, LanguageTag, Length, PostStatus, Timestamp } from '@draftsmith/shared';
import { z } from 'zod';

const LocalId = z.int().min(1).meta({ description: 'Id of the batch on this site.' });

/** The most rows of one batch, and of one request about it. */
const MOST_ROWS = 10_000;
const MOST_ROWS_AT_ONCE = 200;

/** The most texts of a kind that are looked up at once, and the most characters of each. */
const MOST_NAMES = 200;
const LONGEST_NAME = 500;

const Budget = z
	.int()
	.min(1)
	.nullable()
	.default(null)
	.meta({ description: 'The most tokens that the articles may take together; null: no ceiling.' });

const BatchRow = z.object({
	row: z.int().min(1).max(MOST_ROWS).meta({ description: 'Its number in the batch, from 1.' }),
	title: JobRequest.shape.title,
	prompt: JobRequest.shape.prompt,
	language: LanguageTag,
	model: JobRequest.shape.model,
	content_type: ContentType,
	post_type: JobRequest.shape.post_type.unwrap(),
	post_status: PostStatus,
	tone: JobRequest.shape.tone.unwrap(),
	length: Length,
	post_date: z.iso
		.datetime({ offset: true })
		.optional()
		.meta({ description: 'When to publish; only with the status `future`, and needed with it.' }),
	author: z.int().min(1).optional().meta({ description: 'Id of the author; by default who makes the batch.' }),
	category: z.array(z.int().min(1)).max(20).optional().meta({ description: 'Ids.' }),
	tags: z.array(z.string().max(200)).max(50).optional().meta({ description: 'Names.' }),
	max_tokens: JobRequest.shape.max_tokens,
});

// What is wrong in a row is told by row and field, so the route itself asks for objects only.
const Rows = z.array(z.object({})).min(1).max(MOST_ROWS_AT_ONCE);

const Range = z.object({ low: z.int(), high: z.int() });
const Limit = z.object({ per_day: z.int(), left_today: z.int() }).nullable();
const count = z.int();

const LocalBatch = z.object({
	id: LocalId,
	request_id: z.uuid(),
	name: z.string(),
	author: z.int(),
	author_name: z.string(),
	state: z.enum(['collecting', 'running', 'paused', 'canceled', 'done']),
	pause_reason: z.enum(['user', 'budget']).nullable(),
	next: z
		.enum(['rows', 'send', 'write', 'insert', 'person', 'nothing', 'daily_cap', 'budget', 'off'])
		.meta({ description: 'What happens next, or what it waits for.' }),
	next_at: Timestamp.nullable(),
	row_count: count,
	received: z
		.array(z.array(count))
		.meta({ description: 'While it collects: first and last of the rows that are there.' }),
	counts: z.object({
		waiting: count,
		running: count,
		written: count,
		inserted: count,
		failed: count,
		canceled: count,
	}),
	used_tokens: count,
	budget_tokens: count.nullable(),
	can_delete: z.boolean(),
	created_at: Timestamp,
});

/** What the site's own routes about batches take and give. */
export const batchSchemas = {
	BatchArguments: z.object({ id: LocalId }),
	BatchRow,
	BatchRequest: z.object({
		request_id: z.uuid().meta({ description: 'Made by the browser: the same request twice makes one batch.' }),
		name: z.string().max(200).default(''),
		row_count: z.int().min(1).max(MOST_ROWS),
		budget_tokens: Budget,
		rows: Rows,
	}),
	BatchRows: z.object({ rows: Rows }),
	BatchResume: z.object({ budget_tokens: Budget }),
	BatchEstimateRequest: z.object({
		groups: z
			.array(
				z.object({
					rows: z.int().min(1).max(MOST_ROWS),
					model: JobRequest.shape.model,
					content_type: ContentType,
					language: LanguageTag,
					length: Length,
					title_characters: z.int().min(1).max(300),
					prompt_characters: z.int().min(0).max(10_000),
				}),
			)
			.min(1)
			.max(30),
	}),
	BatchEstimate: z.object({
		input_tokens: Range,
		output_tokens: Range,
		price_micro_usd: Range.nullable().meta({
			description: 'null: the price of some model is unknown. Unknown, not free.',
		}),
		ceilings: z.array(z.int()).meta({ description: 'The most tokens of one row of each group.' }),
		limits: z.object({
			requests: Limit,
			tokens: Limit,
			own_left_today: z.int().nullable(),
			own_per_day: z.int().nullable(),
		}),
	}),
	BatchOptions: z.object({
		time_zone: z.string(),
		user: z.int(),
		post_types: z.array(
			z.object({
				slug: z.string(),
				name: z.string(),
				statuses: z.array(PostStatus),
				has_categories: z.boolean(),
				has_tags: z.boolean(),
			}),
		),
		defaults: z.object({ language: z.string(), model: z.string(), content_type: z.string(), post_status: z.string() }),
	}),
	BatchNamesRequest: z.object({
		authors: z.array(z.string().max(LONGEST_NAME)).max(MOST_NAMES).default([]),
		categories: z.array(z.string().max(LONGEST_NAME)).max(MOST_NAMES).default([]),
	}),
	BatchNames: z.object({
		authors: z.array(
			z.object({
				text: z.string(),
				id: z.int().nullable().meta({ description: 'null: no author whom the user may choose, or several.' }),
				name: z.string(),
			}),
		),
		categories: z.array(
			z.object({
				text: z.string(),
				ids: z.array(z.int()),
				names: z.array(z.string()),
				unknown: z.string().nullable().meta({ description: 'The part that is no category, or several.' }),
			}),
		),
	}),
	LocalBatch,
};
