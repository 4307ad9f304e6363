import { z } from 'zod';
import { Id, LanguageTag, ProviderScope, Sha256, Timestamp } from './common.ts';
import { ErasureReceipt } from './privacy.ts';
import { FailedUsage, Usage } from './usage.ts';

/** The five states that WordPress's AI client and Replicate share. The last three are final. */
export const JobState = z.enum(['starting', 'processing', 'succeeded', 'failed', 'canceled']);
export type JobState = z.infer<typeof JobState>;

/** Whether the result has reached its site: `delivered` was acknowledged, `purged` expired; both hold no content. */
export const Delivery = z.enum(['pending', 'delivered', 'purged']);
export type Delivery = z.infer<typeof Delivery>;

/**
 * What a job is doing, finer than its state. `awaiting_approval`: the outline is there and nothing happens until it is approved;
 * such a job is `starting`, for no worker holds it.
 */
export const Phase = z.enum([
	'queued',
	'outlining',
	'awaiting_approval',
	'writing',
	'checking',
	'repairing',
	'describing',
	'assembling',
	'finished',
]);
export type Phase = z.infer<typeof Phase>;

export const ContentType = z.enum([
	'article',
	'how-to',
	'listicle',
	'product-description',
	'product-review',
	'comparison',
	'news',
	'faq',
	'landing-page',
	'recipe',
	'interview-questions',
	'newsletter',
]);
export type ContentType = z.infer<typeof ContentType>;

export const Tone = z.enum(['neutral', 'friendly', 'professional', 'conversational', 'enthusiastic', 'authoritative']);
export type Tone = z.infer<typeof Tone>;

export const PostStatus = z.enum(['draft', 'pending', 'private', 'publish', 'future']);
export type PostStatus = z.infer<typeof PostStatus>;

export const LengthName = z.enum(['short', 'medium', 'long']);

/** A target in words: a name, or a number from 50 to 10,000. */
export const Length = z.union([LengthName, z.number().int().min(50).max(10_000)]);
export type Length = z.infer<typeof Length>;

/** What the named lengths mean, in words. */
export const WORDS_OF_LENGTH: Record<z.infer<typeof LengthName>, number> = { short: 500, medium: 1000, long: 2000 };

export const MAX_TITLE_CHARACTERS = 300;
export const MAX_PROMPT_CHARACTERS = 10_000;

/** A request for one article. Unknown fields are refused. */
export const JobRequest = z.strictObject({
	title: z.string().trim().min(1).max(MAX_TITLE_CHARACTERS),
	prompt: z.string().trim().max(MAX_PROMPT_CHARACTERS).default(''),
	language: LanguageTag,
	model: z.string().min(1).max(200),
	content_type: ContentType.default('article'),
	post_type: z
		.string()
		.regex(/^[a-z0-9_-]{1,20}$/)
		.default('post'),
	post_status: PostStatus.default('draft'),
	tone: Tone.default('neutral'),
	length: Length.default('medium'),
	template: z
		.string()
		.regex(/^[a-z0-9]+(-[a-z0-9]+)*(@[1-9][0-9]{0,8})?$/)
		.max(60)
		.optional()
		.meta({ description: 'A template of the site, such as house-style, or one version of it: house-style@3.' }),
	outline_only: z.boolean().default(false).meta({
		description: 'Stop after the outline and wait for its approval (POST /v1/jobs/{id}/outline).',
	}),
	max_tokens: z.number().int().min(100).max(10_000_000).optional().meta({
		description: 'Ceiling of tokens read and written, over all steps and tries. The job fails rather than go above it.',
	}),
});
export type JobRequest = z.input<typeof JobRequest>;
export type JobRequestParsed = z.output<typeof JobRequest>;

