import type { Plan } from '@draftsmith/shared';
import { enqueueMail, enqueueWebhook, type MailContext } from '../mail/index.ts';
import { timestamp } from '../platform/timestamp.ts';
import { precompile, type Transaction } from '../store/index.ts';
import { endOfUtcDay, utcDay } from './day.ts';
import { TRIAL } from './plans.ts';

/** The shares of a daily limit that are told, percent. */
export type Threshold = 80 | 100;

/** The limits of a day. */
export const LIMIT_SOURCES = ['requests_per_day', 'tokens_per_day'] as const;
export type LimitSource = (typeof LIMIT_SOURCES)[number];

/** An alert that is due; `plan` is the one whose limit it is about: the account's own, or the trial of one of its sites. */
export type DueAlert = { accountId: string; plan: Plan; now: number; source: LimitSource; threshold: Threshold };

/** Whether so much is at least this share of a limit. */
export function isReached(held: number, limit: number, threshold: Threshold): boolean {
	return held * 100 >= limit * threshold;
}

/**
 * The name under which an alert is stored. The trial has its own, so that who leaves it is told of the plan's limits on the same day.
 */
export function storedSource(source: LimitSource, plan: Plan) {
	return plan.id === TRIAL.id ? (`trial_${source}` as const) : source;
}

const insertAlert = precompile((db, param) =>
	db
		.insertInto('alerts')
		.values({
			account_id: param('account_id'),
			day: param('day'),
			limit_source: param('limit_source'),
			threshold: param('threshold'),
			created_at: param('created_at'),
		})
		.onConflict((conflict) => conflict.columns(['account_id', 'day', 'limit_source', 'threshold']).doNothing()),
);

/**
 * Tells the owner that a share of a limit is reached: by mail, by the account's webhook, and in the usage report. Once for each
 * account, day, limit and share, however often and from wherever it is asked; in the transaction of its cause.
 */
export async function alertOnce(trx: Transaction, context: MailContext, alert: DueAlert): Promise<void> {
	const { accountId, plan, now, source, threshold } = alert;
	const { numAffectedRows } = await insertAlert(trx, {
		account_id: accountId,
		day: utcDay(now),
		limit_source: storedSource(source, plan),
		threshold,
		created_at: now,
	});
	if (numAffectedRows !== 1n) return;
	const params = {
		threshold,
		limit_source: source,
		limit: plan[source],
		resets_at: timestamp(endOfUtcDay(now)),
	};
	const { email, language } = await trx
		.selectFrom('accounts')
		.select(['email', 'language'])
		.where('id', '=', accountId)
		.executeTakeFirstOrThrow();
	await enqueueMail(trx, context, { to: email, language, accountId, kind: 'usage_alert', params });
	await enqueueWebhook(trx, context, { accountId, type: 'usage.alert', data: params });
}
