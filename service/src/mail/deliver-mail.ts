import type { Clock } from '../platform/clock.ts';
import { describeError, type Log } from '../platform/log.ts';
import type { Sealer } from '../privacy/index.ts';
import type { Database } from '../store/index.ts';
import { composeMail } from './compose-mail.ts';
import { isMailKind, MAIL_RULES, MailContent } from './mail.ts';
import type { Message, Outcome } from './outbox.ts';
import type { Post } from './post.ts';
import { renderMail } from './render-mail.ts';
import type { SenderAddress } from './sender-address.ts';
import { smtpFailure } from './smtp-failure.ts';
import { mailLanguage } from './templates/index.ts';

export type MailDelivery = {
	db: Database;
	clock: Clock;
	log: Log;
	sealer: Sealer;
	post: Post;
	from: SenderAddress;
	/** The address at which an account's owner ends optional mails. */
	unsubscribeUrl: (accountId: string) => string;
};

/** Writes a mail and hands it to the post. What was written is kept nowhere. */
export async function deliverMail(context: MailDelivery, message: Message, signal: AbortSignal): Promise<Outcome> {
	const { clock, from, post } = context;
	const { id, kind, account_id: accountId } = message;
	if (!isMailKind(kind)) return { end: 'failed', code: 'unknown_kind' };
	const rules = MAIL_RULES[kind];
	if (clock.now() > message.created_at + rules.usefulFor) return { end: 'failed', code: 'too_late' };
	if (rules.optional && accountId !== null && !(await wantsNotices(context.db, accountId))) return { end: 'dropped' };
	const content = openContent(context, message);
	if (!content) return { end: 'failed', code: 'unreadable' };
	const language = mailLanguage(content.language);
	const unsubscribeUrl = rules.optional && accountId !== null ? context.unsubscribeUrl(accountId) : undefined;
	const rendered = renderMail(content.mail, language, unsubscribeUrl);
	const mail = composeMail({ id, from, to: content.to, rendered, language, now: clock.now(), unsubscribeUrl });
	try {
		await post.send(id, mail, signal);
		return { end: 'sent' };
	} catch (error) {
		return smtpFailure(error);
	}
}

/** Whether the owner still wants mails that need not be; of an account that is gone, nobody does. */
async function wantsNotices(db: Database, accountId: string): Promise<boolean> {
	const account = await db.selectFrom('accounts').select('notices').where('id', '=', accountId).executeTakeFirst();
	return account?.notices === 1;
}

type Content = { to: string; language: string | null; mail: MailContent };

function openContent({ sealer, log }: MailDelivery, { id, kind, content }: Message): Content | undefined {
	try {
		const opened = JSON.parse(sealer.open(`mails/${id}`, content ?? new Uint8Array()).toString());
		const mail = MailContent.parse({ kind, params: opened.params });
		return { to: String(opened.to), language: opened.language === null ? null : String(opened.language), mail };
	} catch (error) {
		log.error({ ...describeError(error) }, 'the content of a mail can’t be read');
		return undefined;
	}
}
