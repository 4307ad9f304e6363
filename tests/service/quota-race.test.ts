import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@draftsmith/shared/client';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { writesArticle } from '../fakes/fake-article-model.ts';
import { type FakeOpenAiServer, startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { type ServerProcess, startServerProcess, testSettings } from '../stack/server-process.ts';
import { type PrivatePostgres, startPrivatePostgres } from './private-postgres.ts';

/** Submissions at the same time to each of two processes. */
const PARALLEL = 200;
/** The plan bounds the requests of one key at the same time, and the queue of one site: neither must hold the race up. */
const SITES = 3;
const KEYS_OF_SITE = 4;
/** Of the plan `free`, in a day. */
const REQUESTS = 50;
const TOKENS = 3_000_000;
/** No clock of the two knows what day it is. */
const SERVER = new URL('quota-race-server.ts', import.meta.url).pathname;
const RHYTHMS = ['7', '11'];
/** The next one, for both: between their starts it may pass. */
const MIDNIGHT = String(new Date().setUTCHours(24, 0, 0, 0));

type Day = { day: string; requests: number; tokens: number };
type Query = (sql: string) => Promise<Day[]>;

let upstream: FakeOpenAiServer;
let folder: string;
let processes: ServerProcess[] = [];

beforeAll(async () => {
	upstream = await startFakeOpenAiServer(writesArticle());
});
afterAll(() => upstream.stop());
afterEach(async () => {
	await Promise.all(processes.map((each) => each.stop()));
	rmSync(folder, { recursive: true, force: true });
});

/** Two processes on one database, each with a clock that stands around midnight and jumps in its own rhythm. */
async function startProcesses(environment: Record<string, string>): Promise<void> {
	folder = mkdtempSync(join(tmpdir(), 'draftsmith-race-'));
	processes = [];
	const fake = { id: 'fake', engine: 'openai-compatible', scope: 'self_hosted', base_url: upstream.baseUrl };
	writeFileSync(join(folder, 'engines.json'), JSON.stringify({ models: [fake] }));
	const settings = {
		...testSettings(folder),
		DRAFTSMITH_PLAN: 'free',
		DRAFTSMITH_WORKERS: '0',
		DRAFTSMITH_ENGINES: join(folder, 'engines.json'),
		...environment,
	};
	// One after the other: the first makes the database.
	for (const rhythm of RHYTHMS) processes.push(await startServerProcess(SERVER, [rhythm, MIDNIGHT], settings));
}

/** An account with many sites and keys: if either meant more quota, it would be seen. */
async function keysOfOneAccount(baseUrl: string, email: string): Promise<string[]> {
	const { account, key } = await createClient({ baseUrl }).register({ email, domain: 'example.org' });
	const client = createClient({ baseUrl, key });
	const sites = [account.site.id];
	const keys = [key];
	while (sites.length < SITES) {
		const added = await client.addSite({ domain: `site${sites.length}.example.org` });
		sites.push(added.site.id);
		keys.push(added.key);
	}
	for (const site_id of sites) {
		for (let made = 1; made < KEYS_OF_SITE; made++) {
			keys.push((await client.createKey({ scopes: ['jobs'], site_id })).key);
		}
	}
	return keys;
}

async function submit(url: string, key: string, body: string): Promise<string> {
	const response = await fetch(`${url}/v1/jobs`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${key}`,
			'content-type': 'application/json',
			'idempotency-key': crypto.randomUUID(),
		},
		body,
	});
	const answer = await response.json();
	return response.status === 202 ? 'accepted' : `${answer.code} ${answer.limit_source}`;
}

/** What the quota of an account says, and what its jobs say, by day. */
async function daysOf(query: Query, email: string): Promise<{ quota: Day[]; jobs: Day[] }> {
	const account = `(select id from accounts where email = '${email}')`;
	const numbers = (rows: Day[]) =>
		rows.map(({ day, requests, tokens }) => ({ day, requests: Number(requests), tokens: Number(tokens) }));
	return {
		quota: numbers(
			await query(`select day, requests, tokens from quota_days where account_id = ${account} order by day`),
		),
		jobs: numbers(
			await query(`select usage_day as day, count(*) as requests, sum(reserved_tokens) as tokens
				from jobs join sites on sites.id = site_id where account_id = ${account} group by usage_day order by usage_day`),
		),
	};
}

async function race(rounds: number, query: Query): Promise<void> {
	const days = new Set<string>();
	const answers = new Map<string, number>();
	const urls = processes.map(({ url }) => url);
	for (let round = 0; round < rounds; round++) {
		const email = `round${round}@example.org`;
		const keys = await keysOfOneAccount(urls[0] ?? '', email);
		// In every second round the tokens are what runs out.
		const isOfTokens = round % 2 === 1;
		const how = isOfTokens ? { model: 'fake', length: 10_000 } : { model: 'outline' };
		const body = JSON.stringify({ title: 'Bread', language: 'en', ...how });
		const given = await Promise.all(
			Array.from({ length: PARALLEL }, (_, index) => keys[index % keys.length] ?? '').flatMap((key) =>
				urls.map((url) => submit(url, key, body)),
			),
		);
		for (const answer of given) answers.set(answer, (answers.get(answer) ?? 0) + 1);
		const { quota, jobs } = await daysOf(query, email);
		expect(quota).toEqual(jobs);
		for (const { day, requests, tokens } of jobs) {
			days.add(day);
			expect(requests).toBeLessThanOrEqual(REQUESTS);
			expect(tokens).toBeLessThanOrEqual(TOKENS);
		}
		const accepted = given.filter((answer) => answer === 'accepted').length;
		expect(jobs.reduce((sum, { requests }) => sum + requests, 0)).toBe(accepted);
		// The day on which most came is full: the limit was reached, not only kept.
		const [fullest] = jobs.toSorted((one, other) => other.requests - one.requests);
		if (isOfTokens)
			expect(TOKENS - (fullest?.tokens ?? 0)).toBeLessThan((fullest?.tokens ?? 0) / (fullest?.requests ?? 1));
		else expect(fullest?.requests).toBe(REQUESTS);
	}
	console.log([...answers].map(([answer, count]) => `${answer}: ${count}`).join(', '), [...days].toSorted().join(' '));
	expect([...answers.keys()].toSorted()).toEqual([
		'accepted',
		'daily_limit requests_per_day',
		'daily_limit tokens_per_day',
	]);
	expect(days.size).toBeGreaterThanOrEqual(3);
}

test(`2 processes x ${PARALLEL} submissions at once x 20 rounds, around midnight and with clocks that jump: no day is above its limit`, async () => {
	await startProcesses({});
	const database = new Database(join(folder, 'draftsmith.sqlite'), { readonly: true });
	await race(20, async (sql) => database.prepare<[], Day>(sql).all());
	database.close();
}, 400_000);

test('the same on PostgreSQL, 4 rounds', async ({ skip }) => {
	const postgres: PrivatePostgres | undefined = await startPrivatePostgres();
	if (!postgres) return skip('PostgreSQL is not installed');
	try {
		await startProcesses({ DATABASE_URL: postgres.url });
		const client = new pg.Client({ connectionString: postgres.url });
		await client.connect();
		await race(4, async (sql) => (await client.query<Day>(sql)).rows);
		await client.end();
	} finally {
		await Promise.all(processes.map((each) => each.stop()));
		await postgres.stop();
	}
}, 400_000);
