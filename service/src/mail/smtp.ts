/** How to reach a mail server. */
export type SmtpSettings = { host: string; port: number; secure: boolean; auth?: { user: string; pass: string } };

/** Mails that are sent at the same time, and so the connections to the server. */
export const SMTP_CONNECTIONS = 4;

/** How long to wait for a server, ms. A delivery as a whole has a limit of its own. */
const TIMEOUTS = { connectionTimeout: 15_000, greetingTimeout: 15_000, dnsTimeout: 15_000, socketTimeout: 30_000 };

/** Reads `smtp://user:password@host:port` or `smtps://…`. */
export function readSmtpUrl(address: string): SmtpSettings {
	const url = new URL(address);
	const secure = url.protocol === 'smtps:';
	const user = decodeURIComponent(url.username);
	return {
		host: url.hostname.replace(/^\[|\]$/g, ''),
		port: Number(url.port) || (secure ? 465 : 587),
		secure,
		...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(url.password) } }),
	};
}

/** Whether a host is this machine, so that what is sent to it crosses no network. */
export function isLoopback(host: string): boolean {
	return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * A pool of connections to a mail server. Beyond this machine nothing is sent without TLS and a certificate that holds
 * (RFC 8314); on it, no certificate would prove anything.
 */
export async function openSmtp(settings: SmtpSettings) {
	// A service that sends no mail, and every command, starts without it.
	const { createTransport } = await import('nodemailer');
	const here = isLoopback(settings.host);
	return createTransport({
		...settings,
		...TIMEOUTS,
		pool: true,
		maxConnections: SMTP_CONNECTIONS,
		// There is one loop of retries, and it is the outbox.
		maxRequeues: 0,
		requireTLS: !settings.secure && !here,
		ignoreTLS: !settings.secure && here,
		tls: { minVersion: 'TLSv1.2' },
		disableFileAccess: true,
		disableUrlAccess: true,
	});
}
