import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type FakeOpenAiServer, startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { startFakeSmtpServer } from '../fakes/fake-smtp-server.ts';
import { SERVICE_MAIN, startServerProcess } from '../stack/server-process.ts';
import { findFreePort } from '../wordpress/ports.ts';

const MASTER_KEY = '5ec7e7'.padEnd(64, '0');
const API_KEY = 'sk-SECRET-of-a-provider';
const PASSWORD = 'SECRET-of-a-database';
/** Where Node keeps what it has compiled, if that is set: half of a start's processor time. */
const COMPILED = process.env.NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE } : {};
/** A frame of a stack trace. */
const STACK = /^\s+at .+:\d+/m;
/** An address that documentation may use (RFC 5737) and no machine has. */
const NOT_OURS = '203.0.113.1';

let upstream: FakeOpenAiServer;
/** A new folder for each test; `data` in it is the service's. */
let folder: string;
let data: string;
beforeAll(async () => {
	upstream = await startFakeOpenAiServer({ kind: 'silence' });
});
afterAll(() => upstream.stop());
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'draftsmith-doctor-'));
	data = join(folder, 'data');
	mkdirSync(data);
});
afterEach(() => rmSync(folder, { recursive: true }));

type Ended = { code: number | null; stdout: string; stderr: string };

/** Runs the service's command line to its end, with these settings alone. Whatever it says, it tells no secret. */
async function runMain(command: 'doctor' | 'serve', settings: Record<string, string> = {}): Promise<Ended> {
	const child = spawn(process.execPath, [SERVICE_MAIN, command], {
		env: {
			PATH: process.env.PATH,
			HOME: folder,
			PORT: '0',
			DRAFTSMITH_DATA: data,
			DRAFTSMITH_DISCOVER: '0',
			LOG_LEVEL: 'silent',
			PROVIDER_KEY: API_KEY,
			...COMPILED,
			...settings,
		},
		stdio: ['ignore', 'pipe', 'pipe'],
		timeout: 50_000,
	});
	const said = { stdout: '', stderr: '' };
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		said.stdout += text;
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		said.stderr += text;
	});
	const code = await new Promise<number | null>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', resolve);
	});
	for (const secret of [MASTER_KEY, API_KEY, PASSWORD]) expect(said.stdout + said.stderr).not.toContain(secret);
	return { code, ...said };
}

/** The doctor's words, after it was made sure that they are on one stream and without a stack trace. */
async function runDoctor(settings: Record<string, string> = {}): Promise<{ code: number | null; text: string }> {
	const { code, stdout, stderr } = await runMain('doctor', settings);
	expect(stderr).toBe('');
	expect(stdout).not.toMatch(STACK);
	return { code, text: stdout };
}

/** Writes an engines file with one model, changed as given; gives its path. */
function writeEngines(changes: Record<string, unknown> = {}): string {
	const server = { engine: 'openai-compatible', scope: 'self_hosted', base_url: upstream.baseUrl };
	const model = { ...server, id: 'fake', model: 'fake-model' };
	const file = join(folder, 'engines.json');
	writeFileSync(file, JSON.stringify({ models: [{ ...model, api_key_env: 'PROVIDER_KEY', ...changes }] }));
	return file;
}

const databaseFile = () => join(data, 'draftsmith.sqlite');

/** Number of the page, from 1, at which a table or index begins. */
function rootPage(name: string): number {
	const database = new Database(databaseFile(), { readonly: true });
	const row = database
		.prepare<[string], { rootpage: number }>('select rootpage from sqlite_schema where name = ?')
		.get(name);
	database.close();
	if (row === undefined) throw new Error(`the database has no ${name}`);
	return row.rootpage;
}

test('a set-up without fault is called so', async () => {
	const smtp = await startFakeSmtpServer({ hideSTARTTLS: true });
	const { code, text } = await runDoctor({
		PORT: String(await findFreePort()),
		DRAFTSMITH_MASTER_KEY: MASTER_KEY,
		DRAFTSMITH_ENGINES: writeEngines(),
		DRAFTSMITH_SMTP_URL: smtp.url,
		DRAFTSMITH_MAIL_FROM: 'Draftsmith <service@drafts.example>',
		DRAFTSMITH_PUBLIC_URL: 'https://service.example',
	});
	await smtp.stop();
	expect(text).toMatch(/The service can run\.\n$/);
	expect(text).toContain('model fake (self_hosted)');
	expect(text).not.toMatch(/warn|FAIL/);
	expect(code).toBe(0);
});

