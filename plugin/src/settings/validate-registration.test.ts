import { describe, expect, it } from 'vitest';
import { hostOf, validateRegistration } from './validate-registration.ts';

const input = {
	service_url: 'http://192.168.1.5:8787',
	email: 'owner@example.com',
	name: '',
	allow_external_providers: false,
};

describe('hostOf', () => {
	it.each([
		['https://draftsmith.example.com/', 'draftsmith.example.com'],
		['http://192.168.1.5:8787', '192.168.1.5:8787'],
		['draftsmith.example.com', null],
		['ftp://example.com', null],
		['javascript:alert(1)', null],
		['', null],
	])('%s: %s', (address, host) => {
		expect(hostOf(address)).toBe(host);
	});
});

describe('validateRegistration', () => {
	it('accepts an address, an e-mail and consent', () => {
		expect(validateRegistration(input, true)).toEqual({});
	});

	it('names every field that is wrong', () => {
		expect(Object.keys(validateRegistration({ ...input, service_url: 'x', email: 'me' }, false))).toEqual([
			'service_url',
			'email',
			'consent',
		]);
	});
});
