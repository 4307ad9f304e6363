import { expect, test } from 'vitest';
import type { Batch } from './api.ts';
import { isMoving } from './is-moving.ts';

const batch = (changes: Partial<Omit<Batch, 'counts'>>, counts: Partial<Batch['counts']> = {}): Batch => ({
	id: 7,
	request_id: '',
	name: '',
	author: 1,
	author_name: '',
	state: 'done',
	pause_reason: null,
	next: 'nothing',
	next_at: null,
	row_count: 3,
	received: [],
	counts: { waiting: 0, running: 0, written: 0, inserted: 0, failed: 0, canceled: 0, ...counts },
	used_tokens: 0,
	budget_tokens: null,
	can_delete: false,
	created_at: '',
	...changes,
});

test.each([
	['running', batch({ state: 'running' }), true],
	['done, with a row that was asked for again', batch({}, { running: 1 }), true],
	['canceled, with an article about to be inserted', batch({ state: 'canceled' }, { written: 1 }), true],
	['done, with one that waits for a person', batch({ next: 'person' }, { written: 1 }), false],
	['paused', batch({ state: 'paused' }, { waiting: 2 }), false],
	['not started', batch({ state: 'collecting', next: 'rows' }, { waiting: 2 }), false],
	['done', batch({}, { inserted: 3 }), false],
])('%s: %#', (_, asked, expected) => {
	expect(isMoving(asked)).toBe(expected);
});
