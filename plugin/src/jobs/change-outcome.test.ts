import { describe, expect, it, vi } from 'vitest';
import { testJob } from '../store/test-job.ts';
import { changeOutcome } from './change-outcome.ts';

const tea = testJob({ id: 1, title: 'Tea' });
const rye = testJob({ id: 2, title: 'Rye' });

vi.stubGlobal('document', { documentElement: { lang: 'en' } });

describe('changeOutcome', () => {
	it('counts what was done', () => {
		const results = [
			{ id: 1, job: tea, error: null },
			{ id: 2, job: null, error: null },
		];
		expect(changeOutcome('delete', [tea, rye], results)).toEqual({
			done: '2 articles are removed from the list.',
			refused: [],
		});
		expect(changeOutcome('retry', [tea], results).done).toBe('1 article is being written again.');
		expect(changeOutcome('cancel', [tea], results).done).toBe('1 article is canceled.');
		expect(changeOutcome('insert', [tea], results).done).toBe('1 article is inserted.');
	});

	it('names each that was left, and why', () => {
		const results = [
			{ id: 1, job: tea, error: null },
			{ id: 2, job: rye, error: { code: 'x', message: 'It is inserted already.' } },
		];
		expect(changeOutcome('cancel', [tea, rye], results)).toEqual({
			done: '1 article is canceled.',
			refused: [{ id: 2, title: 'Rye', reason: 'It is inserted already.' }],
		});
	});

	it('does not call canceled what was faster', () => {
		const written = testJob({ id: 1, title: 'Tea', state: 'succeeded' });
		expect(changeOutcome('cancel', [tea], [{ id: 1, job: written, error: null }])).toEqual({
			done: '',
			refused: [{ id: 1, title: 'Tea', reason: 'It was written before it could be canceled.' }],
		});
	});

	it('takes no answer for no change', () => {
		expect(changeOutcome('insert', [tea], [])).toEqual({
			done: '',
			refused: [{ id: 1, title: 'Tea', reason: 'Nothing is known of it. Try again.' }],
		});
	});
});
