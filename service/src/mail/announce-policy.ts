import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Schema, Store } from '../store/index.ts';
import { enqueueMailsOnce, type MailContext } from './enqueue.ts';
import { LONGEST_TRIES } from './tries.ts';

export type Policy = {
	version: string;
	url: string;
	/** ms since the epoch */
	effectiveAt: number;
};

/** A policy as it is stored. */
type Announced = Selectable<Schema['policies']>;

/** The announcement was refused; the message says why and what to do. */
export class PolicyError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'PolicyError';
	}
}

const DAY = 24 * 3_600_000;
/** What the policy promises: nobody learns of a change later than that many days before it. */
const POLICY_NOTICE_DAYS = 14;
/** Three days more for the mail of each account: its tries may take two, and the run that writes them a part of the third. */
const LEAST_DAYS = POLICY_NOTICE_DAYS + 3;
/** Beyond this, an announcement that is begun again might not find the rows of the mails it wrote first: they are kept 90 days. */
const FARTHEST_DAYS = 60;
/** Mails written in one commit: a few milliseconds of the one writer that SQLite has. */
const BATCH = 200;
/** Between one of these mails and the next, ms: beside thousands of them, a mail that somebody waits for still goes at once. */
const SPACING = 250;

/**
 * Announces a version of the privacy policy: it is shown with each account, and every account gets a mail, once. The last try of the
 * last mail comes 14 days before the change, so the announcement 17 days, and with many accounts more. When it was cut half-way,
 * the same announcement again goes on where it ended.
 * @returns how many accounts were passed, those that had their mail already included
 * @throws {PolicyError} too late, or more than 60 days ahead, or when this version was announced otherwise before
 */
export async function announcePolicy(
	{ store, ...context }: MailContext & { store: Store },
	policy: Policy,
): Promise<{ accounts: number }> {
	const ahead = policy.effectiveAt - context.clock.now();
	const run = (await countAccounts(store)) * SPACING;
	if (!(ahead >= LEAST_DAYS * DAY + run)) throw tooLate(policy, LEAST_DAYS * DAY + run);
	if (ahead > FARTHEST_DAYS * DAY) {
		throw new PolicyError(`A change is announced at most ${FARTHEST_DAYS} days ahead. Announce it later.`);
	}
	const announced = await storePolicy(store, policy, context.clock.now());
	let accounts = 0;
	let last = '';
	for (;;) {
		const from = context.clock.now() + accounts * SPACING;
		// More accounts than were counted, or a run that took a day: nobody is told late.
		if (policy.effectiveAt - from - BATCH * SPACING < POLICY_NOTICE_DAYS * DAY + LONGEST_TRIES) {
			throw tooLate(policy, LEAST_DAYS * DAY + accounts * SPACING);
		}
		const batch = await announceToBatch({ store, context, policy: announced, from, after: last });
		accounts += batch.length;
		last = batch.at(-1) ?? '';
		if (batch.length < BATCH) return { accounts };
	}
}

async function countAccounts({ db }: Store): Promise<number> {
	const { count } = await db
		.selectFrom('accounts')
		.select((eb) => eb.fn.countAll<number | string>().as('count'))
		.executeTakeFirstOrThrow();
	return Number(count);
}

function tooLate({ version }: Policy, least: number): PolicyError {
	return new PolicyError(
		`Here a change is announced at least ${Math.ceil(least / DAY)} days ahead, so that every mail, tried again where it must be, is there ${POLICY_NOTICE_DAYS} days before it. Choose a later day for version ${version}.`,
	);
}

async function storePolicy(store: Store, { version, url, effectiveAt }: Policy, now: number): Promise<Announced> {
	const stored = await store.write(async (trx) => {
		await trx
			.insertInto('policies')
			.values({ version, url, announced_at: now, effective_at: effectiveAt })
			.onConflict((conflict) => conflict.column('version').doNothing())
			.execute();
		return trx.selectFrom('policies').selectAll().where('version', '=', version).executeTakeFirstOrThrow();
	});
	if (stored.url !== url || stored.effective_at !== effectiveAt) {
		throw new PolicyError(
			`Version ${version} was announced already, with another address or day. Give the change a version of its own.`,
		);
	}
	return stored;
}

type Batch = {
	store: Store;
	context: MailContext;
	policy: Announced;
	/** When the first of its mails may go, ms since the epoch. */
	from: number;
	/** The account after which it begins. */
	after: string;
};

/** Writes the mails of the next accounts in the order of their ids; returns these ids. */
function announceToBatch({ store, context, policy, from, after }: Batch): Promise<string[]> {
	const params = {
		version: policy.version,
		url: policy.url,
		effective_at: new Date(policy.effective_at).toISOString(),
	};
	return store.write(async (trx) => {
		const accounts = await trx
			.selectFrom('accounts')
			.select(['id', 'email', 'language'])
			.where('id', '>', after)
			.orderBy('id')
			.limit(BATCH)
			.execute();
		const mails = accounts.map(({ id, email, language }, index) => ({
			id: policyMailId(policy, id),
			availableAt: from + index * SPACING,
			mail: { to: email, language, accountId: id, kind: 'policy_change' as const, params },
		}));
		await enqueueMailsOnce(trx, context, mails);
		return accounts.map(({ id }) => id);
	});
}

/**
 * The id of the one mail by which an account learns of a version: a UUID, version 7 (RFC 9562), of the time of the announcement,
 * whose other bits are made of both, so that whoever begins again makes the same.
 */
function policyMailId({ version, announced_at }: Announced, accountId: string): string {
	const bytes = createHash('sha256')
		.update(JSON.stringify([version, accountId]))
		.digest()
		.subarray(0, 16);
	bytes.writeUIntBE(announced_at, 0, 6);
	bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
	bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
	const hex = bytes.toString('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
