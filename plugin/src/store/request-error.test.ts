import { describe, expect, it } from 'vitest';
import { toRequestError } from './request-error.ts';

describe('toRequestError', () => {
	it('keeps code, message and what one can do', () => {
		const error = toRequestError({
			code: 'draftsmith_quota_exceeded',
			message: 'No articles left today.',
			data: { status: 429, action: 'open_settings', resets_at: '2026-01-02T00:00:00.000Z', edit_link: '/e' },
		});
		expect(error).toEqual({
			code: 'draftsmith_quota_exceeded',
			message: 'No articles left today.',
			status: 429,
			action: 'open_settings',
			resetsAt: '2026-01-02T00:00:00.000Z',
			editLink: '/e',
			fields: {},
		});
	});

	it('finds messages by field, from the service and from WordPress', () => {
		const { fields } = toRequestError({
			code: 'x',
			message: 'y',
			data: { params: { service_url: 'No address.' }, errors: [{ path: '/body/email', message: 'No e-mail.' }, 7] },
		});
		expect(fields).toEqual({ service_url: 'No address.', email: 'No e-mail.' });
	});

	it.each([null, undefined, 'text', 7, {}, { message: '' }])('has words for %j', (thrown) => {
		expect(toRequestError(thrown)).toMatchObject({ code: 'unknown_error', status: 0 });
		expect(toRequestError(thrown).message).not.toBe('');
	});

	it('takes what an Error says', () => {
		expect(toRequestError(new Error('You are offline.')).message).toBe('You are offline.');
	});
});
