import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { modelsCommand } from '../../service/src/models/index.ts';
import { type Clock, systemClock } from '../../service/src/platform/clock.ts';
import { ensureLlamaCpp } from './ensure-llama-cpp.ts';
import { startFileServer } from './file-server.ts';
import { makeGguf, SAID } from './make-gguf.ts';
import { collect, temporaryFolder, tinyEngine } from './tiny-engine.ts';

beforeAll(ensureLlamaCpp);

const MODEL = makeGguf();
const OTHER = Buffer.concat([makeGguf({ endless: true }), Buffer.alloc(32)]);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
/** Time in which the pauses between attempts are short; a minute of silence stays long. */
const hurried: Clock = {
	...systemClock,
	after: (delay, task) => systemClock.after(delay < 60_000 ? delay / 50 : 2000, task),
};

/** Runs the command, and gives what it printed and its exit code. */
async function pull(dataFolder: string, args: string[], signal = new AbortController().signal, clock = hurried) {
	const lines: string[] = [];
	const progress: string[] = [];
	const code = await modelsCommand(['pull', ...args], {
		dataFolder,
		fetch,
		clock,
		print: (line) => lines.push(line),
		printProgress: (line) => progress.push(line),
		signal,
	});
	const models = join(dataFolder, 'models');
	const names = existsSync(models) ? readdirSync(models) : [];
	return { code, said: lines.join('\n'), progress, names: names.toSorted(), path: join(models, 'tiny.gguf') };
}

test('a model is fetched, checked, named when it is whole, and llama.cpp writes with it', async () => {
	const server = await startFileServer(MODEL);
	const result = await pull(temporaryFolder(), [server.url, '--sha256', sha256(MODEL).toUpperCase()]);
	expect(result).toMatchObject({ code: 0, names: ['tiny.gguf'] });
	expect(result.said).toContain(`SHA-256: ${sha256(MODEL)}, as wanted`);
	expect(result.progress.at(-1)).toMatch(/^100 %, 3\.5 of 3\.5 MB, [\d.]+ MB\/s$/);
	expect(readFileSync(result.path).equals(MODEL)).toBe(true);
	await expect(collect(tinyEngine({ modelPath: result.path }))).resolves.toMatchObject({ text: SAID });
});

test('progress is told while it comes, not more than twice a second', async () => {
	const server = await startFileServer(MODEL, { pause: 700 });
	const { progress } = await pull(temporaryFolder(), [server.url], undefined, systemClock);
	expect(progress.length).toBeGreaterThanOrEqual(2);
	expect(progress.length).toBeLessThanOrEqual(3);
});

test('a cut connection is gone on with where it was cut', async () => {
	const server = await startFileServer(MODEL, { cutAfter: 1_500_000 });
	const result = await pull(temporaryFolder(), [server.url, '--sha256', sha256(MODEL)]);
	expect(result).toMatchObject({ code: 0, names: ['tiny.gguf'] });
	expect(server.asked.map(({ range }) => range)).toEqual([undefined, 'bytes=1500000-', 'bytes=3000000-']);
	expect(server.asked[1]?.ifRange).toBe('"one"');
});

test('what an interrupted pull has left is gone on with by the next', async () => {
	const server = await startFileServer(MODEL, { pause: 60_000 });
	const folder = temporaryFolder();
	const interrupted = await pull(folder, [server.url], AbortSignal.timeout(500));
	expect(interrupted).toMatchObject({ code: 130, names: ['tiny.gguf.part', 'tiny.gguf.part.json'] });
	server.state.pause = 0;
	const result = await pull(folder, [server.url, '--sha256', sha256(MODEL)]);
	expect(result).toMatchObject({ code: 0, names: ['tiny.gguf'] });
	expect(result.said).toContain('Going on with');
	expect(server.asked.at(-1)?.range).toMatch(/^bytes=[1-9]\d+-$/);
});

