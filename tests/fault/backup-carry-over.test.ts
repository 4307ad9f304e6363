import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { addOperator, auditAfter, behindItsBack, commandProcess, newestAudit } from '../service/operators-harness.ts';
import { SERVICE_MAIN, startServerProcess, testSettings } from '../stack/server-process.ts';

const root = mkdtempSync(join(tmpdir(), 'draftsmith-carry-over-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const ACCOUNT = '01990000-0000-7000-8000-000000000001';
const SITE = '01990000-0000-7000-8000-000000000002';
/** What there is at the time of the backup. */
const AT_FIRST = `
	insert into accounts (id, email, plan, created_at, webhook, policy_version)
		values ('${ACCOUNT}', 'old@example.org', 'free', 1, x'01', null);
	insert into sites (id, account_id, domain, allow_external, created_at, status)
		values ('${SITE}', '${ACCOUNT}', 'example.org', 1, 1, 'active'), ('lost', '${ACCOUNT}', 'example.net', 1, 1, 'active');
	insert into api_keys (id, site_id, hash, last_four, created_at, revoked_at, expires_at)
		values ('revoked', '${SITE}', 'a', 'aaaa', 1, null, null), ('rotated', '${SITE}', 'b', 'bbbb', 1, null, null),
		('earlier', '${SITE}', 'c', 'cccc', 1, null, 5000), ('kept', '${SITE}', 'd', 'dddd', 1, null, null);
	insert into operators (id, name, role, hash, last_four, created_at) values ('gone', 'gone', 'owner', 'e', 'eeee', 1);
	insert into email_tokens (id, account_id, purpose, created_at, expires_at) values ('link', '${ACCOUNT}', 'confirm', 1, 9);
	insert into lanes (site_id, queued, running, concurrency, served_at) values ('lost', 0, 0, 2, 0);
	insert into templates (id, site_id, name, version, content_key, content, fingerprint, created_at)
		values ('t1', '${SITE}', 'deleted', 1, x'01', x'02', 'f', 1), ('t2', '${SITE}', 'deleted', 2, x'01', x'02', 'f', 1),
		('t3', '${SITE}', 'kept', 1, x'01', x'02', 'f', 1), ('t4', '${SITE}', 'pruned', 1, x'01', x'02', 'f', 1),
		('t5', '${SITE}', 'pruned', 2, x'01', x'02', 'f', 1);`;
/** What is decided after it. */
const SINCE = `
	update accounts set email = 'new@example.org', email_confirmed_at = 70, notices = 0, restriction = 'objection',
		restricted_at = 71, webhook = null;
	update sites set status = 'superseded', ended_at = 72 where id = 'lost';
	update sites set allow_external = 0 where id = '${SITE}';
	update api_keys set revoked_at = 73 where id = 'revoked';
	update api_keys set expires_at = 74 where id = 'rotated';
	update api_keys set expires_at = 9000 where id = 'earlier';
	update operators set revoked_at = 75 where id = 'gone';
	update email_tokens set used_at = 76;
	delete from templates where id in ('t1', 't2', 't4');
	insert into templates (id, site_id, name, version, content_key, content, fingerprint, created_at, deleted_at)
		values ('t6', '${SITE}', 'deleted', 3, x'', x'', '', 1, 77);`;

const rows = (folder: string, statement: string) =>
	behindItsBack(folder, (database) => database.prepare(statement).raw().all());
const execute = (folder: string, statement: string) =>
	behindItsBack(folder, (database: SqliteDatabase.Database) => {
		database.exec(statement);
	});

let folder: string;
let file: string;
beforeEach(async () => {
	folder = mkdtempSync(join(root, 'data-'));
	file = `${folder}.backup`;
	const server = await startServerProcess(SERVICE_MAIN, ['serve'], testSettings(folder));
	expect(await server.stop()).toBe(0);
	execute(folder, AT_FIRST);
});

/** Runs a command that must end well. */
async function run(argv: readonly string[], environment: Record<string, string> = {}): Promise<string> {
	const { code, out, err } = await commandProcess(folder, argv, environment);
	expect([code, err]).toEqual([0, '']);
	return out;
}

test('what was decided after the backup stays decided', async () => {
	await run(['backup', file]);
	execute(folder, SINCE);
	await run(['restore', file, '--replace']);
	expect(
		rows(folder, 'select email, email_confirmed_at, notices, restriction, restricted_at, webhook from accounts'),
	).toEqual([['new@example.org', 70, 0, 'objection', 71, null]]);
	expect(rows(folder, 'select domain, status, ended_at, allow_external from sites order by domain')).toEqual([
		['example.net', 'superseded', 72, 1],
		['example.org', 'active', null, 0],
	]);
	expect(rows(folder, "select concurrency from lanes where site_id = 'lost'")).toEqual([[0]]);
	expect(rows(folder, 'select id, revoked_at, expires_at from api_keys order by id')).toEqual([
		['earlier', null, 5000],
		['kept', null, null],
		['revoked', 73, null],
		['rotated', null, 74],
	]);
	expect(rows(folder, "select revoked_at from operators where id = 'gone'")).toEqual([[75]]);
	expect(rows(folder, 'select used_at from email_tokens')).toEqual([[76]]);
	// Content is erased, and the number of the deleted one is not given again.
	expect(
		rows(folder, 'select name, version, length(content), deleted_at is null from templates order by name, version'),
	).toEqual([
		['deleted', 3, 0, 0],
		['kept', 1, 1, 1],
		['pruned', 2, 1, 1],
	]);
});

test('a restriction that was lifted after the backup stays lifted', async () => {
	execute(folder, "update accounts set restriction = 'restriction', restricted_at = 5");
	await run(['backup', file]);
	execute(folder, 'update accounts set restriction = null, restricted_at = null');
	await run(['restore', file, '--replace']);
	expect(rows(folder, 'select restriction, restricted_at from accounts')).toEqual([[null, null]]);
});

test('of a lost machine it is told what comes back', async () => {
	await run(['backup', file]);
	const machine = mkdtempSync(join(root, 'machine-'));
	for (const name of ['master.key', 'erasures.jsonl']) copyFileSync(join(folder, name), join(machine, name));
	const { code, out } = await commandProcess(machine, ['restore', file]);
	expect([code, out]).toEqual([0, expect.stringMatching(/these are as they were then: API keys .*deleted templates/)]);
	expect(auditAfter(machine, newestAudit(machine) - 1)).toMatchObject([{ action: 'storage.restore', outcome: 'done' }]);
});

test('a restore cuts nothing from the audit, and is in it itself', async () => {
	await run(['backup', file]);
	await run(['account', 'plan', ACCOUNT, 'pro', '--reason', 'has paid']);
	const before = newestAudit(folder);
	const [seq, hash] = Object.values(rows(folder, "select seq, hash from chain_heads where name = 'audit'")[0] ?? {});
	await run(['restore', file, '--replace']);
	const entries = auditAfter(folder, 0);
	expect(entries.map(({ action }) => action)).toEqual(['storage.backup', 'account.plan', 'storage.restore']);
	expect(entries.at(-1)).toMatchObject({ seq: before + 1, actor: expect.stringMatching(/^local:/), outcome: 'done' });
	expect(JSON.parse(entries.at(-1)?.details ?? '')).toMatchObject({
		backup_created_at: expect.stringMatching(/^\d{4}-/),
		replaced_audit_seq: seq,
		replaced_audit_hash: hash,
		replaced_receipts_seq: 0,
		audit_carried: 2,
		audit_whole: true,
		receipts_whole: true,
	});
	expect(await run(['audit', 'verify', '--json'])).toContain('"sound": true');
	expect(await run(['receipt', 'verify', '--json'])).toContain('"sound": true');

	// What was meddled with does not become sound by a restore.
	await run(['backup', `${file}.2`]);
	await run(['account', 'plan', ACCOUNT, 'free', '--reason', 'has not paid']);
	await run(['plan', 'list']);
	execute(folder, "delete from audit where action = 'plan.list'");
	await run(['restore', `${file}.2`, '--replace']);
	expect((await commandProcess(folder, ['audit', 'verify', '--json'])).out).toContain('"sound": false');
});

test('a chain that can’t go on is told, and noted', async () => {
	await run(['backup', file]);
	await run(['restore', file, '--replace']);
	execute(folder, `update audit set hash = 'x' where seq = 1; update chain_heads set hash = 'y' where name = 'audit'`);
	await run(['backup', `${file}.2`]);
	const other = mkdtempSync(join(root, 'other-'));
	copyFileSync(join(folder, 'master.key'), join(other, 'master.key'));
	expect((await commandProcess(other, ['restore', file, '--without-erasures'])).code).toBe(0);
	const { code, out } = await commandProcess(other, ['restore', `${file}.2`, '--replace']);
	expect([code, out]).toEqual([0, expect.stringContaining('the chain "audit" since the backup could not be carried')]);
	const last = auditAfter(other, 0).at(-1);
	expect(JSON.parse(last?.details ?? '')).toMatchObject({ audit_whole: false, replaced_audit_seq: 1 });
});

test('commands about keys and backups are for owners, and each is in the audit', async () => {
	const [ann, ben] = [await addOperator(folder, 'ann', 'owner'), await addOperator(folder, 'ben', 'operator')];
	const commands = [
		['backup', file],
		['keyring', 'rotate'],
		['master-key', 'rotate'],
		['erasures', 'replay', join(folder, 'erasures.jsonl')],
		['restore', file, '--replace'],
	];
	const start = newestAudit(folder);
	const nobody = await commandProcess(folder, ['backup', file], { DRAFTSMITH_OPERATOR_KEY: 'dsa_live_wrong' });
	expect([nobody.code, nobody.err]).toEqual([1, expect.stringContaining('no valid operator’s key')]);
	for (const argv of commands) {
		const { code, err } = await commandProcess(folder, argv, { DRAFTSMITH_OPERATOR_KEY: ben });
		expect([argv, code, err]).toEqual([argv, 1, expect.stringContaining('this operator is operator. Ask an owner')]);
		await run(argv, { DRAFTSMITH_OPERATOR_KEY: ann });
	}
	expect(auditAfter(folder, start)).toMatchObject(
		['backup', 'keyring_rotate', 'master_key_rotate', 'erasures_replay', 'restore'].map((name) => ({
			action: `storage.${name}`,
			actor: 'operator:ann',
			role: 'owner',
			outcome: 'done',
		})),
	);
});
