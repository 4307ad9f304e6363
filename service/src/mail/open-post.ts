import { openMailFolder } from './mail-folder.ts';
import type { Post } from './post.ts';
import { openSmtp, readSmtpUrl } from './smtp.ts';

/** The mail server where one is set, else the folder `mails` of the data folder. */
export function openPost(smtpUrl: string | undefined, dataFolder: string): Post {
	if (smtpUrl === undefined) return openMailFolder(dataFolder);
	const settings = readSmtpUrl(smtpUrl);
	let transport: ReturnType<typeof openSmtp> | undefined;
	return {
		send: async (_mailId, mail, signal) => {
			transport ??= openSmtp(settings);
			await (await transport).sendMail({ ...mail, signal });
		},
		close: async () => (await transport)?.close(),
	};
}
