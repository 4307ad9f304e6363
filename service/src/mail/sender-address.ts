import { domainToASCII } from 'node:url';

/** Who a mail is from. */
export type SenderAddress = { name: string; address: string };

/** For mails that become files, where no address is set. */
const NOBODY: SenderAddress = { name: 'Draftsmith', address: 'draftsmith@localhost' };

/** Reads `Name <address>` or an address alone, as `DRAFTSMITH_MAIL_FROM` holds it; the settings have checked its form. */
export function readSenderAddress(from: string | undefined): SenderAddress {
	if (from === undefined) return NOBODY;
	const parts = /^(.*)<([^<>]+)>$/.exec(from.trim());
	if (!parts) return { name: 'Draftsmith', address: from.trim() };
	return { name: (parts[1] ?? '').trim().replace(/^"(.*)"$/, '$1'), address: (parts[2] ?? '').trim() };
}

/** The Message-ID of a mail (RFC 5322, section 3.6.4). The same mail has the same one however often it is sent. */
export function messageId(mailId: string, from: SenderAddress): string {
	const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
	return `<${mailId}@${domainToASCII(domain) || 'localhost'}>`;
}
