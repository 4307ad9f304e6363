import { z } from 'zod';
import type { Clock } from '../platform/clock.ts';
import type { GuardedFetch } from '../platform/guarded-fetch.ts';
import { describeError, type Log } from '../platform/log.ts';
import type { Sealer } from '../privacy/index.ts';
import type { Store } from '../store/index.ts';
import type { Message, Outcome } from './outbox.ts';
import { openWebhook } from './webhook-settings.ts';
import { signWebhook } from './webhook-signature.ts';

export type WebhookDelivery = {
	store: Store;
	clock: Clock;
	log: Log;
	sealer: Sealer;
	fetch: GuardedFetch;
};

const Content = z.object({ data: z.record(z.string(), z.union([z.string(), z.number()])) });

/**
 * Sends an event to where the account's webhook is now. Only 2xx is success; a redirect is a failure like any other, and 410 means
 * that the receiver is gone: its webhook is turned off (Standard Webhooks).
 */
export async function deliverWebhook(
	context: WebhookDelivery,
	message: Message,
	signal: AbortSignal,
): Promise<Outcome> {
	const { store, clock } = context;
	const { id, account_id: accountId } = message;
	if (accountId === null) return { end: 'dropped' };
	const account = await store.db
		.selectFrom('accounts')
		.select('webhook')
		.where('id', '=', accountId)
		.executeTakeFirst();
	const webhook = account?.webhook;
	if (!webhook) return { end: 'dropped' };
	const opened = open(context, message, accountId, webhook);
	if (!opened) return { end: 'failed', code: 'unreadable' };
	const body = JSON.stringify({
		type: message.kind,
		timestamp: new Date(message.created_at).toISOString(),
		data: opened.data,
	});
	const timestamp = Math.floor(clock.now() / 1000);
	const headers = {
		'content-type': 'application/json',
		'user-agent': 'Draftsmith-Webhooks/1',
		...signWebhook({ id, timestamp, body }, opened.secrets),
	};
	let status: number;
	try {
		({ status } = await context.fetch(opened.url, { method: 'POST', headers, body, signal }));
	} catch {
		// The guarded fetch has one error, which tells nothing.
		return { end: 'again', code: 'unreachable' };
	}
	if (status >= 200 && status < 300) return { end: 'sent' };
	if (status !== 410) return { end: 'again', code: `http_${status}` };
	await turnOff(store, accountId, webhook);
	return { end: 'failed', code: 'http_410' };
}

type Opened = { url: string; secrets: string[]; data: Record<string, string | number> };

function open(
	{ sealer, log }: WebhookDelivery,
	{ id, content }: Message,
	accountId: string,
	webhook: Uint8Array,
): Opened | undefined {
	try {
		const json = sealer.open(`webhook_deliveries/${id}`, content ?? new Uint8Array()).toString();
		return { ...openWebhook(sealer, accountId, webhook), data: Content.parse(JSON.parse(json)).data };
	} catch (error) {
		log.error({ ...describeError(error) }, 'the content of a webhook can’t be read');
		return undefined;
	}
}

/** Turns a webhook off, unless its owner has set another since. */
async function turnOff(store: Store, accountId: string, webhook: Uint8Array): Promise<void> {
	await store.write(async (trx) => {
		await trx
			.updateTable('accounts')
			.set({ webhook: null })
			.where('id', '=', accountId)
			.where('webhook', '=', webhook)
			.execute();
	});
}
