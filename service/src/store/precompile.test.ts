import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../platform/clock.ts';
import { openStore, precompile, type Store } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'draftsmith-store-'));
let store: Store;
beforeAll(async () => {
	store = await openStore({
		dataFolder: folder,
		databaseUrl: undefined,
		clock: systemClock,
		instanceId: 'test',
		onFatal: () => undefined,
	});
});
afterAll(async () => {
	await store.close();
	rmSync(folder, { recursive: true });
});

const started = precompile((db, param) =>
	db
		.selectFrom('instances')
		.select('started_at')
		.where('started_at', '>=', param<number>('from'))
		.where('id', '=', param<string>('id')),
);

test('values are given by name, with each use anew, in and out of a transaction', async () => {
	expect((await started(store.db, { id: 'test', from: 0 })).rows).toHaveLength(1);
	expect((await started(store.db, { from: 0, id: 'another' })).rows).toHaveLength(0);
	const rows = await store.write(async (trx) => (await started(trx, { id: 'test', from: 0 })).rows);
	expect(rows).toHaveLength(1);
	await store.db.transaction().execute(async (trx) => {
		await trx.insertInto('instances').values({ id: 'inner', started_at: 1 }).execute();
		expect((await started(trx, { id: 'inner', from: 0 })).rows).toEqual([{ started_at: 1 }]);
	});
});

test('a value that is missing is named', () => {
	expect(() => started(store.db, { id: 'test' })).toThrow('from');
});

test('one refused write of a group leaves nothing and harms no other', async () => {
	const insert = (id: string) =>
		store.write(async (trx) => {
			await trx.insertInto('instances').values({ id, started_at: 2 }).execute();
			if (id === 'b') throw new Error('refused');
			return id;
		});
	const settled = await Promise.allSettled(['a', 'b', 'c'].map(insert));
	expect(settled.map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
	const rows = await store.db.selectFrom('instances').select('id').where('started_at', '=', 2).orderBy('id').execute();
	expect(rows.map((row) => row.id)).toEqual(['a', 'c']);
});

test('a failing commit rejects every write of its group', async () => {
	const insert = (id: string) =>
		store.write((trx) =>
			trx
				.insertInto('sites')
				.values({ id, account_id: 'none', domain: 'x', allow_external: 0, created_at: 0 })
				.execute(),
		);
	// The foreign key is checked by each statement here, so each is refused on its own.
	for (const outcome of await Promise.allSettled([insert('x'), insert('y')])) expect(outcome.status).toBe('rejected');
	expect(await store.db.selectFrom('sites').select('id').execute()).toEqual([]);
});
