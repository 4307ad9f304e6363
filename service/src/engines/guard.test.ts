import { expect, test } from 'vitest';
import { createFakeClock } from '../platform/clock.testing.ts';
import { type Engine, EngineError, type Piece, type WritingRequest } from './engine.ts';
import { guardEngine } from './guard.ts';

const request: WritingRequest = {
	brief: { title: '', prompt: '', language: 'en', content_type: 'article', tone: 'neutral', words: 1 },
	instructions: '',
	prompt: '',
	maxOutputTokens: 1,
};

type Write = (signal: AbortSignal) => AsyncIterable<Piece>;

/** A guarded engine whose next text is what the test says. */
function guarded(concurrency = 1) {
	const clock = createFakeClock();
	const planned = new Map<WritingRequest, Write>();
	let calls = 0;
	const engine: Engine = {
		id: 'e',
		name: 'E',
		scope: 'self_hosted',
		kind: 'openai-compatible',
		fallbacks: [],
		price: undefined,
		thinkingTokens: 0,
		available: () => true,
		write: (asked, signal) => {
			calls++;
			return (planned.get(asked) ?? writes('x'))(signal);
		},
	};
	const guard = guardEngine(engine, { clock, jitter: (delay) => delay, concurrency });
	const write = async (behaviour: Write, signal = new AbortController().signal): Promise<string> => {
		const mine = { ...request };
		planned.set(mine, behaviour);
		let text = '';
		for await (const piece of guard.write(mine, signal)) if (piece.type === 'text') text += piece.text;
		return text;
	};
	return { clock, guard, write, calls: () => calls };
}

const writes = (text: string): Write =>
	async function* () {
		yield { type: 'text', text };
	};
const fails = (error: unknown): Write =>
	async function* () {
		yield* [];
		throw error;
	};
const down = () => new EngineError('model_unavailable', 'down');

test('a model that keeps failing is not asked until its pause is over; then by one', async () => {
	const { clock, write, calls } = guarded(2);
	for (let time = 0; time < 5; time++) await expect(write(fails(down()))).rejects.toMatchObject({ asked: true });
	await expect(write(writes('x'))).rejects.toMatchObject({
		code: 'model_unavailable',
		asked: false,
		retryAfter: 5000,
	});
	expect(calls()).toBe(5);
	clock.advance(5000);
	const probe = Promise.withResolvers<void>();
	const slow = write(async function* () {
		await probe.promise;
		yield { type: 'text', text: 'slow' };
	});
	await expect(write(writes('x'))).rejects.toMatchObject({ asked: false });
	probe.resolve();
	expect(await slow).toBe('slow');
	expect(await write(writes('x'))).toBe('x');
});

test('what its server asks to wait is waited by all, from the first time on', async () => {
	const { clock, write, calls } = guarded(2);
	const busy = (retryAfter: number) => new EngineError('model_rate_limited', 'busy', retryAfter);
	const gate = Promise.withResolvers<void>();
	const begun = write(async function* () {
		await gate.promise;
		yield { type: 'text', text: 'begun before' };
	});
	await expect(write(fails(busy(30_000)))).rejects.toMatchObject({ asked: true, retryAfter: 30_000 });
	clock.advance(10_000);
	const turnedAway = { code: 'model_unavailable', asked: false, retryable: true, retryAfter: 20_000 };
	await expect(write(writes('x'))).rejects.toMatchObject(turnedAway);
	// Who was asked before that goes on, and what comes of it takes nothing back.
	gate.resolve();
	expect(await begun).toBe('begun before');
	await expect(write(writes('x'))).rejects.toMatchObject(turnedAway);
	clock.advance(19_999);
	await expect(write(writes('x'))).rejects.toMatchObject({ asked: false, retryAfter: 1 });
	expect(calls()).toBe(2);
	clock.advance(1);
	expect(await write(writes('x'))).toBe('x');
});

test('the longest wish counts, and who already waits for a place is turned away by it', async () => {
	const { clock, write, calls } = guarded(1);
	const gate = Promise.withResolvers<void>();
	const first = write(async function* () {
		await gate.promise;
		yield* [];
		throw new EngineError('model_unavailable', 'down', 60_000);
	});
	const waiting = write(writes('x'));
	gate.resolve();
	await expect(first).rejects.toMatchObject({ asked: true });
	await expect(waiting).rejects.toMatchObject({ asked: false, retryAfter: 60_000 });
	clock.advance(60_000);
	await expect(write(fails(new EngineError('model_unavailable', 'down', 1000)))).rejects.toMatchObject({ asked: true });
	await expect(write(writes('x'))).rejects.toMatchObject({ asked: false, retryAfter: 1000 });
	expect(calls()).toBe(2);
});

const harmless: [string, unknown][] = [
	['a refusal', new EngineError('model_refused', 'no')],
	['a text that was too long', new EngineError('model_truncated', 'long')],
	['an empty text', new EngineError('model_empty', 'empty')],
	['a model that was not asked', new EngineError('model_unavailable', 'not installed', undefined, false)],
	['a fault of our own', new TypeError('ours')],
];
test.each(harmless)('%s is no failure of the server', async (_, error) => {
	const { write, calls } = guarded();
	for (let time = 0; time < 12; time++) await expect(write(fails(error))).rejects.toBe(error);
	expect(calls()).toBe(12);
});

test('our own leave is no failure of the server, even where it surfaces as one', async () => {
	const { write } = guarded();
	for (let time = 0; time < 12; time++) {
		const leave = new AbortController();
		const left = write(async function* () {
			yield* [];
			leave.abort();
			throw down();
		}, leave.signal);
		await expect(left).rejects.toThrow('down');
	}
	expect(await write(writes('x'))).toBe('x');
});

test('a slot comes back however a text ends', async () => {
	const { guard, write } = guarded(1);
	await write(writes('x'));
	await write(fails(new Error('x'))).catch(() => undefined);
	for await (const piece of guard.write(request, new AbortController().signal)) if (piece.type === 'text') break;
	expect(await write(writes('still'))).toBe('still');
});

test('a model that hangs holds nobody else for long', async () => {
	const { clock, write, calls } = guarded(1);
	const gate = Promise.withResolvers<void>();
	const hanging = write(async function* () {
		await gate.promise;
		yield { type: 'text', text: 'late' };
	});
	const waiting = write(writes('x'));
	clock.advance(1499);
	const soon = write(writes('soon'));
	clock.advance(1);
	await expect(waiting).rejects.toMatchObject({
		code: 'model_rate_limited',
		message: expect.stringContaining('busy with other articles'),
		retryAfter: 2000,
		asked: false,
	});
	gate.resolve();
	expect(await hanging).toBe('late');
	expect(await soon).toBe('soon');
	// Being busy is no failure.
	clock.advance(10_000);
	expect(await write(writes('x'))).toBe('x');
	expect(calls()).toBe(3);
});

test('who waits while it opens is turned away, and the slot goes on', async () => {
	const { write, calls } = guarded(1);
	for (let time = 0; time < 4; time++) await write(fails(down())).catch(() => undefined);
	const gate = Promise.withResolvers<void>();
	const fifth = write(async function* () {
		await gate.promise;
		yield* [];
		throw down();
	});
	const waiting = [write(writes('x')), write(writes('x'))];
	gate.resolve();
	await expect(fifth).rejects.toMatchObject({ asked: true });
	for (const each of waiting) await expect(each).rejects.toMatchObject({ asked: false });
	expect(calls()).toBe(5);
});
