import { sql } from 'kysely';
import type { Database } from '../store/index.ts';
import { hashAudit } from './audit.ts';
import { type ChainName, type Link, readAnchor } from './chain.ts';
import { hashReceipt } from './receipts.ts';

const AT_ONCE = 1000;

/** `length`: links that hold, up to the first that does not. `brokenAt`: the number of that one; null when all hold. */
export type Verification = { length: number; brokenAt: number | null };

/** Checks a whole chain: that no link was changed, taken out or put in between what is left of its beginning and its head. */
export async function verifyChain(db: Database, name: ChainName): Promise<Verification> {
	const head = await db
		.selectFrom('chain_heads')
		.select(['seq', 'hash'])
		.where('name', '=', name)
		.executeTakeFirstOrThrow();
	let last: Link = await readAnchor(db, name);
	let length = 0;
	for (;;) {
		const links = await readLinks(db, name, { after: last.seq, upTo: head.seq });
		if (links.length === 0) break;
		const before = last;
		for (const link of links) {
			if (!follows(link, last)) break;
			last = link;
			length++;
		}
		if (last === before) {
			// What is missing at the beginning may have been removed by the sweeper since we looked.
			const anchor = await readAnchor(db, name);
			if (anchor.seq <= last.seq) break;
			last = anchor;
		}
	}
	const isWhole = last.seq > head.seq || (last.seq === head.seq && last.hash === head.hash);
	return { length, brokenAt: isWhole ? null : Math.min(last.seq + 1, head.seq) };
}

type Checked = Link & { previous: string; computed: string | undefined };

function follows(link: Checked, before: Link): boolean {
	return link.seq === before.seq + 1 && link.previous === before.hash && link.hash === link.computed;
}

async function readLinks(db: Database, name: ChainName, range: { after: number; upTo: number }): Promise<Checked[]> {
	const isWithin = sql<boolean>`seq > ${range.after} and seq <= ${range.upTo}`;
	if (name === 'audit') {
		const rows = await db.selectFrom('audit').selectAll().where(isWithin).orderBy('seq').limit(AT_ONCE).execute();
		return rows.map((row) => ({ ...row, computed: hashOf(() => hashAudit(row)) }));
	}
	const rows = await db.selectFrom('receipts').selectAll().where(isWithin).orderBy('seq').limit(AT_ONCE).execute();
	return rows.map((row) => ({ ...row, computed: hashOf(() => hashReceipt(row)) }));
}

/** None for a row that can't be hashed at all, for somebody made its details no JSON any more. */
function hashOf(hash: () => string): string | undefined {
	try {
		return hash();
	} catch {
		return undefined;
	}
}
