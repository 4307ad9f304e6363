import type { Batch } from './api.ts';

/** Whether something of a batch may change without a person: it goes on by itself, or a row of it that was asked for again does. */
export function isMoving({ state, next, counts }: Batch): boolean {
	if (state === 'collecting') return false;
	if (state === 'running' || counts.running > 0) return true;
	// Those that could not become posts by themselves wait for somebody.
	return counts.written > 0 && next !== 'person';
}
