import { join } from 'node:path';
import { createClient } from '@draftsmith/shared/client';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { writesArticle } from '../fakes/fake-article-model.ts';
import { expectSoundCounts, request, useArticleService } from './article-service.ts';

const world = useArticleService();

const sumOf = (days: { input_tokens: number; output_tokens: number }[]) =>
	days.reduce((sum, day) => sum + day.input_tokens + day.output_tokens, 0);

test('usage is told by key and model once a job has ended; today’s is the account’s, with what unfinished jobs hold', async () => {
	const { client } = await world.service.register();
	const { key } = await client.createKey({ scopes: ['jobs', 'usage'] });
	const other = createClient({ baseUrl: world.service.url, key, retries: 0 });
	const mine = await client.submit(request, { idempotencyKey: 'mine' });
	const job = await world.ended(client, mine.id);
	await world.ended(other, (await other.submit({ ...request, model: 'other' }, { idempotencyKey: 'theirs' })).id);
	world.upstream.behave(writesArticle(() => ({ kind: 'silence' })));
	const held = await client.submit(request, { idempotencyKey: 'held' });

	const report = await client.usage();
	expect(report.days.map(({ model, requests }) => [model, requests]).toSorted()).toEqual([
		['fake', 1],
		['other', 1],
	]);
	expect(new Set(report.days.map(({ key: masked }) => masked)).size).toBe(2);
	expect(report.days.find(({ model }) => model === 'fake')).toMatchObject({
		input_tokens: job.usage?.input_tokens,
		output_tokens: job.usage?.output_tokens,
	});
	expect(report.today.used).toBe(3);
	expect(report.today_tokens.used).toBeGreaterThan(sumOf(report.days) + 40_000);
	expect((await other.usage()).today).toEqual(report.today);

	await client.cancel(held.id);
	const after = await client.usage();
	expect(after.today.used).toBe(2);
	expect(after.today_tokens.used).toBe(sumOf(after.days));
	expectSoundCounts(world.service.folder);
});

test('a section that is written anew holds tokens of its own, on the day on which it was asked for', async () => {
	const { client, id } = await world.write();
	const before = await client.usage();
	world.upstream.behave(writesArticle(() => ({ kind: 'silence' })));
	await client.regenerate(id, 1, { hint: 'Shorter.' });
	const during = await client.usage();
	expect(during.today.used).toBe(before.today.used);
	expect(during.today_tokens.used).toBeGreaterThan(before.today_tokens.used + 40_000);
	// The first is canceled, the second is done: what either did not take goes back.
	await client.cancel(id);
	world.upstream.behave(writesArticle());
	await client.regenerate(id, 1, { hint: 'Longer.' });
	await world.ended(client, id);
	const after = await client.usage();
	expect(after.today_tokens.used).toBe(sumOf(after.days));
	expect(after.today_tokens.used).toBeGreaterThan(before.today_tokens.used);
	expect(after.days[0]?.requests).toBe(1);
	expectSoundCounts(world.service.folder);
});

test('a job never takes more than it reserved: its model is given that ceiling', async () => {
	const { client } = await world.service.register();
	const { id } = await client.submit({ ...request, model: 'thinker' }, { idempotencyKey: 'a' });
	const reserved = () => {
		const database = new Database(join(world.service.folder, 'draftsmith.sqlite'), { readonly: true });
		const value = database.prepare<[string], number>('select reserved_tokens from jobs where id = ?').pluck().get(id);
		database.close();
		return value ?? 0;
	};
	const ceiling = reserved();
	expect(ceiling).toBeGreaterThan(40_000 + 8 * 4000);
	expect((await world.ended(client, id)).state).toBe('succeeded');
	expect(reserved()).toBe(0);
	for (const { body } of world.upstream.requests) {
		const { max_tokens, max_completion_tokens } = JSON.parse(JSON.stringify(body));
		expect(max_tokens ?? max_completion_tokens).toBeLessThan(ceiling);
	}
});

test('without a ceiling of the editor’s, failed calls don’t use up what is reserved', async () => {
	let cuts = 0;
	world.upstream.behave(
		writesArticle(({ task, section }, answer) =>
			task === 'section' && section === 1 && cuts++ < 3 ? { kind: 'cut', text: 'long and lost '.repeat(8000) } : answer,
		),
	);
	const { client, job } = await world.write();
	expect(job.state).toBe('succeeded');
	expect(job.failed_usage.output_tokens).toBeGreaterThan(1000);
	const { days, today_tokens } = await client.usage();
	expect(today_tokens.used).toBe(sumOf(days));
});