/** Every code that a job of this version fails with, so that whoever shows them can have words for each. */
export const JobErrorCode = z.enum([
	'model_rate_limited',
	'model_unavailable',
	'model_refused',
	'model_timeout',
	'model_stream_cut',
	'model_truncated',
	'model_empty',
	'wrong_language',
	'placeholder',
	'repetition',
	'too_short',
	'max_tokens_reached',
	'attempts_exhausted',
	'internal_error',
	'expired',
]);
export type JobErrorCode = z.infer<typeof JobErrorCode>;

/** Why a job failed, in words that an editor can act on. Never content. `code` may be one that only a newer service knows. */
export const JobError = z.object({
	code: z.string(),
	detail: z.string(),
	retryable: z.boolean().meta({ description: 'Whether the same request may succeed when submitted again.' }),
});
export type JobError = z.infer<typeof JobError>;

/** A job as anybody with its key may see it: never its title, prompt or text. */
export const Job = z.object({
	id: Id,
	state: JobState,
	delivery: Delivery,
	phase: Phase,
	progress: z.object({
		words: z.number().int(),
		target_words: z.number().int(),
		sections: z.number().int().meta({ description: 'Sections finished.' }),
		target_sections: z.number().int().nullable().meta({ description: 'null until there is an outline.' }),
	}),
	queue_position: z.number().int().nullable().meta({
		description: 'Jobs of this site ahead of this one; null once it is running.',
	}),
	content_type: ContentType,
	language: LanguageTag,
	model: z.string(),
	scope: ProviderScope,
	post_type: z.string(),
	post_status: PostStatus,
	attempt: z.number().int(),
	usage: Usage.nullable(),
	failed_usage: FailedUsage.meta({ description: 'Tokens of calls that failed; no site is charged for them.' }),
	error: JobError.nullable(),
	version: z.number().int().meta({ description: 'Grows with each change; the ETag.' }),
	created_at: Timestamp,
	started_at: Timestamp.nullable(),
	finished_at: Timestamp.nullable(),
	expires_at: Timestamp.meta({ description: 'When content that nobody took is erased.' }),
});
export type Job = z.infer<typeof Job>;

/** A page of jobs, newest first. */
export const JobList = z.object({
	data: z.array(Job),
	has_more: z.boolean(),
	next_cursor: z.string().nullable(),
});
export type JobList = z.infer<typeof JobList>;

/** Filters of the list. `delivery=pending` is what a site asks that wants to know all its open jobs in one request. */
export const JobListQuery = z.strictObject({
	limit: z.coerce.number().int().min(1).max(1000).default(50),
	after: Id.optional().meta({ description: 'The next_cursor of the page before.' }),
	state: JobState.optional(),
	delivery: Delivery.optional(),
});
export type JobListQuery = Partial<z.output<typeof JobListQuery>>;

/** A short-lived right to follow one job live, safe to hand to a browser. */
export const EventsToken = z.object({
	url: z.string().meta({ description: 'The events URL with its token, ready for EventSource.' }),
	token: z.string(),
	expires_at: Timestamp,
});
export type EventsToken = z.infer<typeof EventsToken>;

/**
 * `event: text`: put `text` at `offset` (UTF-16 code units) and forget what stood after it; 0 starts anew. `section` is the
 * section that it belongs to, counted from 0.
 */
export const TextEvent = z.object({ offset: z.number().int(), text: z.string(), section: z.number().int() });
export type TextEvent = z.infer<typeof TextEvent>;

/** What the site holds, proven by its digest: only then is the content erased here. */
export const Acknowledgement = z.strictObject({ sha256: Sha256.optional() }).meta({
	description: 'sha256 of the result’s bytes; needed for a job that succeeded.',
});
export type Acknowledgement = z.infer<typeof Acknowledgement>;

/** What was erased, and when. */
export const Receipt = z.object({
	job_id: Id,
	delivery: Delivery,
	purged_at: Timestamp,
	sha256: Sha256.nullable(),
	receipt: ErasureReceipt.optional().meta({ description: 'The same, signed and chained.' }),
});
export type Receipt = z.infer<typeof Receipt>;
