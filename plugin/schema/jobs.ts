import {
	Article,
	ContentType,
	JobError,
	JobRequest,
	JobState,
	LanguageTag,
	PostStatus,
	ProviderScope,
	Timestamp,
} from '@draftsmith/shared';
import { z } from 'zod';

const LocalId = z.int().min(1).meta({ description: 'Id of the job on this site.' });

const LocalTime = z.iso.datetime({ offset: true });

const LocalJob = z.object({
	id: LocalId,
	job_id: z.string().nullable().meta({ description: 'The service’s id; null until it has accepted the request.' }),
	post_id: z.int(),
	author: z.int(),
	author_name: z.string().meta({ description: 'Empty when the user is gone.' }),
	batch_id: z.int().nullable(),
	batch_row: z.int().nullable().meta({ description: 'Its place in the batch, counted from 1.' }),
	title: z.string(),
	state: JobState,
	phase: z.string(),
	progress: z.object({ words: z.int(), target_words: z.int() }),
	queue_position: z.int().nullable(),
	model: z.string(),
	scope: ProviderScope,
	language: LanguageTag,
	content_type: ContentType,
	post_status: PostStatus,
	post_date: Timestamp.nullable(),
	created_at: Timestamp,
	updated_at: Timestamp,
	finished_at: Timestamp.nullable().meta({ description: 'When the service was done with it; null before.' }),
	input_tokens: z.int().nullable().meta({ description: 'null until the service has told.' }),
	output_tokens: z.int().nullable(),
	can_retry: z
		.boolean()
		.meta({ description: 'It failed or was canceled, and the site still has what to ask for again.' }),
	unsent: z.boolean().meta({ description: 'The service has not accepted it yet; the site keeps trying.' }),
	waits_for: z.enum(['turn', 'start', 'paused', 'daily_cap', 'budget', 'off', 'service']).nullable().meta({
		description:
			'Why it is not sent yet. `turn`: it goes by itself. `start`, `paused`, `daily_cap`, `budget`: its batch holds it. `off`: everything is turned off. `service`: the service was asked and can’t be reached. null once it was accepted or given up.',
	}),
	discarded: z.boolean(),
	error: z
		.object({
			code: z.string(),
			message: z.string().meta({ description: 'In the language of whoever asks, where the code is known.' }),
			retryable: JobError.shape.retryable,
		})
		.nullable(),
	held: z.boolean().meta({ description: 'Somebody is inserting it right now.' }),
	inserted: z
		.object({
			post_id: z.int(),
			edit_link: z.string(),
			view_link: z.string(),
			as: z.enum(['target', 'new_post', 'new_draft']),
			note: z.string(),
		})
		.nullable(),
	has_review: z.boolean().meta({
		description: 'It came into its post without an editor, and nobody has looked over its claims and warnings.',
	}),
});

const ReadJob = LocalJob.extend({
	review: Article.pick({ claims: true, warnings: true })
		.nullable()
		.meta({ description: 'What is left to be looked over, for who may edit the post that the article is in.' }),
});

const ClaimedArticle = z.object({
	job: LocalJob,
	article: Article.pick({
		title: true,
		slug: true,
		excerpt: true,
		blocks: true,
		word_count: true,
		sections: true,
		seo: true,
		claims: true,
		warnings: true,
	}).extend({ disclosure: z.string().meta({ description: 'Block markup to put after `blocks`; empty for none.' }) }),
});

/** What the site's own routes about jobs take and give. */
export const jobSchemas = {
	JobArguments: z.object({ id: LocalId }),
	JobListArguments: z.object({
		post_id: z
			.int()
			.min(1)
			.optional()
			.meta({ description: 'The newest of this post; the filters are for lists of all.' }),
		search: z.string().max(200).optional().meta({ description: 'In the title.' }),
		state: z
			.array(z.enum([...JobState.options, 'ready', 'inserted']))
			.max(10)
			.optional()
			.meta({
				description: '`ready`: written, and in no post yet. `inserted`: in its post.',
			}),
		language: z.array(z.string().max(35)).max(100).optional(),
		model: z.array(z.string().max(200)).max(100).optional(),
		author: z.array(z.int()).max(100).optional(),
		batch_id: z.int().min(1).optional(),
		after: LocalTime.optional().meta({ description: 'Asked for at this time or later.' }),
		before: LocalTime.optional().meta({ description: 'Asked for earlier than this.' }),
		include: z.array(LocalId).max(100).optional().meta({
			description: 'These only. Those that run are looked up at the service, all in one request.',
		}),
		page: z.int().min(1).max(1_000_000).default(1),
		per_page: z.int().min(1).max(100).default(20),
		orderby: z.enum(['id', 'title', 'state', 'finished_at', 'batch_row']).default('id').meta({
			description: '`batch_row`: its place in the batch, which the job that took another’s place has inherited.',
		}),
		order: z.enum(['asc', 'desc']).default('desc'),
	}),
	LocalJobList: z.object({ data: z.array(LocalJob), total: z.int(), total_pages: z.int() }),
	JobBulk: z.object({
		action: z.enum(['cancel', 'retry', 'insert', 'delete']),
		ids: z.array(LocalId).min(1).max(100),
	}),
	JobBulkResults: z.object({
		results: z.array(
			z.object({
				id: LocalId,
				job: LocalJob.nullable().meta({ description: 'As it is now; the new one of a retry; null when deleted.' }),
				error: z
					.object({ code: z.string(), message: z.string() })
					.nullable()
					.meta({ description: '`not_done`: there was no time for it; send it again.' }),
			}),
		),
	}),
	DeletedJob: z.object({ id: LocalId, deleted: z.literal(true) }),
	Submission: JobRequest.extend({
		post_id: z.int().min(1).meta({ description: 'The post that the article is for.' }),
		// The target says it; what is sent must agree.
		post_type: JobRequest.shape.post_type.unwrap().optional(),
		post_date: LocalTime.optional().meta({ description: 'When to publish; needed with the status `future`.' }),
	}),
	Holder: z.object({ holder: z.uuid().meta({ description: 'The editor’s tab.' }) }),
	LocalJob,
	ReadJob,
	ClaimedArticle,
};
