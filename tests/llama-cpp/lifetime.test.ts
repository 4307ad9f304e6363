import { readFileSync } from 'node:fs';
import { beforeAll, expect, test, vi } from 'vitest';
import { ensureLlamaCpp } from './ensure-llama-cpp.ts';
import { SAID } from './make-gguf.ts';
import { messages } from './messages.ts';
import { collect, failure, isAlive, tinyEngine } from './tiny-engine.ts';

beforeAll(ensureLlamaCpp);

test('nothing is started before the first text, and one child serves the next', async () => {
	const engine = tinyEngine();
	expect(engine.available()).toBe(true);
	expect(engine.pid()).toBeUndefined();
	await collect(engine);
	const child = engine.pid();
	await collect(engine);
	expect(engine.pid()).toBe(child);
});

test('a child without work gives its memory back, and the next text has a new one', async () => {
	const engine = tinyEngine({ idle: 300 });
	await collect(engine);
	const child = engine.pid() ?? Number.NaN;
	await vi.waitFor(() => expect(isAlive(child)).toBe(false), 20_000);
	expect(engine.pid()).toBeUndefined();
	await expect(collect(engine)).resolves.toMatchObject({ text: SAID });
});

test('a child with work is not idle', async () => {
	const engine = tinyEngine({ idle: 200, endless: true, contextTokens: 4096 });
	await expect(collect(engine, messages('Q', 'Z', 400))).rejects.toMatchObject({ code: 'model_truncated' });
});

test.skipIf(process.platform === 'win32')(
	'Ctrl-C, which reaches the whole group, does not take the text from the service',
	async () => {
		const engine = tinyEngine();
		let said = '';
		for await (const piece of engine.write(messages('Q', 'Z'), new AbortController().signal)) {
			if (piece.type !== 'text') continue;
			said += piece.text;
			for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.kill(engine.pid() ?? Number.NaN, signal);
		}
		expect(said).toBe(SAID);
		await expect(collect(engine)).resolves.toMatchObject({ text: SAID });
	},
);

test('stopping ends the child, and what it writes', async () => {
	const engine = tinyEngine({ endless: true });
	let child = Number.NaN;
	const error = await failure(
		(async () => {
			for await (const piece of engine.write(messages('Q', 'Z', 900), new AbortController().signal)) {
				if (piece.type !== 'text') continue;
				child = engine.pid() ?? Number.NaN;
				await engine.stop();
			}
		})(),
	);
	expect(error).toMatchObject({ code: 'model_stream_cut', retryable: true });
	expect(isAlive(child)).toBe(false);
	await expect(collect(engine)).rejects.toMatchObject({ code: 'model_unavailable' });
	expect(engine.pid()).toBeUndefined();
});

test.skipIf(process.platform !== 'linux')('the child knows nothing of the service’s secrets', async () => {
	vi.stubEnv('DRAFTSMITH_MASTER_KEY', 'a'.repeat(64));
	vi.stubEnv('OPENAI_API_KEY', 'sk-secret');
	const engine = tinyEngine();
	await collect(engine);
	const names = readFileSync(`/proc/${engine.pid()}/environ`, 'utf8')
		.split('\0')
		.filter((line) => line !== '')
		.map((line) => line.replace(/=.*/s, ''));
	expect(names.toSorted()).toEqual(['MALLOC_ARENA_MAX', 'NODE_CHANNEL_FD', 'NODE_CHANNEL_SERIALIZATION_MODE']);
	vi.unstubAllEnvs();
});
