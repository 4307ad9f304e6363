import { type AdminSite, type AdminSiteList, ProofProblem, SiteStatus } from '@draftsmith/shared';
import { z } from 'zod';
import { normalizeDomain } from '../../accounts/index.ts';
import { timestamp, timestampOrNull } from '../../platform/timestamp.ts';
import type { Database, SiteRow, Transaction } from '../../store/index.ts';
import type { Reading } from '../action.ts';
import { AccountName, findAccount, findSite, SiteName } from '../find.ts';
import { PAGE, toPage } from '../page.ts';

const Listing = z.strictObject({
	account: AccountName.optional(),
	domain: z.string().min(1).max(300).optional(),
	status: SiteStatus.optional(),
	...PAGE,
});

/** The sites, newest first. */
export const siteList: Reading<z.output<typeof Listing>, AdminSiteList> = {
	name: 'site.list',
	input: Listing,
	read: async ({ store }, input, actor) => {
		let query = withJobs(store.db)
			.orderBy('sites.id', 'desc')
			.limit(input.limit + 1);
		const account = input.account === undefined ? undefined : await findAccount(store.db, actor, input.account);
		if (account) query = query.where('account_id', '=', account.id);
		if (input.domain !== undefined) query = query.where('domain', '=', normalizeDomain(input.domain));
		if (input.status !== undefined) query = query.where('status', '=', input.status);
		if (input.after !== undefined) query = query.where('sites.id', '<', input.after);
		const output = toPage(await query.execute(), input.limit, toAdminSite, (row) => row.id);
		return { output, subject: account?.id ?? null, details: { count: output.data.length } };
	},
};

const Named = z.strictObject({ site: SiteName });

/** One site. */
export const siteShow: Reading<z.output<typeof Named>, AdminSite> = {
	name: 'site.show',
	input: Named,
	read: async ({ store }, { site }) => {
		const { id } = await findSite(store.db, site);
		return { output: await readSite(store.db, id), subject: id };
	},
};

/** A site as operators see it. */
export async function readSite(db: Database | Transaction, id: string): Promise<AdminSite> {
	return toAdminSite(await withJobs(db).where('sites.id', '=', id).executeTakeFirstOrThrow());
}

function withJobs(db: Database | Transaction) {
	return db
		.selectFrom('sites')
		.leftJoin('lanes', 'lanes.site_id', 'sites.id')
		.selectAll('sites')
		.select(['lanes.queued', 'lanes.running', 'lanes.parked'])
		.select((eb) =>
			eb
				.selectFrom('jobs')
				.whereRef('jobs.site_id', '=', 'sites.id')
				.where('delivery', '=', 'pending')
				.where('state', '=', 'succeeded')
				.select(eb.fn.countAll<number>().as('count'))
				.as('undelivered'),
		);
}

type SiteWithJobs = SiteRow & {
	queued: number | null;
	running: number | null;
	parked: number | null;
	undelivered: number | null;
};

function toAdminSite(row: SiteWithJobs): AdminSite {
	return {
		id: row.id,
		account_id: row.account_id,
		domain: row.domain,
		status: row.status,
		proof: {
			method: row.proof_method,
			problem: ProofProblem.nullable().catch(null).parse(row.proof_problem),
			attempts: row.proof_attempts,
			proven_at: timestampOrNull(row.proven_at),
			next_attempt_at: timestampOrNull(row.proof_due_at),
		},
		allow_external_providers: row.allow_external === 1,
		jobs: {
			unfinished: (row.queued ?? 0) + (row.running ?? 0) + (row.parked ?? 0),
			undelivered: Number(row.undelivered ?? 0),
		},
		created_at: timestamp(row.created_at),
		ended_at: timestampOrNull(row.ended_at),
	};
}
