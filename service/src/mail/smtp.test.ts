import { expect, test } from 'vitest';
import { isLoopback, openSmtp, readSmtpUrl } from './smtp.ts';

test('the parts of an address are read', () => {
	expect(readSmtpUrl('smtp://mail.example.com')).toEqual({ host: 'mail.example.com', port: 587, secure: false });
	expect(readSmtpUrl('smtps://mail.example.com')).toEqual({ host: 'mail.example.com', port: 465, secure: true });
	expect(readSmtpUrl('smtp://us%40er:p%3Aw%2F@[::1]:2525')).toEqual({
		host: '::1',
		port: 2525,
		secure: false,
		auth: { user: 'us@er', pass: 'p:w/' },
	});
});

test('only this machine is spoken to without TLS', async () => {
	for (const host of ['localhost', '127.0.0.1', '127.8.9.10', '::1']) expect(isLoopback(host)).toBe(true);
	for (const host of ['mail.localhost.example', '127.0.0.1.example.com', '10.0.0.1', '::2', '1127.0.0.1', '0.0.0.0']) {
		expect(isLoopback(host)).toBe(false);
		const { options } = await openSmtp({ host, port: 25, secure: false });
		expect(options).toMatchObject({ requireTLS: true, ignoreTLS: false });
	}
});
