import type { AdminRetention } from '@draftsmith/shared';
import { z } from 'zod';
import { timestampOrNull } from '../../platform/timestamp.ts';
import { RETENTION, retentionReport } from '../../retention/index.ts';
import type { Database } from '../../store/index.ts';
import type { Reading } from '../action.ts';
import { AccountName, findAccount } from '../find.ts';

const Listing = z.strictObject({ account: AccountName.optional() });

/** How long each class of what is stored is kept and when it was last swept; of an account, also what is stored of it. */
export const retentionShow: Reading<z.output<typeof Listing>, AdminRetention> = {
	name: 'retention.show',
	input: Listing,
	read: async ({ store: { db }, clock }, { account }, actor) => {
		const removed = await lastRemovals(db);
		if (account === undefined) return { output: { account_id: null, classes: allClasses(removed) }, subject: null };
		const { id } = await findAccount(db, actor, account);
		const { classes } = await retentionReport(db, id, clock.now());
		const output = {
			account_id: id,
			classes: classes.map((each) => ({
				class: each.class,
				kept_for: each.kept_for,
				since: each.since,
				stored: each.stored,
				next_removal: each.next_removal,
				swept_at: each.swept_at,
				removed: removed.get(each.class)?.removed ?? null,
			})),
		};
		return { output, subject: id };
	},
};

type Removal = { swept_at: number; removed: number };

async function lastRemovals(db: Database): Promise<Map<string, Removal>> {
	const rows = await db.selectFrom('sweeps').selectAll().execute();
	return new Map(rows.map((row) => [row.class, row]));
}

function allClasses(removals: Map<string, Removal>): AdminRetention['classes'] {
	return Object.entries(RETENTION).map(([name, { days, since }]) => ({
		class: name,
		kept_for: typeof days === 'number' ? `P${days}D` : days,
		since,
		stored: null,
		next_removal: null,
		swept_at: timestampOrNull(removals.get(name)?.swept_at ?? null),
		removed: removals.get(name)?.removed ?? null,
	}));
}
