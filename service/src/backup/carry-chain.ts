import type { Database, Store, Transaction } from '../store/index.ts';

/** The two chains: what was erased, and what operators did. */
type ChainName = 'receipts' | 'audit';
type Head = { seq: number; hash: string };
type Range = { after: number; upTo: number };

export type CarriedChain = {
	/** The last link in the database that is replaced. */
	head: Head;
	/** Links that were carried over. */
	count: number;
	/** Whether the restored chain has all that the replaced one had. */
	isWhole: boolean;
};

const PAGE = 500;

/**
 * Adds to a restored chain the links that the database that is replaced has since, when they go on from where it ends: then
 * nothing is cut. Each goes in as it is; whether they hold, `audit verify` and `receipt verify` say, as before.
 * @param from the database that is replaced
 * @throws what reading it throws; the chain has then all links up to there
 */
export async function carryChain(from: Database, store: Store, name: ChainName): Promise<CarriedChain> {
	const [head, restored] = [await readHead(from, name), await readHead(store.db, name)];
	if (head.seq <= restored.seq) {
		return { head, count: 0, isWhole: (await hashAt(store.db, name, head.seq)) === head.hash };
	}
	if ((await hashAt(from, name, restored.seq)) !== restored.hash) return { head, count: 0, isWhole: false };
	const copyPage = name === 'audit' ? copyAudit : copyReceipts;
	let count = 0;
	for (let after = restored.seq; ; ) {
		const links = await copyPage(from, store, { after, upTo: head.seq });
		const last = links.at(-1);
		if (!last) break;
		after = last.seq;
		count += links.length;
	}
	// Of a chain whose end somebody removed, the restored one must not seem whole.
	await store.write((trx) => setHead(trx, name, head));
	return { head, count, isWhole: true };
}

async function readHead(db: Database, name: ChainName): Promise<Head> {
	return db.selectFrom('chain_heads').select(['seq', 'hash']).where('name', '=', name).executeTakeFirstOrThrow();
}

/** The hash of a link, also of the last one that was removed when its time was over; undefined when it is not known. */
async function hashAt(db: Database, name: ChainName, seq: number): Promise<string | undefined> {
	if (seq === 0) return '';
	const link = await db.selectFrom(name).select('hash').where('seq', '=', seq).executeTakeFirst();
	if (link) return link.hash;
	const anchor = await db
		.selectFrom('chain_heads')
		.select('hash')
		.where('name', '=', `${name}_anchor`)
		.where('seq', '=', seq)
		.executeTakeFirst();
	return anchor?.hash;
}

async function copyAudit(from: Database, store: Store, { after, upTo }: Range): Promise<readonly Head[]> {
	const rows = await from
		.selectFrom('audit')
		.selectAll()
		.where('seq', '>', after)
		.where('seq', '<=', upTo)
		.orderBy('seq')
		.limit(PAGE)
		.execute();
	const last = rows.at(-1);
	if (!last) return rows;
	await store.write(async (trx) => {
		await trx.insertInto('audit').values(rows).execute();
		await setHead(trx, 'audit', last);
	});
	return rows;
}

async function copyReceipts(from: Database, store: Store, { after, upTo }: Range): Promise<readonly Head[]> {
	const rows = await from
		.selectFrom('receipts')
		.selectAll()
		.where('seq', '>', after)
		.where('seq', '<=', upTo)
		.orderBy('seq')
		.limit(PAGE)
		.execute();
	const last = rows.at(-1);
	if (!last) return rows;
	await store.write(async (trx) => {
		await trx.insertInto('receipts').values(rows).execute();
		await setHead(trx, 'receipts', last);
	});
	return rows;
}

async function setHead(trx: Transaction, name: ChainName, { seq, hash }: Head): Promise<void> {
	await trx.updateTable('chain_heads').set({ seq, hash }).where('name', '=', name).execute();
}
