import { existsSync } from 'node:fs';
import { openForReading, type Store, sqlitePath, type Transaction } from '../store/index.ts';

const BATCH = 500;
const TABLES = ['api_keys', 'operators'] as const;
type Revoked = { id: string; revoked_at: number | null };

/**
 * Revokes what the database that is replaced has revoked, as far as it can be read: whoever lost a key must not get it back.
 * @param dataFolder that of the database that is replaced; nothing happens when there is none
 * @param onUnread told when it can't be read
 */
export async function carryRevocations(dataFolder: string, store: Store, onUnread: () => void): Promise<void> {
	if (!existsSync(sqlitePath(dataFolder))) return;
	for (const table of TABLES) {
		const revoked = await readRevoked(dataFolder, table).catch(() => undefined);
		if (!revoked) return onUnread();
		for (let start = 0; start < revoked.length; start += BATCH) {
			const batch = revoked.slice(start, start + BATCH);
			await store.write((trx) => revoke(trx, table, batch));
		}
	}
}

async function readRevoked(dataFolder: string, table: (typeof TABLES)[number]): Promise<Revoked[]> {
	const db = openForReading({ dataFolder, databaseUrl: undefined });
	try {
		return await db.selectFrom(table).select(['id', 'revoked_at']).where('revoked_at', 'is not', null).execute();
	} finally {
		await db.destroy();
	}
}

async function revoke(trx: Transaction, table: (typeof TABLES)[number], revoked: readonly Revoked[]): Promise<void> {
	for (const { id, revoked_at } of revoked) {
		await trx.updateTable(table).set({ revoked_at }).where('id', '=', id).where('revoked_at', 'is', null).execute();
	}
}
