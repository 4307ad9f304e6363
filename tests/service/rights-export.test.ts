import { AccountExport } from '@draftsmith/shared';
import { afterEach, expect, test } from 'vitest';
import { exportAccount } from '../../service/src/rights/index.ts';
import { type OpenRights, openRights } from './open-rights.ts';
import { seedAccount, seedReceipt } from './seed-account.ts';

let open: OpenRights | undefined;
afterEach(async () => {
	await open?.close();
	open = undefined;
});

async function whole(pieces: AsyncIterable<string>): Promise<string> {
	let text = '';
	for await (const piece of pieces) text += piece;
	return text;
}

test('no more than one article is in memory at a time, however slowly the document is taken', async () => {
	open = await openRights();
	const { jobs, ...context } = open.context;
	const { accountId } = await seedAccount(open.context, { mark: 'mine', jobs: 1000 });
	let opened = 0;
	const keyring: typeof jobs.keyring = {
		...jobs.keyring,
		open: (id, wrapped) => {
			opened++;
			return jobs.keyring.open(id, wrapped);
		},
	};
	const pieces = exportAccount({ ...context, jobs: { ...jobs, keyring } }, accountId);
	let taken = 0;
	let text = '';
	for await (const piece of pieces) {
		text += piece;
		if (!piece.includes('"idempotency_key"')) continue;
		taken++;
		// The template of the account is one more.
		expect(opened).toBe(taken + 1);
	}
	expect(taken).toBe(1000);
	const document = AccountExport.parse(JSON.parse(text));
	expect(new Set(document.jobs.map(({ id }) => id)).size).toBe(1000);
	expect(document.jobs[999]).toMatchObject({
		request: { title: 'title-mine-999' },
		result: { markdown: 'text-mine-999' },
		steps: [{ step: 'outline', content: 'step-mine-999' }],
	});
});

test('nothing of a neighbour is in it, and no key, hash or challenge of one’s own', async () => {
	open = await openRights();
	const { context } = open;
	const neighbour = await seedAccount(context, { mark: 'neighbour', jobs: 3 });
	const mine = await seedAccount(context, { mark: 'mine', jobs: 3 });
	await seedReceipt(context, neighbour.jobIds[0] ?? '', neighbour.siteId);
	await seedReceipt(context, mine.jobIds[0] ?? '', mine.siteId);
	const text = await whole(exportAccount(context, mine.accountId));
	expect(text).not.toContain('neighbour');
	for (const id of [neighbour.accountId, neighbour.siteId, neighbour.keyId, ...neighbour.jobIds]) {
		expect(text).not.toContain(id);
	}
	for (const secret of ['hash-mine', 'challenge-mine', 'secret-mine', 'print-mine', 'content-mine', 'jane.doe']) {
		expect([secret, text.includes(secret)]).toEqual([secret, false]);
	}
	expect(AccountExport.parse(JSON.parse(text)).receipts).toMatchObject([{ subject: mine.jobIds[0] }]);
});

test('of an account that is gone there is nothing to export', async () => {
	open = await openRights();
	await expect(whole(exportAccount(open.context, 'nobody'))).rejects.toMatchObject({ code: 'not_found' });
});

test('articles that are taken or written meanwhile do no harm', async () => {
	open = await openRights();
	const { context } = open;
	const { accountId, siteId } = await seedAccount(context, { mark: 'mine', jobs: 300 });
	let text = '';
	let seen = 0;
	for await (const piece of exportAccount(context, accountId)) {
		text += piece;
		if (!piece.includes('"idempotency_key"') || ++seen !== 100) continue;
		const erased = { content_key: null, request: null, result: null, delivery: 'delivered' as const };
		await context.jobs.store.db.updateTable('jobs').set(erased).where('site_id', '=', siteId).execute();
		await context.jobs.store.db.deleteFrom('job_steps').execute();
	}
	const document = AccountExport.parse(JSON.parse(text));
	expect(document.jobs).toHaveLength(300);
	expect(document.jobs.filter(({ request }) => request !== null)).toHaveLength(100);
});
