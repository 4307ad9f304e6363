import { expect, test } from 'vitest';
import { smtpFailure } from './smtp-failure.ts';

function failure(fields: Record<string, unknown>): Error {
	return Object.assign(new Error('550 <owner@example.org>: no such user'), fields);
}

test.each([
	['a refused recipient', { code: 'EENVELOPE', responseCode: 550, permanent: true }, 'failed', 'smtp_550'],
	['a refused message', { code: 'EMESSAGE', responseCode: 554, permanent: true }, 'failed', 'smtp_554'],
	['a recipient that is put off', { code: 'EENVELOPE', responseCode: 451, permanent: false }, 'again', 'smtp_451'],
	['a login that is wanted', { code: 'EENVELOPE', responseCode: 530, permanent: true }, 'again', 'smtp_530'],
	['a wrong password', { code: 'EAUTH', responseCode: 535, permanent: true }, 'again', 'smtp_535'],
	['a server that greets nobody', { code: 'EPROTOCOL', responseCode: 554, permanent: true }, 'again', 'smtp_554'],
	['an address that is none', { code: 'EENVELOPE' }, 'failed', 'bad_address'],
	['a connection that is refused', { code: 'ESOCKET' }, 'again', 'connection'],
	['a delivery that takes too long', { code: 'EABORT' }, 'again', 'timeout'],
	['a server without TLS', { code: 'ETLS', responseCode: 500, permanent: true }, 'again', 'tls'],
	[
		'a certificate that does not hold',
		{ code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
		'again',
		'tls',
	],
	['a name that nobody knows', { code: 'EDNS' }, 'again', 'dns'],
	['a full disk', { code: 'ENOSPC' }, 'again', 'connection'],
] as const)('%s', (_name, fields, end, code) => {
	expect(smtpFailure(failure(fields))).toEqual({ end, code });
});

test('what is no error is one that may pass', () => {
	expect(smtpFailure('550')).toEqual({ end: 'again', code: 'connection' });
});
