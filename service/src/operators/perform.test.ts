import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openSession } from '../commands/index.ts';
import { readConfig } from '../config.ts';
import type { Actor } from '../platform/caller.ts';
import { systemClock } from '../platform/clock.ts';
import { createLog } from '../platform/log.ts';
import { ProblemError } from '../platform/problem.ts';
import { loadMasterKey } from '../privacy/index.ts';
import { verifyChain } from '../records/index.ts';
import { openStore, type Store } from '../store/index.ts';
import type { Lasting, OperatorsContext, Reading, Streaming, Writing } from './action.ts';
import { perform, performStream } from './perform.ts';

const OWNER: Actor = { name: 'local:tester', role: 'owner' };
const SUPPORT: Actor = { name: 'operator:jane', role: 'support' };
const SUBJECT = '019a0000-0000-7000-8000-000000000001';
const Input = z.strictObject({ account: z.string() });
type Named = z.output<typeof Input>;

let folder: string;
let session: Awaited<ReturnType<typeof openSession>>;
let store: Store;
let context: OperatorsContext;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'draftsmith-perform-'));
	const config = readConfig({ DRAFTSMITH_DATA: folder });
	loadMasterKey(undefined, folder, false);
	const onFatal = (error: unknown) => {
		throw error;
	};
	await (await openStore({ ...config, clock: systemClock, instanceId: 'test', onFatal })).close();
	const log = createLog('silent');
	session = await openSession(config, { clock: systemClock, log, signal: new AbortController().signal });
	context = session.context;
	store = context.store;
});

afterEach(async () => {
	await session.close();
	rmSync(folder, { recursive: true });
});

const writing: Writing<Named, string> = {
	name: 'account.plan',
	input: Input,
	prepare: async (_context, { account }) => {
		return async (trx) => {
			await trx.insertInto('sweeps').values({ class: account, swept_at: 1, removed: 1 }).execute();
			return { output: 'changed', subject: SUBJECT, details: { count: 1 } };
		};
	},
};

async function audit() {
	const rows = await store.db.selectFrom('audit').selectAll().orderBy('seq').execute();
	return rows.map(({ actor, role, action, subject, reason, details }) => {
		return { actor, role, action, subject, reason, ...JSON.parse(details) };
	});
}

const deed = { actor: 'local:tester', role: 'owner', action: 'account.plan', reason: 'asked by phone' };

test('a deed and its entry are written together', async () => {
	expect(await perform(context, OWNER, writing, { account: 'a' }, 'asked by phone')).toBe('changed');
	expect(await audit()).toEqual([{ ...deed, subject: SUBJECT, count: 1, outcome: 'done' }]);
	expect(await verifyChain(store.db, 'audit')).toEqual({ length: 1, brokenAt: null });
});

test('a deed that fails is undone, and its failure is an entry', async () => {
	const failing: Writing<Named, never> = {
		...writing,
		prepare: async () => async (trx) => {
			await trx.insertInto('sweeps').values({ class: 'left', swept_at: 1, removed: 1 }).execute();
			throw new ProblemError('not_found', 'It is gone.');
		},
	};
	await expect(perform(context, OWNER, failing, { account: 'a' }, 'asked by phone')).rejects.toThrow('It is gone.');
	expect(await store.db.selectFrom('sweeps').selectAll().execute()).toEqual([]);
	expect(await audit()).toEqual([{ ...deed, subject: null, code: 'not_found', outcome: 'failed' }]);
});

test('the message of an error that nobody expected is not kept: it may hold content', async () => {
	const failing: Reading<Named, never> = {
		name: 'account.show',
		input: Input,
		read: async () => {
			throw new Error('secret words of an article');
		},
	};
	await expect(perform(context, OWNER, failing, { account: 'a' })).rejects.toThrow('secret');
	const [entry] = await audit();
	expect(entry).toMatchObject({ outcome: 'failed', code: 'internal_error' });
	expect(JSON.stringify(entry)).not.toContain('secret');
});

test('who may not do it is refused before anything is looked at, which is an entry', async () => {
	const given = { account: SUBJECT, unknown: true };
	await expect(perform(context, SUPPORT, writing, given, undefined)).rejects.toMatchObject({
		code: 'insufficient_role',
	});
	const entry = { actor: 'operator:jane', role: 'support', action: 'account.plan', reason: null };
	expect(await audit()).toEqual([{ ...entry, subject: SUBJECT, outcome: 'refused' }]);
});

test.each([
	['no reason', { account: 'a' }, undefined],
	['an empty reason', { account: 'a' }, '   '],
	['a reason that names a person', { account: 'a' }, 'jane@example.org asked'],
	['a reason that is no text', { account: 'a' }, 7],
	['an unknown field', { account: 'a', more: 1 }, 'asked by phone'],
	['a wrong field', { account: 7 }, 'asked by phone'],
	['no object', 'a', 'asked by phone'],
])('%s is refused, and nothing was tried', async (_name, given, reason) => {
	await expect(perform(context, OWNER, writing, given, reason)).rejects.toMatchObject({ code: 'invalid_request' });
	expect(await audit()).toEqual([]);
});

test('a long deed leaves an entry before it begins and one when it has ended', async () => {
	const seen: unknown[] = [];
	const lasting: Lasting<Named, string> = {
		name: 'account.delete',
		input: Input,
		find: async () => SUBJECT,
		run: async () => {
			seen.push(await audit());
			return { output: 'gone', subject: 'pseudonym' };
		},
	};
	await perform(context, OWNER, lasting, { account: 'a' }, 'asked by letter');
	const entry = { ...deed, action: 'account.delete', reason: 'asked by letter' };
	expect(seen).toEqual([[{ ...entry, subject: SUBJECT, outcome: 'begun' }]]);
	expect((await audit())[1]).toEqual({ ...entry, subject: 'pseudonym', outcome: 'done' });
});

test('a stream that was read to its end, and one that was not', async () => {
	const streaming: Streaming<Named> = {
		name: 'account.export',
		input: Input,
		find: async () => SUBJECT,
		stream: async function* () {
			yield '{"a":';
			yield '"ü"}';
		},
	};
	for await (const _ of await performStream(context, OWNER, streaming, { account: 'a' }, 'asked')) {
		// All of it is read.
	}
	for await (const _ of await performStream(context, OWNER, streaming, { account: 'a' }, 'asked')) break;
	expect((await audit()).map(({ outcome, bytes }) => [outcome, bytes])).toEqual([
		['begun', undefined],
		['done', 10],
		['begun', undefined],
		['failed', 5],
	]);
});

test('twenty deeds at once make one chain', async () => {
	const accounts = Array.from({ length: 20 }, (_, index) => `class-${index}`);
	await Promise.all(accounts.map((account) => perform(context, OWNER, writing, { account }, 'all at once')));
	expect(await verifyChain(store.db, 'audit')).toEqual({ length: 20, brokenAt: null });
});
