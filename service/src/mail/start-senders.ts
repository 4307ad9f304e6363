import type { KeyObject } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';
import type { GuardedFetch } from '../platform/guarded-fetch.ts';
import type { Log } from '../platform/log.ts';
import type { Sealer } from '../privacy/index.ts';
import type { Store } from '../store/index.ts';
import { deliverMail } from './deliver-mail.ts';
import { deliverWebhook } from './deliver-webhook.ts';
import { openPost } from './open-post.ts';
import { type Sender, startSender } from './sender.ts';
import { readSenderAddress } from './sender-address.ts';
import { SMTP_CONNECTIONS } from './smtp.ts';
import { MAIL_DELAYS } from './tries.ts';
import { unsubscribeUrl } from './unsubscribe.ts';

export type SendersOptions = {
	store: Store;
	clock: Clock;
	log: Log;
	sealer: Sealer;
	dataFolder: string;
	smtpUrl: string | undefined;
	mailFrom: string | undefined;
	/** Where people reach the service: `https://host`. */
	address: () => string;
	/** Signs the addresses at which people unsubscribe. */
	unsubscribeKey: KeyObject;
	/** Reaches the webhooks that owners have set. */
	fetch: GuardedFetch;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Eight tries of a webhook, as Standard Webhooks proposes them. */
const WEBHOOK_DELAYS = [5000, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR];
const WEBHOOKS_AT_ONCE = 8;

/** Starts sending what is in the outboxes of mails and webhooks. */
export function startSenders(options: SendersOptions): Sender {
	const { store, clock, log, sealer } = options;
	const post = openPost(options.smtpUrl, options.dataFolder);
	const mailDelivery = {
		db: store.db,
		clock,
		log,
		sealer,
		post,
		from: readSenderAddress(options.mailFrom),
		unsubscribeUrl: (accountId: string) => unsubscribeUrl(options.address(), options.unsubscribeKey, accountId),
	};
	const mails = startSender({
		store,
		clock,
		log,
		table: 'mails',
		deliver: (message, signal) => deliverMail(mailDelivery, message, signal),
		delays: MAIL_DELAYS,
		concurrency: SMTP_CONNECTIONS,
	});
	const webhookDelivery = { store, clock, log, sealer, fetch: options.fetch };
	const webhooks = startSender({
		store,
		clock,
		log,
		table: 'webhook_deliveries',
		deliver: (message, signal) => deliverWebhook(webhookDelivery, message, signal),
		delays: WEBHOOK_DELAYS,
		concurrency: WEBHOOKS_AT_ONCE,
	});
	return {
		wake: () => {
			mails.wake();
			webhooks.wake();
		},
		stop: async () => {
			await Promise.all([mails.stop(), webhooks.stop()]);
			await post.close();
		},
	};
}
