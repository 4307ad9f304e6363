import type { Restriction, RestrictionKind } from '@draftsmith/shared';
import { sql } from 'kysely';
import { requeue } from '../jobs/index.ts';
import { ProblemError } from '../platform/problem.ts';
import { timestamp } from '../platform/timestamp.ts';
import { type AccountRow, JOB_HEAD } from '../store/index.ts';
import type { RightsContext } from './context.ts';

type Restricted = Pick<AccountRow, 'restriction' | 'restricted_at'>;

/**
 * Stops all writing for an account: nothing new is accepted, what waits is not begun, and what is being written is stopped and
 * waits. Nothing is lost by it: finished steps are kept, and articles can be fetched. Asked again, the first moment stays.
 * @throws {ProblemError} `not_found`
 */
export async function restrict(context: RightsContext, accountId: string, kind: RestrictionKind): Promise<Restriction> {
	const { jobs } = context;
	const account = await jobs.store.write((trx) =>
		trx
			.updateTable('accounts')
			.set({ restriction: kind, restricted_at: sql<number>`coalesce(restricted_at, ${jobs.clock.now()})` })
			.where('id', '=', accountId)
			.returning(['restriction', 'restricted_at'])
			.executeTakeFirst(),
	);
	await stopRunning(context, accountId);
	return toRestriction(account);
}

/**
 * Lets an account's articles be written again, those that waited too.
 * @throws {ProblemError} `not_found`
 */
export async function lift({ jobs }: RightsContext, accountId: string): Promise<Restriction> {
	const account = await jobs.store.write((trx) =>
		trx
			.updateTable('accounts')
			.set({ restriction: null, restricted_at: null })
			.where('id', '=', accountId)
			.where('erasing', 'is', null)
			.returning(['restriction', 'restricted_at'])
			.executeTakeFirst(),
	);
	jobs.dispatch.wake();
	return toRestriction(account);
}

async function stopRunning({ jobs }: RightsContext, accountId: string): Promise<void> {
	const running = await jobs.store.db
		.selectFrom('jobs')
		.select(JOB_HEAD)
		.where('state', '=', 'processing')
		.where(sql<boolean>`site_id in (select id from sites where account_id = ${accountId})`)
		.execute();
	for (const job of running) {
		await requeue(jobs, job, { delay: 0 });
		jobs.dispatch.stop(job.id);
	}
}

function toRestriction(account: Restricted | undefined): Restriction {
	if (!account) throw new ProblemError('not_found', 'There is no such account.');
	const { restriction: kind, restricted_at: since } = account;
	return { restriction: kind === null || since === null ? null : { kind, since: timestamp(since) } };
}
