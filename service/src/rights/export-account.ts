import type { AccountExport } from '@draftsmith/shared';
import { openWebhook } from '../mail/index.ts';
import { ProblemError } from '../platform/problem.ts';
import { timestamp, timestampOrNull } from '../platform/timestamp.ts';
import { retentionReport } from '../retention/index.ts';
import type { AccountRow } from '../store/index.ts';
import type { RightsContext } from './context.ts';
import { exportLists } from './export-lists.ts';

/**
 * Everything that is stored of an account, as the pieces of one JSON document (`AccountExport` of the contract). It is made as
 * it is read, so that memory does not grow with the account. Keys, hashes and challenges are not in it: whoever found the file
 * could use them.
 * @throws {ProblemError} `not_found`
 */
export async function* exportAccount(context: RightsContext, accountId: string): AsyncGenerator<string> {
	const { store, clock } = context.jobs;
	const now = clock.now();
	const row = await store.db.selectFrom('accounts').selectAll().where('id', '=', accountId).executeTakeFirst();
	if (!row) throw new ProblemError('not_found', 'There is no such account.');
	const head: Pick<AccountExport, 'format' | 'exported_at' | 'account'> = {
		format: 'draftsmith-account-1',
		exported_at: timestamp(now),
		account: toAccount(context, row),
	};
	yield JSON.stringify(head).slice(0, -1);
	for (const [name, items] of Object.entries(exportLists(context, accountId))) {
		yield `,\n"${name}":[`;
		let separator = '\n';
		for await (const item of items) {
			yield `${separator}${JSON.stringify(item)}`;
			separator = ',\n';
		}
		yield ']';
	}
	yield `,\n"retention":${JSON.stringify(await retentionReport(store.db, accountId, now))}}\n`;
}

function toAccount({ jobs }: RightsContext, row: AccountRow): AccountExport['account'] {
	const { restriction, restricted_at: since, policy_version: version } = row;
	return {
		id: row.id,
		email: row.email,
		email_confirmed_at: timestampOrNull(row.email_confirmed_at),
		name: row.name,
		language: row.language,
		plan: row.plan,
		email_notices: row.notices === 1,
		restriction: restriction !== null && since !== null ? { kind: restriction, since: timestamp(since) } : null,
		policy: version === null ? null : { version, acknowledged_at: timestampOrNull(row.policy_acknowledged_at) },
		webhook_url: row.webhook === null ? null : openWebhook(jobs.sealer, row.id, row.webhook).url,
		created_at: timestamp(row.created_at),
	};
}
