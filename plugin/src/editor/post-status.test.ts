import { describe, expect, it } from 'vitest';
import { testInserted, testJob } from '../store/test-job.ts';
import { isDraftLike, isPageBehind, statusAfterInsert } from './post-status.ts';

const date = '2026-04-01T12:00:00.000Z';

describe('statusAfterInsert', () => {
	it.each(['auto-draft', 'draft', 'pending'])('is the one asked for while the post is %s', (current) => {
		expect(statusAfterInsert(current, testJob({ post_status: 'publish' }), null)).toBe('publish');
		expect(statusAfterInsert(current, testJob({ post_status: 'future' }), date)).toBe('future');
	});

	it.each(['publish', 'private', 'future', undefined])('is left alone when the post is %s', (current) => {
		expect(isDraftLike(current)).toBe(false);
		expect(statusAfterInsert(current, testJob({ post_status: 'publish' }), date)).toBe('draft');
	});

	it('never schedules without a date', () => {
		expect(statusAfterInsert('draft', testJob({ post_status: 'future' }), null)).toBe('draft');
	});
});

describe('isPageBehind', () => {
	const post = testInserted.post_id;

	it('is true when the article came into this very post from elsewhere', () => {
		expect(isPageBehind(testJob({ inserted: testInserted }), post, 0)).toBe(true);
	});

	it('is false when this page saved it, when it is in another post, and before it is anywhere', () => {
		expect(isPageBehind(testJob({ inserted: testInserted }), post, 1)).toBe(false);
		expect(isPageBehind(testJob({ inserted: { ...testInserted, post_id: 99 } }), post, 0)).toBe(false);
		expect(isPageBehind(testJob(), post, 0)).toBe(false);
	});
});
