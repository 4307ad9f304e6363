import { createHash } from 'node:crypto';
import { type Database, precompile, type Transaction } from '../store/index.ts';

/** The two chains: what was erased, and what operators did. */
export type ChainName = 'receipts' | 'audit';

/** A link: its number and its hash. Before the first there is number 0 with no hash. */
export type Link = { seq: number; hash: string };

/** SHA-256 of a text, hexadecimal. */
export function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

const takePlace = precompile((db, param) =>
	db
		.updateTable('chain_heads')
		.set((eb) => ({ seq: eb('seq', '+', 1) }))
		.where('name', '=', param<ChainName>('name'))
		.returning(['seq', 'hash']),
);

const setHash = precompile((db, param) =>
	db
		.updateTable('chain_heads')
		.set({ hash: param<string>('hash') })
		.where('name', '=', param<ChainName>('name')),
);

/**
 * Adds one link to a chain: takes the next number, lets `make` build and store the row, and makes its hash the head. The head's
 * row stays locked until the transaction ends, so this is the last thing that a transaction does.
 * @param make stores the row with this number and previous hash; returns it with its own hash
 */
export async function addLink<Row extends Link>(
	trx: Transaction,
	name: ChainName,
	make: (place: { seq: number; previous: string }) => Promise<Row>,
): Promise<Row> {
	const [head] = (await takePlace(trx, { name })).rows;
	if (!head) throw new Error(`the chain "${name}" has no head`);
	const row = await make({ seq: head.seq, previous: head.hash });
	await setHash(trx, { name, hash: row.hash });
	return row;
}

/** The last link that was removed from the beginning of a chain because its time was over; 0 when none was. */
export async function readAnchor(db: Database | Transaction, name: ChainName): Promise<Link> {
	const anchor = await db
		.selectFrom('chain_heads')
		.select(['seq', 'hash'])
		.where('name', '=', `${name}_anchor`)
		.executeTakeFirst();
	return anchor ?? { seq: 0, hash: '' };
}

/**
 * Removes the oldest links whose time is over, `atMost` of them, and keeps the last one's number and hash, from which the rest
 * can still be verified. Only a beginning is ever removed: a younger link (the clock was set back) holds up those behind it.
 * @returns how many there were
 */
export async function trimChain(
	trx: Transaction,
	name: ChainName,
	{ before, atMost }: { before: number; atMost: number },
): Promise<number> {
	const oldest = await trx.selectFrom(name).select(['seq', 'hash', 'at']).orderBy('seq').limit(atMost).execute();
	const younger = oldest.findIndex((link) => link.at > before);
	const due = younger < 0 ? oldest : oldest.slice(0, younger);
	const last = due.at(-1);
	if (!last) return 0;
	await trx.deleteFrom(name).where('seq', '<=', last.seq).execute();
	await trx
		.insertInto('chain_heads')
		.values({ name: `${name}_anchor`, seq: last.seq, hash: last.hash })
		.onConflict((conflict) =>
			conflict.column('name').doUpdateSet({ seq: last.seq, hash: last.hash }).where('chain_heads.seq', '<', last.seq),
		)
		.execute();
	return due.length;
}
