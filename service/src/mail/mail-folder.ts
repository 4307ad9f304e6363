import { rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../platform/make-folder.ts';
import type { Post } from './post.ts';

/** Where mails are put as files while there is no mail server. */
export function mailFolder(dataFolder: string): string {
	return join(dataFolder, 'mails');
}

function mailFile(dataFolder: string, mailId: string): string {
	return join(mailFolder(dataFolder), `${mailId}.eml`);
}

/** Removes the files of mails, where there are any: with what is known of a mail, its file goes too. */
export function removeMailFiles(dataFolder: string, mailIds: readonly string[]): void {
	for (const id of mailIds) rmSync(mailFile(dataFolder, id), { force: true });
}

/** Writes each mail as a file `ID.eml` (RFC 5322) that only this user can read; the same mail again is the same file. */
export function openMailFolder(dataFolder: string): Post {
	return {
		send: async (mailId, mail) => {
			const { createTransport } = await import('nodemailer');
			const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
			const { message } = await transport.sendMail(mail);
			if (!Buffer.isBuffer(message)) throw new Error('the mail was not made in memory');
			makeFolder(mailFolder(dataFolder));
			const path = mailFile(dataFolder, mailId);
			// Under its name it is whole, whenever somebody looks.
			const draft = await open(`${path}.part`, 'w', 0o600);
			try {
				await draft.writeFile(message);
				await draft.sync();
			} finally {
				await draft.close();
			}
			await rename(`${path}.part`, path);
		},
		close: async () => undefined,
	};
}
