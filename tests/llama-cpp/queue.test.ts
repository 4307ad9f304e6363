import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../service/src/platform/clock.ts';
import { ensureLlamaCpp } from './ensure-llama-cpp.ts';
import { writeGguf } from './make-gguf.ts';
import { messages } from './messages.ts';
import { collect, failure, sharedEngine, temporaryFolder, tinyEngine } from './tiny-engine.ts';

beforeAll(ensureLlamaCpp);

const endless = sharedEngine({ endless: true, contextTokens: 4096 });

const never = new AbortController().signal;

/** Starts texts at once and notes when each says something and when it ends. */
async function race(engine: ReturnType<typeof tinyEngine>, count: number): Promise<string[]> {
	// Who waits while the model is loaded would be turned away.
	await failure(collect(engine, messages('Q', 'Z', 1)));
	const events: string[] = [];
	const names = ['A', 'B', 'C'].slice(0, count);
	const texts = names.map(async (name) => {
		const write = async () => {
			for await (const piece of engine.write(messages('Q', 'Z', 60), never))
				if (piece.type === 'text') events.push(name);
		};
		const error = await failure(write());
		expect(error).toMatchObject({ code: 'model_truncated' });
		events.push(`end ${name}`);
	});
	await Promise.all(texts);
	return events;
}

test('with one sequence the second text begins when the first has ended', async () => {
	const events = await race(endless, 2);
	expect(events.indexOf('B')).toBeGreaterThan(events.indexOf('end A'));
});

test('with two sequences two are written side by side, and the third when one of them has ended', async () => {
	const events = await race(tinyEngine({ endless: true, parallel: 2 }), 3);
	expect(events.indexOf('B')).toBeLessThan(events.lastIndexOf('A'));
	expect(events.indexOf('A')).toBeLessThan(events.lastIndexOf('B'));
	expect(events.indexOf('C')).toBeGreaterThan(Math.min(events.indexOf('end A'), events.indexOf('end B')));
});

test('a cancelled text ends at once, the child writes no further, and its sequence is free', async () => {
	const abort = new AbortController();
	let cancelledAt = 0;
	const error = await failure(
		(async () => {
			for await (const piece of endless.write(messages('Q', 'Z', 900), abort.signal)) {
				if (piece.type !== 'text') continue;
				cancelledAt = systemClock.monotonic();
				abort.abort(new Error('cancelled'));
			}
		})(),
	);
	expect(String(error)).toBe('Error: cancelled');
	expect(systemClock.monotonic() - cancelledAt).toBeLessThan(2500);
	await sleep(200);
	if (process.platform === 'linux') {
		const before = cpuTicks(endless.pid());
		await sleep(500);
		expect(cpuTicks(endless.pid()) - before).toBeLessThan(10);
	}
	const begun = systemClock.monotonic();
	await expect(collect(endless, messages('Q', 'Z', 5))).rejects.toMatchObject({ code: 'model_truncated' });
	expect(systemClock.monotonic() - begun).toBeLessThan(10_000);
});

test('leaving the loop early cancels as well', async () => {
	for await (const piece of endless.write(messages('Q', 'Z', 900), never)) if (piece.type === 'text') break;
	const begun = systemClock.monotonic();
	await expect(collect(endless, messages('Q', 'Z', 5))).rejects.toMatchObject({ code: 'model_truncated' });
	expect(systemClock.monotonic() - begun).toBeLessThan(10_000);
});

test('a long prompt is cancelled while it is read', async () => {
	const modelPath = writeGguf(join(temporaryFolder(), 'long.gguf'), { contextLength: 16_384 });
	const engine = tinyEngine({ contextTokens: 16_384, modelPath });
	await collect(engine);
	const begun = systemClock.monotonic();
	const error = await failure(collect(engine, messages('Q', 'Z'.repeat(15_000), 400), AbortSignal.timeout(100)));
	expect(error).toMatchObject({ name: 'TimeoutError' });
	await expect(collect(engine)).resolves.toMatchObject({ output: 8 });
	expect(systemClock.monotonic() - begun).toBeLessThan(10_000);
});

test('who is cancelled while waiting takes nobody’s place', async () => {
	const busy = failure(collect(endless, messages('Q', 'Z', 60)));
	const abort = new AbortController();
	const impatient = failure(collect(endless, messages('Q', 'Z', 5), abort.signal));
	const patient = failure(collect(endless, messages('Q', 'Z', 5)));
	abort.abort(new Error('enough'));
	expect(String(await impatient)).toBe('Error: enough');
	expect(await busy).toMatchObject({ code: 'model_truncated' });
	expect(await patient).toMatchObject({ code: 'model_truncated' });
});

test('who waits too long is told that the model is busy, and that it was not asked', async () => {
	const leave = new AbortController();
	const first = failure(collect(endless, messages('Q', 'Z', 4000), leave.signal));
	expect(await failure(collect(endless, messages('Q', 'Z', 4000)))).toMatchObject({
		code: 'model_rate_limited',
		retryAfter: 2000,
		asked: false,
	});
	leave.abort(new Error('enough'));
	expect(String(await first)).toBe('Error: enough');
});

/** Processor time that a process has used, in hundredths of a second. */
function cpuTicks(pid: number | undefined): number {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
		.replace(/^.*\) /, '')
		.split(' ');
	return Number(fields[11]) + Number(fields[12]);
}
