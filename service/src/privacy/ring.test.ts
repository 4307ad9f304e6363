import { createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { ACTIVATION_DELAY, createRing } from './ring.ts';

const BEGIN = 1_000_000_000;

function keyOf(id: number, createdAt: number) {
	return { id, createdAt, key: createSecretKey(Buffer.alloc(32, id)) };
}

test('a new key wraps once it is old enough, and can open at once', () => {
	let now = BEGIN;
	const ring = createRing({ now: () => now }, [keyOf(2, BEGIN), keyOf(1, BEGIN - 10 * ACTIVATION_DELAY)]);
	expect(ring.find(2)?.id).toBe(2);
	expect(ring.active().id).toBe(1);
	now += ACTIVATION_DELAY - 1;
	expect(ring.active().id).toBe(1);
	now += 1;
	expect(ring.active().id).toBe(2);
});

test('the only key wraps at once, and a clock that goes back leaves the first one', () => {
	let now = BEGIN;
	const ring = createRing({ now: () => now }, [keyOf(1, BEGIN)]);
	expect(ring.active().id).toBe(1);
	ring.replace([keyOf(1, BEGIN), keyOf(2, BEGIN + 1), keyOf(3, BEGIN + 2)]);
	now = BEGIN - 365 * 86_400_000;
	expect(ring.active().id).toBe(1);
	now = BEGIN + 2 + ACTIVATION_DELAY;
	expect(ring.active().id).toBe(3);
});

test('a key that was taken from the ring is forgotten', () => {
	const ring = createRing({ now: () => BEGIN }, [keyOf(1, 0), keyOf(2, 0)]);
	ring.replace([keyOf(2, 0)]);
	expect(ring.find(1)).toBeUndefined();
	expect(ring.all().map(({ id }) => id)).toEqual([2]);
});
