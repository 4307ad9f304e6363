import type { SendMailOptions } from 'nodemailer';
import type { RenderedMail } from './render-mail.ts';
import { messageId, type SenderAddress } from './sender-address.ts';

export type MailParts = {
	id: string;
	from: SenderAddress;
	to: string;
	rendered: RenderedMail;
	/** BCP 47. */
	language: string;
	/** ms */
	now: number;
	/** Of a mail that the owner can do without. */
	unsubscribeUrl: string | undefined;
};

/** A mail with its headers. Addresses are given in parts, so that no value is ever parsed into a second recipient. */
export function composeMail(parts: MailParts): SendMailOptions {
	const { id, from, to, rendered, unsubscribeUrl } = parts;
	return {
		messageId: messageId(id, from),
		date: new Date(parts.now),
		from,
		to: { name: '', address: to },
		// Told apart, for a quoted local part may hold what looks like another address.
		envelope: { from: from.address, to },
		...rendered,
		headers: {
			// RFC 3834: answers of machines to machines end here.
			'Auto-Submitted': 'auto-generated',
			'Content-Language': parts.language,
			...(unsubscribeUrl === undefined ? {} : listHeaders(unsubscribeUrl)),
		},
		disableFileAccess: true,
		disableUrlAccess: true,
	};
}

/** RFC 2369, and RFC 8058 for mail programs that unsubscribe with one click, which asks for https. */
function listHeaders(url: string): Record<string, string> {
	const list = { 'List-Unsubscribe': `<${url}>` };
	return url.startsWith('https:') ? { ...list, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : list;
}
