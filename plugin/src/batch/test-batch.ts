import type { Batch } from './api.ts';

/** A batch that collects its rows, for tests. */
export function testBatch(changes: Partial<Batch> = {}): Batch {
	return {
		id: 7,
		request_id: 'request',
		name: 'Breads',
		author: 1,
		author_name: 'admin',
		state: 'collecting',
		pause_reason: null,
		next: 'rows',
		next_at: null,
		row_count: 0,
		received: [],
		counts: { waiting: 0, running: 0, written: 0, inserted: 0, failed: 0, canceled: 0 },
		used_tokens: 0,
		budget_tokens: null,
		can_delete: false,
		created_at: '2026-08-14T10:00:00Z',
		...changes,
	};
}
