import { expect, test } from 'vitest';
import { newId } from './random.ts';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A clock that stands still at `at`, ms since 1970. */
const still = (at: number) => ({ now: () => at });

test('an id is a UUID of version 7 that carries its time', () => {
	const at = Date.UTC(2026, 10, 22, 10, 30, 0, 123);
	const id = newId(still(at));
	expect(id).toMatch(UUID_V7);
	expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at);
});

test('ids of one millisecond sort in the order they were made in', () => {
	const ids = Array.from({ length: 2048 }, () => newId(still(1_700_000_000_000)));
	expect(ids).toEqual([...ids].sort());
});

test('no id comes twice, not even where one millisecond asks for more than the counter holds', () => {
	const ids = Array.from({ length: 10_000 }, () => newId(still(1_700_000_000_001)));
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids.every((id) => UUID_V7.test(id))).toBe(true);
});

test('a later millisecond comes after an earlier one', () => {
	for (let at = 1_700_000_000_002; at < 1_700_000_001_002; at++) {
		expect(newId(still(at)) < newId(still(at + 1))).toBe(true);
	}
});