test('a file that changed in the meantime is fetched anew', async () => {
	const server = await startFileServer(MODEL, { pause: 60_000 });
	const folder = temporaryFolder();
	await pull(folder, [server.url], AbortSignal.timeout(500));
	Object.assign(server.state, { body: OTHER, etag: '"two"', pause: 0 });
	const result = await pull(folder, [server.url, '--sha256', sha256(OTHER)]);
	expect(result).toMatchObject({ code: 0, names: ['tiny.gguf'] });
	expect(server.asked.at(-1)?.ifRange).toBe('"one"');
});

test.each([
	['ignores ranges', { ignoresRange: true }],
	['has no ETag', { etag: undefined }],
	['has a weak ETag', { etag: 'W/"one"' }],
	['does not tell the length', { hidesLength: true }],
])('from a server that %s a cut file is fetched anew, and whole', async (_, behaviour) => {
	const server = await startFileServer(MODEL, { ...behaviour, pause: 60_000 });
	const folder = temporaryFolder();
	const interrupted = await pull(folder, [server.url], AbortSignal.timeout(500));
	expect(interrupted.names).toContain('tiny.gguf.part');
	server.state.pause = 0;
	const result = await pull(folder, [server.url, '--sha256', sha256(MODEL)]);
	expect(result).toMatchObject({ code: 0, names: ['tiny.gguf'] });
});

test('a file with another digest is deleted, and both digests are told', async () => {
	const server = await startFileServer(MODEL);
	const result = await pull(temporaryFolder(), [server.url, '--sha256', sha256(OTHER)]);
	expect(result).toMatchObject({ code: 1, names: [] });
	expect(result.said).toContain(sha256(MODEL));
	expect(result.said).toContain(sha256(OTHER));
});

test.each([
	['a page that asks for a login', Buffer.from('<!doctype html><title>Log in</title>')],
	['nothing', Buffer.alloc(0)],
	['two bytes', Buffer.from('GG')],
	['a header that lies', Buffer.concat([Buffer.from('GGUF\u0003\0\0\0'), Buffer.alloc(16, 0xff), Buffer.alloc(4000)])],
])('%s is no model, and leaves nothing', async (_, body) => {
	const server = await startFileServer(body);
	const result = await pull(temporaryFolder(), [server.url]);
	expect(result).toMatchObject({ code: 1, names: [] });
	expect(result.said).toContain('not a GGUF file');
	expect(server.asked).toHaveLength(1);
});

test.each([
	[401, 1, /wants a login/],
	[404, 1, /no file at this address/],
	[503, 5, /failed \(503\)\. Run the same command again\.$/],
])('an answer of %i is asked %i times', async (status, times, said) => {
	const server = await startFileServer(MODEL, { status });
	const result = await pull(temporaryFolder(), [server.url]);
	expect(result).toMatchObject({ code: 1, names: [] });
	expect(result.said).toMatch(said);
	expect(server.asked).toHaveLength(times);
});

test('a server that falls silent is asked anew', async () => {
	const server = await startFileServer(MODEL, { pause: 60_000 });
	const pulling = pull(temporaryFolder(), [server.url, '--sha256', sha256(MODEL)]);
	await expect.poll(() => server.asked.length, { timeout: 20_000 }).toBe(1);
	server.state.pause = 0;
	const result = await pulling;
	expect(result).toMatchObject({ code: 0, names: ['tiny.gguf'] });
	expect(server.asked.length).toBe(2);
});

test('a redirect is followed on this machine, and not to an address without https', async () => {
	const server = await startFileServer(MODEL, { location: '/moved/file' });
	expect(await pull(temporaryFolder(), [server.url])).toMatchObject({ code: 0, names: ['tiny.gguf'] });
	server.state.location = 'http://models.example/file';
	const result = await pull(temporaryFolder(), [server.url]);
	expect(result).toMatchObject({ code: 1, names: [] });
	expect(result.said).toContain('not followed');
	server.state.location = '/around';
	expect((await pull(temporaryFolder(), [server.url])).said).toContain('again and again');
});

test('of two pulls of one model at once, one is told so, and the file is whole', async () => {
	const server = await startFileServer(MODEL, { pause: 300 });
	const folder = temporaryFolder();
	const [first, second] = await Promise.all([pull(folder, [server.url]), pull(folder, [server.url])]);
	expect([first.code, second.code].toSorted()).toEqual([0, 1]);
	expect(first.said + second.said).toContain('being fetched already');
	expect(sha256(readFileSync(first.path))).toBe(sha256(MODEL));
	expect(server.asked).toHaveLength(1);
});

