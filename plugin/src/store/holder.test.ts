import { describe, expect, it } from 'vitest';
import { randomUuid } from './holder.ts';

describe('randomUuid', () => {
	it('is a version 4 UUID, another one each time', () => {
		const made = new Set(Array.from({ length: 100 }, randomUuid));
		expect(made.size).toBe(100);
		for (const uuid of made)
			expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	});
});
