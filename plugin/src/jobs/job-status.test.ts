import { describe, expect, it, vi } from 'vitest';
import { testInserted, testJob } from '../store/test-job.ts';
import type { LocalJob } from '../store/types.ts';
import { isMoving, jobProgress, jobStatus } from './job-status.ts';

vi.stubGlobal('document', { documentElement: { lang: 'en' } });

describe('jobStatus', () => {
	it.each([
		[{ state: 'starting', unsent: true, waits_for: 'service', job_id: null }, 'Not sent yet', 'waiting'],
		[{ state: 'starting', unsent: true, waits_for: 'turn', job_id: null }, 'Waiting', 'waiting'],
		[{ state: 'starting', unsent: true, waits_for: 'paused', job_id: null }, 'Waiting', 'waiting'],
		[{ state: 'starting', unsent: true, discarded: true, job_id: null }, 'Canceled', 'over'],
		[{ state: 'starting', queue_position: 3 }, 'Waiting for its turn', 'waiting'],
		[{ state: 'processing', phase: 'writing' }, 'Writing', 'busy'],
		[{ state: 'processing', phase: 'awaiting_approval' }, 'Waiting for the outline to be approved', 'ready'],
		[{ state: 'succeeded' }, 'Ready to insert', 'ready'],
		[{ state: 'succeeded', held: true }, 'Being inserted', 'busy'],
		[{ state: 'succeeded', discarded: true }, 'Discarded', 'over'],
		[{ state: 'succeeded', inserted: testInserted }, 'In its post', 'done'],
		[{ state: 'succeeded', inserted: { ...testInserted, as: 'new_draft' } }, 'In a new draft', 'done'],
		[{ state: 'canceled' }, 'Canceled', 'over'],
		[{ state: 'failed' }, 'Failed', 'failed'],
	] as const)('of %o is %s', (changes, label, tone) => {
		expect(jobStatus(testJob(changes))).toMatchObject({ label, tone });
	});

	it('says how far it is', () => {
		const progress = { words: 250, target_words: 1000 };
		expect(jobStatus(testJob({ progress })).detail).toBe('250 of 1,000 words');
		expect(jobStatus(testJob({ progress: { words: 0, target_words: 0 } })).detail).toBe('');
		expect(jobStatus(testJob({ state: 'starting', queue_position: 3 })).detail).toBe('3 articles before it');
		expect(jobStatus(testJob({ state: 'starting', queue_position: 0 })).detail).toBe('');
	});

	it('tells of an outage only where sending failed, and otherwise what the request waits for', () => {
		const told = (waits_for: LocalJob['waits_for'], error: LocalJob['error'] = null) =>
			jobStatus(testJob({ state: 'starting', unsent: true, waits_for, error })).detail;
		const limit = { code: 'queue_full', message: 'Too many articles are unfinished.', retryable: true };
		expect(told('service')).toBe('This site keeps trying to reach the service.');
		expect(told('service', limit)).toBe(limit.message);
		expect(told('turn')).toBe('It is sent by itself when its turn comes.');
		expect(told('turn', limit)).toBe(limit.message);
		expect(told('paused', limit)).toBe('Its batch is paused.');
		const reasons = (['start', 'paused', 'daily_cap', 'budget', 'off', 'turn'] as const).map((reason) => told(reason));
		expect(new Set(reasons).size).toBe(reasons.length);
		for (const reason of reasons) expect(reason).not.toContain('service');
	});

	it('says why not', () => {
		const error = { code: 'x', message: 'The model is gone.', retryable: true };
		expect(jobStatus(testJob({ state: 'failed', error })).detail).toBe('The model is gone.');
	});
});

describe('jobProgress', () => {
	it('is a share of the words asked for, and never more than all', () => {
		const at = (words: number, target_words: number) => jobProgress(testJob({ progress: { words, target_words } }));
		expect(at(250, 1000)).toBe(0.25);
		expect(at(1250, 1000)).toBe(1);
		expect(at(0, 0)).toBeNull();
		expect(jobProgress(testJob({ state: 'starting' }))).toBeNull();
	});
});

describe('isMoving', () => {
	it('holds until it is written, and while it is inserted', () => {
		expect(isMoving(testJob())).toBe(true);
		expect(isMoving(testJob({ state: 'succeeded' }))).toBe(false);
		expect(isMoving(testJob({ state: 'succeeded', held: true }))).toBe(true);
	});
});
