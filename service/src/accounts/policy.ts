import type { PolicyNotice } from '@draftsmith/shared';
import type { Caller } from '../platform/caller.ts';
import { ProblemError } from '../platform/problem.ts';
import { timestamp } from '../platform/timestamp.ts';
import type { AccountRow, Database, Transaction } from '../store/index.ts';
import type { AccountsContext } from './context.ts';

/** The newest announced policy, and whether the owner has acknowledged it; null when none was announced. */
export async function readPolicy(
	db: Database | Transaction,
	account: Pick<AccountRow, 'policy_version'>,
): Promise<PolicyNotice | null> {
	const newest = await newestPolicy(db);
	if (!newest) return null;
	return {
		version: newest.version,
		url: newest.url,
		effective_at: timestamp(newest.effective_at),
		acknowledged: account.policy_version === newest.version,
	};
}

function newestPolicy(db: Database | Transaction) {
	return db
		.selectFrom('policies')
		.selectAll()
		.orderBy('announced_at', 'desc')
		.orderBy('version', 'desc')
		.limit(1)
		.executeTakeFirst();
}

/**
 * Keeps that the owner has acknowledged the newest policy. Asked again, the first time stays.
 * @throws {ProblemError} `unknown_policy` for any other version
 */
export async function acknowledgePolicy(context: AccountsContext, caller: Caller, version: string): Promise<void> {
	await context.store.write(async (trx) => {
		const newest = await newestPolicy(trx);
		if (newest?.version !== version) {
			throw new ProblemError(
				'unknown_policy',
				'This is not the newest version of the privacy policy. Read the account again for the one to acknowledge.',
			);
		}
		await trx
			.updateTable('accounts')
			.set({ policy_version: version, policy_acknowledged_at: context.clock.now() })
			.where('id', '=', caller.accountId)
			.where((eb) => eb.or([eb('policy_version', 'is', null), eb('policy_version', '!=', version)]))
			.execute();
	});
}
