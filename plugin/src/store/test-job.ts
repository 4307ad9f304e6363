import type { LocalJob } from './types.ts';

/** A job for tests: being written, unless told otherwise. */
export function testJob(changes: Partial<LocalJob> = {}): LocalJob {
	return {
		id: 1,
		job_id: '0197a5d0-0000-7000-8000-000000000001',
		post_id: 10,
		author: 1,
		author_name: 'admin',
		batch_id: null,
		batch_row: null,
		title: 'Tea',
		state: 'processing',
		phase: 'writing',
		progress: { words: 0, target_words: 1000 },
		queue_position: null,
		model: 'outline',
		scope: 'self_hosted',
		language: 'en',
		content_type: 'article',
		post_status: 'draft',
		post_date: null,
		created_at: '2026-01-01T00:00:00.000Z',
		updated_at: '2026-01-01T00:00:00.000Z',
		finished_at: null,
		input_tokens: null,
		output_tokens: null,
		can_retry: false,
		unsent: false,
		waits_for: null,
		discarded: false,
		error: null,
		held: false,
		inserted: null,
		has_review: false,
		...changes,
	};
}

/** Where a test's article went. */
export const testInserted = { post_id: 10, edit_link: '/edit', view_link: '/view', as: 'target', note: '' } as const;