test('mails that are not sent are a warning, a mail server that can’t be used is an error', async () => {
	const without = await runDoctor();
	expect(without.text).toMatch(/warn.*mails are not sent.*DRAFTSMITH_SMTP_URL/);
	expect(without.text).toContain(join(data, 'mails'));
	expect(without.code).toBe(0);
	const smtp = await startFakeSmtpServer({ hideSTARTTLS: true });
	await smtp.stop();
	const from = { DRAFTSMITH_MAIL_FROM: 'service@drafts.example' };
	const broken = await runDoctor({ ...from, DRAFTSMITH_SMTP_URL: `smtp://user:${PASSWORD}@127.0.0.1:${smtp.port}` });
	expect(broken.text).toMatch(/FAIL.*the mail server 127\.0\.0\.1:\d+ can’t be used/);
	expect(broken.code).toBe(1);
});

test('a bad setting is named', async () => {
	const { code, text } = await runDoctor({ PORT: 'abc', DRAFTSMITH_MASTER_KEY: `${MASTER_KEY}00` });
	expect(text).toMatch(/FAIL.*PORT/);
	expect(text).toMatch(/FAIL.*DRAFTSMITH_MASTER_KEY/);
	expect(code).toBe(1);
});

test('a data folder that can’t be made is named', async () => {
	writeFileSync(join(folder, 'file'), '');
	const below = join(folder, 'file', 'data');
	const { code, text } = await runDoctor({ DRAFTSMITH_DATA: below });
	expect(text).toMatch(/FAIL/);
	expect(text).toContain(below);
	expect(code).toBe(1);
});

test('a data folder of another user is named', async (context) => {
	context.skip(process.getuid?.() === 0, 'root may write anywhere');
	chmodSync(data, 0o500);
	const { code, text } = await runDoctor();
	chmodSync(data, 0o700);
	expect(text).toMatch(/FAIL.*can’t be written.*DRAFTSMITH_DATA/);
	expect(text).toContain(data);
	expect(code).toBe(1);
});

test('a mistake in the engines file is named with its place', async () => {
	const { code, text } = await runDoctor({
		DRAFTSMITH_ENGINES: writeEngines({ base_url: 'nonsense', api_key: API_KEY }),
	});
	expect(text).toMatch(/FAIL.*engines\.json/);
	expect(text).toContain('models[0].base_url');
	expect(text).toContain('"api_key"');
	expect(code).toBe(1);
});

test('a key that is missing is named by its variable', async () => {
	const { code, text } = await runDoctor({ DRAFTSMITH_ENGINES: writeEngines({ api_key_env: 'OTHER_KEY' }) });
	expect(text).toMatch(/warn.*model fake.*OTHER_KEY/);
	expect(code).toBe(0);
});

test('a model that its server does not have is named', async () => {
	const { code, text } = await runDoctor({ DRAFTSMITH_ENGINES: writeEngines({ model: 'another' }) });
	expect(text).toMatch(/warn.*model fake.*does not list "another"/);
	expect(code).toBe(0);
});

test('a server of another company is not asked', async () => {
	// It would say that it does not have this model.
	const entry = { engine: 'openai', scope: 'external', base_url: upstream.baseUrl, model: 'another' };
	const { code, text } = await runDoctor({ DRAFTSMITH_ENGINES: writeEngines(entry) });
	expect(text).toMatch(/ok.*model fake \(external\)$/m);
	expect(code).toBe(0);
});

test('a server that does not answer is a warning', async () => {
	const nobody = `http://127.0.0.1:${await findFreePort()}/v1`;
	const { code, text } = await runDoctor({ DRAFTSMITH_ENGINES: writeEngines({ base_url: nobody }) });
	expect(text).toMatch(/warn.*model fake.*does not answer/);
	expect(code).toBe(0);
});

test('a master key that others can read', async () => {
	const file = join(data, 'master.key');
	writeFileSync(file, MASTER_KEY);
	chmodSync(file, 0o644);
	const { code, text } = await runDoctor();
	expect(text).toMatch(/FAIL.*others can read.*chmod 600/);
	expect(text).toContain(file);
	expect(code).toBe(1);
});