test('a model that is there is not fetched again; another file under its name stays', async () => {
	const server = await startFileServer(MODEL);
	const folder = temporaryFolder();
	await pull(folder, [server.url]);
	expect(await pull(folder, [server.url, '--sha256', sha256(MODEL)])).toMatchObject({ code: 0 });
	const other = await pull(folder, [server.url, '--sha256', sha256(OTHER)]);
	expect(other).toMatchObject({ code: 1, names: ['tiny.gguf'] });
	expect(other.said).toContain(sha256(MODEL));
	expect(server.asked).toHaveLength(1);
});

test('a pull that was killed when all had come does not ask the server again', async () => {
	const server = await startFileServer(MODEL, { status: 503 });
	const folder = temporaryFolder();
	const { path } = await pull(folder, [server.url]);
	writeFileSync(`${path}.part`, MODEL);
	writeFileSync(`${path}.part.json`, JSON.stringify({ url: server.url, etag: '"one"', total: MODEL.length }));
	const before = server.asked.length;
	expect(await pull(folder, [server.url])).toMatchObject({ code: 0, names: ['tiny.gguf'] });
	expect(server.asked).toHaveLength(before);
});

test('a note that was written half is no reason to fail', async () => {
	const server = await startFileServer(MODEL);
	const folder = temporaryFolder();
	const { path } = await pull(folder, [server.url, '--sha256', sha256(OTHER)]);
	writeFileSync(`${path}.part`, MODEL.subarray(0, 1000));
	writeFileSync(`${path}.part.json`, '{"url":');
	expect(await pull(folder, [server.url, '--sha256', sha256(MODEL)])).toMatchObject({ code: 0, names: ['tiny.gguf'] });
});

test.each([[[]], [['a', 'b']], [['--unknown']], [['https://m.example/a.gguf', '--sha256']]])(
	'the arguments %j are answered with the usage',
	async (args) => {
		const result = await pull(temporaryFolder(), args);
		expect(result.code).toBe(2);
		expect(result.said).toContain('Usage: draftsmith models pull URL');
	},
);

test('a digest that is none is said to be none', async () => {
	const result = await pull(temporaryFolder(), ['https://m.example/a.gguf', '--sha256', 'abc']);
	expect(result).toMatchObject({ code: 2, said: 'A SHA-256 digest is 64 hexadecimal digits.', names: [] });
});

test.each([
	[['nonsense']],
	[['http://m.example/a.gguf']],
	[['https://m.example/']],
	[['https://m.example/a.gguf', '--name', '../a']],
])('the arguments %j are a wrong call', async (args) => {
	expect((await pull(temporaryFolder(), args)).code).toBe(2);
});

test.each([
	['a file', (folder: string) => writeFileSync(join(folder, 'data'), '')],
	['below a file', (folder: string) => writeFileSync(join(folder, 'data'), ''), 'data/below'],
])('a data folder that is %s is named, in one sentence', async (_, prepare, name = 'data') => {
	const folder = temporaryFolder();
	prepare(folder);
	const result = await pull(join(folder, name), ['https://m.example/a.gguf']);
	expect(result).toMatchObject({
		code: 1,
		said: expect.stringMatching(/^The folder .*data.* can’t be written .*DRAFTSMITH_DATA.*\.$/),
	});
});

test.skipIf(process.platform !== 'linux')('a data folder that the system does not want is named', async () => {
	const result = await pull('/proc/nope', ['https://m.example/a.gguf']);
	expect(result).toMatchObject({ code: 1, said: expect.stringContaining('/proc/nope') });
});

test('who is interrupted before anything came is promised nothing', async () => {
	const server = await startFileServer(MODEL, { etag: undefined, pause: 60_000 });
	const result = await pull(temporaryFolder(), [server.url], AbortSignal.timeout(300));
	expect(result).toMatchObject({ code: 130, said: 'Interrupted. Run the same command again.' });
});
