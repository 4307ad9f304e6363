import type { SendMailOptions } from 'nodemailer';

/** What takes mails away. */
export type Post = {
	/** @throws what nodemailer or the file system throws, with a `code` */
	send: (mailId: string, mail: SendMailOptions, signal: AbortSignal) => Promise<void>;
	/** Closes every connection, those in the middle of a mail too. */
	close: () => Promise<void>;
};