test('a file that is no database', async () => {
	writeFileSync(databaseFile(), 'garbage '.repeat(1024));
	const { code, text } = await runDoctor();
	expect(text).toMatch(/FAIL.*not a database/);
	expect(code).toBe(1);
});

test('a database that is damaged inside', async () => {
	const running = await startServerProcess(SERVICE_MAIN, ['serve'], {
		PORT: '0',
		DRAFTSMITH_DATA: data,
		DRAFTSMITH_DISCOVER: '0',
	});
	await running.stop();
	expect((await runDoctor()).code).toBe(0);
	// A page that opening the database does not read.
	const page = rootPage('jobs_expiry');
	writeFileSync(databaseFile(), readFileSync(databaseFile()).fill(0x5a, 4096 * (page - 1), 4096 * page));
	const { code, text } = await runDoctor();
	expect(text).toMatch(/FAIL.*damaged.*restore a backup/s);
	expect(code).toBe(1);
});

test('a taken port is a warning, for the service may run already', async () => {
	const server = createServer();
	const port = await findFreePort();
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	const { code, text } = await runDoctor({ PORT: String(port) });
	server.close();
	expect(text).toMatch(new RegExp(`warn.*port ${port} .*taken.*PORT`));
	expect(code).toBe(0);
});

test('an address that this machine does not have', async () => {
	const { code, text } = await runDoctor({ HOST: NOT_OURS });
	expect(text).toMatch(/FAIL.*203\.0\.113\.1/);
	expect(text).not.toContain('taken');
	expect(code).toBe(1);
});

test('a PostgreSQL that can’t be reached, without its password', async () => {
	const port = await findFreePort();
	const { code, text } = await runDoctor({ DATABASE_URL: `postgres://draftsmith:${PASSWORD}@localhost:${port}/x` });
	expect(text).toMatch(/FAIL.*PostgreSQL can’t be opened: .*ECONNREFUSED/);
	expect(code).toBe(1);
});

/** What keeps the service from starting: the settings, and what it says of them. */
const refusals: [string, () => Record<string, string>, RegExp][] = [
	[
		'settings',
		() => ({
			PORT: '99999',
			DRAFTSMITH_MASTER_KEY: `${MASTER_KEY}00`,
			DATABASE_URL: `mysql://draftsmith:${PASSWORD}@localhost/x`,
		}),
		/PORT: .+\nDRAFTSMITH_MASTER_KEY: .+\nDATABASE_URL: /,
	],
	['an engines file', () => ({ DRAFTSMITH_ENGINES: writeEngines({ scope: 'ours' }) }), /models\[0\]\.scope/],
	['a missing engines file', () => ({ DRAFTSMITH_ENGINES: join(folder, 'none.json') }), /none\.json/],
	['an address', () => ({ HOST: NOT_OURS }), /203\.0\.113\.1/],
	[
		'a folder',
		() => {
			writeFileSync(join(folder, 'file'), '');
			return { DRAFTSMITH_DATA: join(folder, 'file', 'data') };
		},
		/file\/data/,
	],
	[
		'a database',
		() => {
			writeFileSync(databaseFile(), 'garbage '.repeat(1024));
			return { DRAFTSMITH_MASTER_KEY: MASTER_KEY };
		},
		/not a database/,
	],
	[
		'a master key that is gone although there is a database',
		() => {
			writeFileSync(databaseFile(), '');
			return {};
		},
		/master\.key is gone[\s\S]*backup/,
	],
	[
		'a master key that is none',
		() => {
			writeFileSync(join(data, 'master.key'), MASTER_KEY.slice(1), { mode: 0o600 });
			return {};
		},
		/master\.key does not hold a master key/,
	],
];
test.for(refusals)('serve refuses in words: %s', async ([, prepare, expected]) => {
	const { code, stderr } = await runMain('serve', prepare());
	expect(stderr).toMatch(/^draftsmith: /);
	expect(stderr).toMatch(expected);
	expect(stderr).toContain('draftsmith doctor');
	expect(stderr).not.toMatch(STACK);
	expect(code).toBe(1);
});
