import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@draftsmith/shared/client';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findStrace, type Strace, startTracedService, type TracedService } from './trace.ts';

const JOBS = 40;
/** Submitted at the same time, so that they share commits; the others come one by one. */
const CONCURRENT = 24;
const folder = mkdtempSync(join(tmpdir(), 'draftsmith-durability-'));
let strace: Strace | undefined;
let reason = '';
let service: TracedService | undefined;
let key = '';

// Without strace it is fetched first, which may take a minute.
beforeAll(async () => {
	try {
		strace = await findStrace();
	} catch (error) {
		reason = `Durability against power loss was NOT tested, for nothing can be traced here. ${error}`;
	}
}, 300_000);
afterEach(async () => {
	await service?.end('SIGKILL');
	service = undefined;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Gives the ids of the jobs that were accepted, some submitted at the same time and some alone. */
async function submitJobs(url: string): Promise<string[]> {
	if (key === '')
		key = (await createClient({ baseUrl: url }).register({ email: 'a@example.org', domain: 'example.org' })).key;
	const client = createClient({ baseUrl: url, key, retries: 0 });
	const submit = async () => {
		const request = { title: 'Bread', language: 'en', model: 'outline' };
		return (await client.submit(request, { idempotencyKey: crypto.randomUUID() })).id;
	};
	const ids = await Promise.all(Array.from({ length: CONCURRENT }, submit));
	while (ids.length < JOBS) ids.push(await submit());
	return ids;
}

const lives: [string, 'SIGTERM' | 'SIGKILL'][] = [
	['a fresh database', 'SIGTERM'],
	['a database opened again after a stop', 'SIGKILL'],
	['a database opened again after a kill', 'SIGTERM'],
];

/**
 * Invariant I2. Killing the process proves nothing here, for what it wrote stays in the system's memory: only the order of
 * the system calls shows what a power cut would leave. better-sqlite3's own default flushes the log of a fresh database now
 * and then and that of a reopened one hardly ever, so both are looked at.
 */
test.for(lives)('each 202 follows the flush of the log that holds its job: %s', async ([, end], context) => {
	if (strace === undefined) {
		console.warn(reason);
		return context.skip(reason);
	}
	service = await startTracedService(strace, folder);
	const accepted = await submitJobs(service.url);
	const trace = await service.end(end);
	service = undefined;

	const { answered, violations } = checkDurability(trace);
	expect(violations).toEqual([]);
	expect(answered.toSorted()).toEqual(accepted.toSorted());
	expect(answered.length).toBeGreaterThanOrEqual(JOBS);
	// Had the service never flushed, the check would have seen it at each answer.
	expect(checkDurability(withoutFlushes(trace)).violations).toHaveLength(answered.length);
});

const LINE = /^(\d+) +(.*)$/;
const UNFINISHED = ' <unfinished ...>';
const RESUMED = /^<\.\.\. \w+ resumed>/;
const LOG_WRITE = /^(?:write|writev|pwrite64|pwritev)\(\d+<[^>]*-wal>/;
const LOG_FLUSH = /^(?:fsync|fdatasync)\(\d+<[^>]*-wal>\) += 0$/;
const ACCEPTANCE = /^(?:write|writev|sendto|sendmsg)\(\d+<(?:socket|TCP)[^"]*"HTTP\/1\.1 202 /;
const JOB_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/**
 * Reads strace's lines for the promise that whatever is answered with 202 is on the disk: when the answer goes to the
 * socket, the job it names was written to SQLite's write-ahead log (WAL), and everything written there was flushed since.
 * @returns the ids of the jobs so answered, and a sentence for each answer that broke the promise
 */
function checkDurability(trace: string): { answered: string[]; violations: string[] } {
	const unfinished = new Map<string, string>();
	const logged = new Set<string>();
	const answered: string[] = [];
	const violations: string[] = [];
	let unflushed = 0;

	function begin(call: string): void {
		if (LOG_WRITE.test(call)) {
			unflushed++;
			for (const [id] of call.matchAll(JOB_ID)) logged.add(id);
		}
		if (!ACCEPTANCE.test(call)) return;
		const id = /location: \/v1\/jobs\/([0-9a-f-]{36})/.exec(call)?.[1];
		if (id === undefined) {
			violations.push('an answer names no job');
			return;
		}
		answered.push(id);
		if (!logged.has(id)) violations.push(`job ${id} was answered before it was written to the log`);
		else if (unflushed > 0) violations.push(`job ${id} was answered with ${unflushed} writes to the log not flushed`);
	}

	for (const line of trace.split('\n')) {
		const [, thread, text] = LINE.exec(line) ?? [];
		if (thread === undefined || text === undefined) continue;
		// A call that another thread's call came between is printed in two halves. It counts as a write from its first, as a
		// flush only from its second.
		const resumed = RESUMED.exec(text)?.[0];
		const call = resumed === undefined ? text : `${unfinished.get(thread) ?? ''}${text.slice(resumed.length)}`;
		if (resumed === undefined) begin(call);
		if (call.endsWith(UNFINISHED)) unfinished.set(thread, call.slice(0, -UNFINISHED.length));
		else if (LOG_FLUSH.test(call)) unflushed = 0;
	}
	return { answered, violations };
}

/** The same trace as if the service had never flushed its log: on it, the check above must fail. */
function withoutFlushes(trace: string): string {
	return trace
		.split('\n')
		.filter((line) => !/^\d+ +(?:fsync|fdatasync)\(\d+<[^>]*-wal>/.test(line))
		.join('\n');
}
