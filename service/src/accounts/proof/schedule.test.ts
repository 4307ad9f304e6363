import { expect, test } from 'vitest';
import { delayAfter, MOST_ATTEMPTS, mayAskAgain } from './schedule.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

test('a domain is asked often at first, then daily for a week', () => {
	const delays = Array.from({ length: MOST_ATTEMPTS }, (_, index) => delayAfter(index + 1));
	expect(delays.slice(0, 6)).toEqual([10_000, MINUTE, 10 * MINUTE, 60 * MINUTE, 360 * MINUTE, DAY]);
	// The wait after the last one is not waited for.
	const total = delays.slice(0, -1).reduce((sum, delay) => sum + delay, 0);
	expect(total).toBeGreaterThan(6 * DAY);
	expect(total).toBeLessThan(7 * DAY);
});

const NOW = 1_800_000_000_000;

test.each([
	['was given up', { proof_attempts: MOST_ATTEMPTS, proof_due_at: null, proven_at: null }, true],
	['is due already', { proof_attempts: 3, proof_due_at: NOW, proven_at: null }, false],
	['was asked nine seconds ago', { proof_attempts: 2, proof_due_at: NOW + MINUTE - 9000, proven_at: null }, false],
	['was asked ten seconds ago', { proof_attempts: 2, proof_due_at: NOW + MINUTE - 10_000, proven_at: null }, true],
	['was proven nine seconds ago', { proof_attempts: 0, proof_due_at: NOW + 365 * DAY, proven_at: NOW - 9000 }, false],
	['was proven ten seconds ago', { proof_attempts: 0, proof_due_at: NOW + 365 * DAY, proven_at: NOW - 10_000 }, true],
])('a domain that %s may be asked now: %s', (_, site, expected) => {
	expect(mayAskAgain(site, NOW)).toBe(expected);
});
