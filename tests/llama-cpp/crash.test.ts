import { fork, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { llamaCppEntry } from '../../service/src/models/index.ts';
import { type Clock, systemClock } from '../../service/src/platform/clock.ts';
import { ensureLlamaCpp } from './ensure-llama-cpp.ts';
import { SAID, writeGguf } from './make-gguf.ts';
import { messages } from './messages.ts';
import { collect, failure, isAlive, temporaryFolder, tinyEngine } from './tiny-engine.ts';

beforeAll(ensureLlamaCpp);

const never = new AbortController().signal;

/** Kills the child of an engine when the first text has come. */
async function killInMidText(engine: ReturnType<typeof tinyEngine>): Promise<unknown> {
	return failure(
		(async () => {
			for await (const piece of engine.write(messages('Q', 'Z', 900), never)) {
				if (piece.type === 'text') process.kill(engine.pid() ?? Number.NaN, 'SIGKILL');
			}
		})(),
	);
}

/** A folder in which something else is installed in llama.cpp's place. */
function libraryThat(code: string): string {
	const folder = temporaryFolder();
	mkdirSync(dirname(llamaCppEntry(folder)), { recursive: true });
	writeFileSync(join(dirname(llamaCppEntry(folder)), 'package.json'), '{"type":"module"}');
	writeFileSync(llamaCppEntry(folder), code);
	return folder;
}

test('a child that is killed in mid-text cuts the text, and the next text has a new child', async () => {
	const engine = tinyEngine({ endless: true });
	expect(await killInMidText(engine)).toMatchObject({ name: 'EngineError', code: 'model_stream_cut', retryable: true });
	expect(engine.pid()).toBeUndefined();
	expect(engine.available()).toBe(true);
	await expect(collect(engine, messages('Q', 'Z', 10))).rejects.toMatchObject({ code: 'model_truncated' });
});

test('a child that ends again and again is not started again and again', async () => {
	const engine = tinyEngine({ endless: true });
	await killInMidText(engine);
	await killInMidText(engine);
	const error = await failure(collect(engine));
	expect(error).toMatchObject({ code: 'model_unavailable', retryable: true, asked: false });
	expect(Reflect.get(Object(error), 'retryAfter')).toBeGreaterThan(0);
	expect(engine.available()).toBe(false);
	await vi.waitFor(() => expect(engine.available()).toBe(true), 20_000);
	await expect(collect(engine, messages('Q', 'Z', 10))).rejects.toMatchObject({ code: 'model_truncated' });
	// A text that was written makes up for it.
	expect(await killInMidText(engine)).toMatchObject({ code: 'model_stream_cut' });
	expect(engine.available()).toBe(true);
});

test('when the service is killed its child ends by itself, even in mid-text', async () => {
	const model = writeGguf(join(temporaryFolder(), 'endless.gguf'), { endless: true });
	const service = spawn(process.execPath, [join(import.meta.dirname, 'write-for-ever.ts'), model], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const lines = createInterface({ input: service.stdout });
	const [line] = await new Promise<[string]>((resolve) => lines.once('line', (text: string) => resolve([text])));
	const child = Number(line);
	expect(isAlive(child)).toBe(true);
	service.kill('SIGKILL');
	await vi.waitFor(() => expect(isAlive(child)).toBe(false), { timeout: 5000, interval: 20 });
});

test('when the service is gone before its child has begun, the child ends', async () => {
	const folder = libraryThat(`
		export const LlamaLogLevel = { disabled: 'disabled' };
		export const getLlama = () => new Promise(() => setInterval(() => {}, 1000));
	`);
	const settings = { library: llamaCppEntry(folder), modelPath: '/none', contextTokens: 512, parallel: 1 };
	const host = join(import.meta.dirname, '../../service/src/engines/llama-cpp/host.ts');
	const child = fork(host, [JSON.stringify(settings)], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
	onTestFinished(() => void child.kill('SIGKILL'));
	child.disconnect();
	const code = await new Promise((resolve) => child.on('exit', resolve));
	expect(code).toBe(0);
});

test('without the package the engine says so, and what to run', async () => {
	const engine = tinyEngine({ libraryFolder: temporaryFolder() });
	expect(engine.available()).toBe(false);
	const error = await failure(collect(engine));
	expect(error).toMatchObject({ code: 'model_refused', asked: false });
	expect(String(error)).toContain('npm run draftsmith -- llama-cpp install');
	expect(engine.pid()).toBeUndefined();
});

test('without the model’s file the engine says so', async () => {
	const engine = tinyEngine({ modelPath: join(temporaryFolder(), 'gone.gguf') });
	expect(engine.available()).toBe(false);
	await expect(collect(engine)).rejects.toMatchObject({ code: 'model_refused', message: /models pull/ });
});

/** A header that promises more keys than there are bytes. The library believes it, for 20 s and 1.5 GB. */
function writeLies(path: string): void {
	const bytes = Buffer.alloc(4000);
	bytes.write('GGUF');
	bytes.writeUInt32LE(3, 4);
	bytes.writeBigUInt64LE(2n ** 40n, 16);
	writeFileSync(path, bytes);
}

test.each([
	['cut short', (path: string) => truncateSync(path, 2_000_000), 'model_unavailable'],
	['cut in its header', (path: string) => truncateSync(path, 1000), 'model_unavailable'],
	['cut in its first bytes', (path: string) => truncateSync(path, 20), 'model_refused'],
	['empty', (path: string) => truncateSync(path, 0), 'model_refused'],
	['a web page', (path: string) => writeFileSync(path, '<!doctype html><title>Log in</title>'), 'model_refused'],
	['a header that lies', writeLies, 'model_refused'],
])('a file that is %s is an error that says so, and works when it was mended', async (_, damage, code) => {
	const modelPath = writeGguf(join(temporaryFolder(), 'model.gguf'));
	const whole = readFileSync(modelPath);
	damage(modelPath);
	const engine = tinyEngine({ modelPath });
	expect(engine.available()).toBe(code === 'model_unavailable');
	await expect(collect(engine)).rejects.toMatchObject({ code, message: /file can’t be loaded/ });
	await vi.waitFor(() => expect(engine.pid()).toBeUndefined(), 20_000);
	writeFileSync(modelPath, whole);
	await expect(collect(engine)).resolves.toMatchObject({ text: SAID });
});

test('a machine without a binary is told from a file that can’t be loaded', async () => {
	const libraryFolder = libraryThat(`
		export class NoBinaryFoundError extends Error {}
		export class InsufficientMemoryError extends Error {}
		export const LlamaLogLevel = { disabled: 'disabled' };
		export const getLlama = async () => { throw new NoBinaryFoundError(); };
	`);
	await expect(collect(tinyEngine({ libraryFolder }))).rejects.toMatchObject({ message: /no llama.cpp for this kind/ });
});

test('a package that is broken says to install it anew', async () => {
	const libraryFolder = libraryThat('import "a-package-that-is-missing";');
	await expect(collect(tinyEngine({ libraryFolder }))).rejects.toMatchObject({ message: /install it anew/ });
});

test('a model that never comes up is a timeout, and its child is ended', async () => {
	const libraryFolder = libraryThat(`
		export const LlamaLogLevel = { disabled: 'disabled' };
		export const getLlama = () => new Promise(() => setInterval(() => {}, 1000));
	`);
	const deadlines = { firstPiece: 1000, silence: 1000, total: 60_000 };
	const engine = tinyEngine({ libraryFolder, deadlines });
	const writing = failure(collect(engine));
	await vi.waitFor(() => expect(engine.pid()).toBeDefined(), 20_000);
	const child = engine.pid() ?? Number.NaN;
	expect(await writing).toMatchObject({ code: 'model_timeout', retryable: true });
	await vi.waitFor(() => expect(isAlive(child)).toBe(false), 20_000);
});

test.skipIf(process.platform === 'win32')(
	'a child that stands still is ended, and the next text is written',
	async () => {
		// The limit for a cancelled text, 30 s, passes at once.
		const clock: Clock = {
			...systemClock,
			after: (delay, task) => systemClock.after(delay === 30_000 ? 200 : delay, task),
		};
		const engine = tinyEngine({
			endless: true,
			clock,
			deadlines: { firstPiece: 20_000, silence: 4000, total: 60_000 },
		});
		let child = Number.NaN;
		const error = await failure(
			(async () => {
				for await (const piece of engine.write(messages('Q', 'Z', 900), never)) {
					if (piece.type !== 'text') continue;
					child = engine.pid() ?? Number.NaN;
					process.kill(child, 'SIGSTOP');
				}
			})(),
		);
		expect(error).toMatchObject({ code: 'model_timeout' });
		await expect(collect(engine, messages('Q', 'Z', 10))).rejects.toMatchObject({ code: 'model_truncated' });
		await vi.waitFor(() => expect(isAlive(child)).toBe(false), 20_000);
	},
);
