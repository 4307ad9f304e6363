import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../platform/clock.ts';
import { createLog } from '../platform/log.ts';
import { openStore, type Store } from '../store/index.ts';
import { createRequestLog, type LoggedRequest, type RequestLog } from './request-log.ts';

const request: LoggedRequest = {
	method: 'GET',
	route: '/v1/jobs/:id',
	status: 200,
	duration: 12.7,
	account_id: 'account',
	api_key_id: 'key',
};
const network = () => '203.0.113.0/24';
let folder: string;
let store: Store;
let writes: number;
let lines: string[];
let isBroken: boolean;
let requestLog: RequestLog;
let tick: () => void;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'draftsmith-request-log-'));
	lines = [];
	writes = 0;
	isBroken = false;
	store = await openStore({
		dataFolder: folder,
		databaseUrl: undefined,
		clock: systemClock,
		instanceId: 'test',
		onFatal: (error) => {
			throw error;
		},
	});
	await store.db
		.insertInto('accounts')
		.values({ id: 'account', email: 'a@example.org', name: null, language: null, plan: 'free', created_at: 0 })
		.execute();
	requestLog = createRequestLog({
		store: {
			...store,
			write: async (work) => {
				writes++;
				if (isBroken) throw new Error('the disk is full');
				return store.write(work);
			},
		},
		// The time of the next batch is chosen by the test.
		clock: {
			...systemClock,
			after: (_, task) => {
				tick = task;
				return () => undefined;
			},
		},
		log: createLog('trace', { write: (line: string) => lines.push(line) }),
	});
});
afterEach(async () => {
	await requestLog.stop();
	await store.close();
	rmSync(folder, { recursive: true });
});

const rows = () => store.db.selectFrom('request_log').selectAll().orderBy('id').execute();

test('what came since is written in one go, and no request waits for it', async () => {
	for (let index = 0; index < 250; index++) requestLog.note(request, network);
	expect(writes).toBe(0);
	tick();
	await expect.poll(async () => (await rows()).length).toBe(250);
	expect(writes).toBe(3);
	const [first] = await rows();
	expect(first).toEqual({ ...request, id: first?.id, at: first?.at, duration: 13, network: '203.0.113.0/24' });
});

test('what was turned away leaves nothing', async () => {
	requestLog.note({ ...request, status: 429 }, network);
	requestLog.note({ ...request, status: 503 }, network);
	requestLog.note({ ...request, status: 401, account_id: null, api_key_id: null }, network);
	requestLog.note({ ...request, status: 413, account_id: null, api_key_id: null }, network);
	requestLog.note({ ...request, route: '/metrics', account_id: null }, network);
	requestLog.note({ ...request, route: '/*', status: 404, account_id: null }, network);
	requestLog.note({ ...request, status: 404 }, network);
	requestLog.note({ ...request, route: '/v1/registrations', status: 201, account_id: null }, network);
	await requestLog.stop();
	expect((await rows()).map(({ status }) => status).toSorted()).toEqual([201, 404]);
});

test('of an account that was erased meanwhile nothing is written', async () => {
	requestLog.note({ ...request, account_id: 'erased' }, network);
	requestLog.note(request, network);
	await requestLog.stop();
	expect((await rows()).map(({ account_id }) => account_id)).toEqual(['account']);
});

test('what waits when the service stops is written', async () => {
	requestLog.note(request, network);
	tick();
	requestLog.note(request, network);
	await requestLog.stop();
	expect(await rows()).toHaveLength(2);
});

test('it is bounded: what comes on top is counted in the log, as is what can’t be written', async () => {
	for (let index = 0; index < 10_007; index++) requestLog.note(request, network);
	await requestLog.stop();
	expect(await rows()).toHaveLength(10_000);
	expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 'warn', count: 7 }]);
	isBroken = true;
	requestLog.note(request, network);
	await requestLog.stop();
	expect(JSON.parse(lines[1] ?? '')).toMatchObject({ level: 'warn', count: 1, error_name: 'Error' });
	expect(await rows()).toHaveLength(10_000);
});
