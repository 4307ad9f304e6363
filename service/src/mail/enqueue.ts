import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/random.ts';
import type { Sealer } from '../privacy/index.ts';
import type { Transaction } from '../store/index.ts';
import type { Mail } from './mail.ts';

/** What it takes to put a message into the outbox. */
export type MailContext = { clock: Clock; sealer: Sealer };

/** An event for an account's webhook. `data` names things and counts them; it never holds content. */
export type WebhookEvent = { accountId: string; type: 'usage.alert'; data: Record<string, string | number> };

/** Transactions that put something into an outbox, so that a sender is woken right after their commit. */
const filled = new WeakSet<Transaction>();

/** Whether a transaction has put something into an outbox. */
export function hasEnqueued(trx: Transaction): boolean {
	return filled.has(trx);
}

/** Writes a mail into the outbox, in the transaction of its cause: either both are there or neither. */
export async function enqueueMail(trx: Transaction, context: MailContext, mail: Mail): Promise<void> {
	await trx
		.insertInto('mails')
		.values(mailRow(context, newId(context.clock), mail))
		.execute();
	filled.add(trx);
}

/**
 * Writes mails whose ids were chosen before into the outbox; one whose id is there already was written before and is left alone.
 * For whoever may be cut half-way and begins again.
 */
export async function enqueueMailsOnce(
	trx: Transaction,
	context: MailContext,
	mails: readonly { id: string; mail: Mail; availableAt: number }[],
): Promise<void> {
	if (mails.length === 0) return;
	await trx
		.insertInto('mails')
		.values(mails.map(({ id, mail, availableAt }) => ({ ...mailRow(context, id, mail), available_at: availableAt })))
		.onConflict((conflict) => conflict.column('id').doNothing())
		.execute();
	filled.add(trx);
}

/** Writes that a mail is not sent, for its recipient has had too many. Nothing of what it would have told is kept. */
export async function noteUnsentMail(
	trx: Transaction,
	{ clock }: Pick<MailContext, 'clock'>,
	{ accountId, kind }: Pick<Mail, 'accountId' | 'kind'>,
): Promise<void> {
	const now = clock.now();
	await trx
		.insertInto('mails')
		.values({
			id: newId(clock),
			account_id: accountId,
			kind,
			content: null,
			state: 'dropped',
			attempts: 0,
			available_at: now,
			created_at: now,
			ended_at: now,
			error_code: 'too_many',
		})
		.execute();
}

function mailRow({ clock, sealer }: MailContext, id: string, mail: Mail) {
	const { to, language, params } = mail;
	return {
		id,
		account_id: mail.accountId,
		kind: mail.kind,
		content: sealer.seal(`mails/${id}`, JSON.stringify({ to, language, params })),
		state: 'waiting' as const,
		attempts: 0,
		available_at: clock.now(),
		created_at: clock.now(),
		ended_at: null,
		error_code: null,
	};
}

/** Writes an event into the outbox of webhooks, in the transaction of its cause. Nothing is written where no webhook is set. */
export async function enqueueWebhook(trx: Transaction, context: MailContext, event: WebhookEvent): Promise<void> {
	const account = await trx
		.selectFrom('accounts')
		.select('id')
		.where('id', '=', event.accountId)
		.where('webhook', 'is not', null)
		.executeTakeFirst();
	if (!account) return;
	const { clock, sealer } = context;
	const id = newId(clock);
	const now = clock.now();
	await trx
		.insertInto('webhook_deliveries')
		.values({
			id,
			account_id: event.accountId,
			kind: event.type,
			content: sealer.seal(`webhook_deliveries/${id}`, JSON.stringify({ data: event.data })),
			state: 'waiting',
			attempts: 0,
			available_at: now,
			created_at: now,
			ended_at: null,
			error_code: null,
		})
		.execute();
	filled.add(trx);
}
