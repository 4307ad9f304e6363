import type { Outcome } from './outbox.ts';

/** What kept us from handing a mail over, where the server has said nothing about the mail itself. */
export type SmtpFault = 'timeout' | 'authentication' | 'tls' | 'dns' | 'connection';

/** Replies that concern us and not the message: the operator mends the set-up, and the mail is still wanted (RFC 4954, section 6). */
const OUR_OWN_FAULT = [530, 534, 535, 538];

/** How Node and OpenSSL name what is wrong with a certificate or a handshake. */
const TLS_CODE = /CERT|SSL|TLS|EPROTO|UNABLE_TO_/;

/**
 * What becomes of a mail that the server did not take. The server refused this recipient or message for good (5yz to `MAIL FROM`,
 * `RCPT TO` or `DATA`; RFC 5321, section 4.2.1): failed. Whatever else may pass, or is ours to mend: again.
 *
 * Of what the server said, only the reply's number is kept: its text may name the recipient.
 */
export function smtpFailure(error: unknown): Outcome {
	const code = textOf(error, 'code');
	const reply = replyOf(error);
	const permanent = error instanceof Error && 'permanent' in error && error.permanent === true;
	const isAboutThis = code === 'EENVELOPE' || code === 'EMESSAGE';
	if (permanent && isAboutThis && reply !== undefined && !OUR_OWN_FAULT.includes(reply)) {
		return { end: 'failed', code: `smtp_${reply}` };
	}
	// An address that no server was asked about: it can't be written down in SMTP.
	if (code === 'EENVELOPE' && reply === undefined) return { end: 'failed', code: 'bad_address' };
	const fault = smtpFault(error);
	return { end: 'again', code: fault === 'tls' || reply === undefined ? fault : `smtp_${reply}` };
}

/** The fault behind an error of nodemailer. */
export function smtpFault(error: unknown): SmtpFault {
	const code = textOf(error, 'code');
	if (code === 'ETLS' || TLS_CODE.test(textOf(error, 'originalCode'))) return 'tls';
	if (code === 'EABORT' || code === 'ETIMEDOUT') return 'timeout';
	if (code === 'EAUTH' || code === 'ENOAUTH') return 'authentication';
	return code === 'EDNS' ? 'dns' : 'connection';
}

function textOf(error: unknown, name: 'code' | 'originalCode'): string {
	if (!(error instanceof Error)) return '';
	const value: unknown = Reflect.get(error, name);
	return typeof value === 'string' ? value : '';
}

function replyOf(error: unknown): number | undefined {
	const found = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined;
	return typeof found === 'number' ? found : undefined;
}
