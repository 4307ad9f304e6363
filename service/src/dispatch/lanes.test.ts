import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemClock } from '../platform/clock.ts';
import { openStore } from '../store/index.ts';
import { joinLane } from './lanes.ts';

test('a job widens its lane to the plan’s width, but opens none that is shut', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'draftsmith-lanes-'));
	const onFatal = (error: unknown) => {
		throw error;
	};
	const store = await openStore({
		dataFolder: folder,
		databaseUrl: undefined,
		clock: systemClock,
		instanceId: 'test',
		onFatal,
	});
	const owner = { id: 'account', email: 'owner@example.org', name: null, language: null, plan: 'free', created_at: 0 };
	await store.db.insertInto('accounts').values(owner).execute();
	for (const [site_id, concurrency] of [
		['live', 1],
		['ended', 0],
	] as const) {
		const site = { id: site_id, account_id: 'account', domain: site_id, allow_external: 0, created_at: 0 };
		await store.db.insertInto('sites').values(site).execute();
		await store.db.insertInto('lanes').values({ site_id, queued: 0, running: 0, concurrency, served_at: 0 }).execute();
		await store.write((trx) => joinLane(trx, site_id, { queue_depth: 5, concurrency: 4 }));
	}
	expect(
		await store.db.selectFrom('lanes').select(['site_id', 'queued', 'concurrency']).orderBy('site_id').execute(),
	).toEqual([
		{ site_id: 'ended', queued: 1, concurrency: 0 },
		{ site_id: 'live', queued: 1, concurrency: 4 },
	]);
	await store.close();
	rmSync(folder, { recursive: true });
});
