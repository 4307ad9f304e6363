import { expect, test } from 'vitest';
import type { Batch } from './api.ts';
import { isMoving } from './is-moving.ts';
import { testBatch } from './test-batch.ts';

const nobody: Batch['counts'] = { waiting: 0, running: 0, written: 0, inserted: 0, failed: 0, canceled: 0 };
const batch = (changes: Partial<Omit<Batch, 'counts'>>, counts: Partial<Batch['counts']> = {}): Batch =>
	testBatch({ state: 'done', next: 'nothing', row_count: 3, ...changes, counts: { ...nobody, ...counts } });

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
