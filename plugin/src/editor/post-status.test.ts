import { describe, expect, it } from 'vitest';
import { testInserted, testJob } from '../store/test-job.ts';
import { isDatePassed, isDraftLike, isPageBehind, statusAfterInsert } from './post-status.ts';

const date = '2026-04-01T12:00:00.000Z';
const now = Date.parse('2026-03-01T12:00:00Z');

describe('statusAfterInsert', () => {
	it.each(['auto-draft', 'draft', 'pending'])('is the one asked for while the post is %s', (current) => {
		expect(statusAfterInsert(current, testJob({ post_status: 'publish' }), null, now)).toBe('publish');
		expect(statusAfterInsert(current, testJob({ post_status: 'future' }), date, now)).toBe('future');
	});

	it.each(['publish', 'private', 'future', undefined])('is left alone when the post is %s', (current) => {
		expect(isDraftLike(current)).toBe(false);
		expect(statusAfterInsert(current, testJob({ post_status: 'publish' }), date, now)).toBe('draft');
	});

	it('never schedules for a time that is over, and says that it is', () => {
		const job = testJob({ post_status: 'future' });
		const end = Date.parse(date);
		expect(statusAfterInsert('draft', job, date, end)).toBe('draft');
		expect(statusAfterInsert('draft', job, 'no date', now)).toBe('draft');
		expect(isDatePassed('draft', job, date, end)).toBe(true);
		expect(isDatePassed('draft', job, date, end - 1)).toBe(false);
		expect(isDatePassed('publish', job, date, end)).toBe(false);
		expect(isDatePassed('draft', job, null, end)).toBe(false);
		expect(isDatePassed('draft', testJob(), date, end)).toBe(false);
	});

	it('never schedules without a date', () => {
		expect(statusAfterInsert('draft', testJob({ post_status: 'future' }), null, now)).toBe('draft');
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
