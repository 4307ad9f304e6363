import { expect, test } from 'vitest';
import { createFakeClock } from '../platform/clock.testing.ts';
import type { AnswerEvent } from './answer-event.ts';
import { completeText } from './complete-text.ts';
import { EngineError } from './engine.ts';

const text = (value: string): AnswerEvent => ({ type: 'text', text: value });
const thought = (value: string): AnswerEvent => ({ type: 'thinking', text: value });
const done: AnswerEvent = { type: 'finish', reason: 'done' };

/** Reads these events as an answer; a number is a pause in ms, an error is thrown. */
async function complete(events: (AnswerEvent | number | Error)[]) {
	const clock = createFakeClock();
	let read: AbortSignal | undefined;
	const pieces: unknown[] = [];
	const source = async function* (signal: AbortSignal): AsyncGenerator<AnswerEvent> {
		read = signal;
		for (const event of events) {
			if (event instanceof Error) throw event;
			if (typeof event !== 'number') yield event;
			else {
				clock.advance(event);
				signal.throwIfAborted();
			}
		}
	};
	const signal = new AbortController().signal;
	const deadlines = { firstPiece: 1000, silence: 100, total: 5000 };
	let error: unknown;
	try {
		for await (const piece of completeText(source, { clock, deadlines, signal })) pieces.push(piece);
	} catch (thrown) {
		error = thrown;
	}
	return { pieces, error, isLeft: read?.aborted };
}

test('text and usage go on as they come', async () => {
	const usage: AnswerEvent = { type: 'usage', usage: { input_tokens: 1, output_tokens: 2, source: 'provider' } };
	const events = [text('a'), usage, text('b'), done];
	expect(await complete(events)).toEqual({ pieces: [text('a'), usage, text('b')], error: undefined, isLeft: true });
});

test('thoughts go on too, for they were written; a sign of life alone does not', async () => {
	const events = [thought(''), thought('Hm.'), text('So.</think>Bread.'), done];
	expect((await complete(events)).pieces).toEqual([
		{ type: 'thoughts', text: 'Hm.' },
		{ type: 'thoughts', text: 'So.</think>' },
		text('Bread.'),
	]);
});

const unfinished: [string, (AnswerEvent | Error)[], string][] = [
	['no last word', [text('a')], 'model_stream_cut'],
	['nothing at all', [], 'model_stream_cut'],
	['a last word and no text', [done], 'model_empty'],
	['the limit', [text('a'), { type: 'finish', reason: 'limit' }], 'model_truncated'],
	['another end', [text('a'), { type: 'finish', reason: 'other' }], 'model_stream_cut'],
	['a refusal, whatever comes after it', [{ type: 'finish', reason: 'refused' }, done], 'model_refused'],
	['an error', [text('a'), new Error('broken')], 'model_stream_cut'],
	['an error of ours', [new EngineError('model_rate_limited', 'busy')], 'model_rate_limited'],
	['too much text', [text('x'.repeat(300_001)), done], 'model_truncated'],
	['thoughts without end', [thought('x'.repeat(500_000)), thought('x'.repeat(500_001)), done], 'model_truncated'],
	['thoughts alone', [thought('Hm.'), done], 'model_empty'],
];
test.each(unfinished)('%s is no complete text', async (_, events, code) => {
	const { error, isLeft } = await complete(events);
	expect(error).toMatchObject({ name: 'EngineError', code });
	expect(isLeft).toBe(true);
});

test('what goes wrong after the last word takes nothing from the text', async () => {
	expect(await complete([text('a'), done, new Error('cut')])).toMatchObject({ pieces: [text('a')], error: undefined });
});

const thinking: AnswerEvent = { type: 'thinking', text: '' };
const usageOnly: AnswerEvent = { type: 'usage', usage: { input_tokens: 1, output_tokens: null, source: 'unknown' } };
const times: [string, (AnswerEvent | number)[], boolean][] = [
	['the first piece may take long', [999, text('a'), done], true],
	['but not for ever', [1001, text('a'), done], false],
	['silence is shorter', [text('a'), 99, text('b'), 99, done], true],
	['and ends it', [text('a'), 101, text('b'), done], false],
	['thinking is a sign of life', [thinking, 99, thinking, 99, text('a'), done], true],
	['after which silence counts', [thinking, 101, text('a'), done], false],
	['usage is none', [500, usageOnly, 499, text('a'), done], true],
	['usage does not put the first piece off', [500, usageOnly, 501, text('a'), done], false],
	['a drip has an end', [...Array.from({ length: 60 }, () => [text('a'), 90]).flat(), done], false],
];
test.each(times)('%s', async (_, events, isInTime) => {
	const { error } = await complete(events);
	if (isInTime) expect(error).toBeUndefined();
	else expect(error).toMatchObject({ code: 'model_timeout', retryable: true });
});

test('who aborts gets their own reason', async () => {
	const clock = createFakeClock();
	const leave = new AbortController();
	const reason = new Error('canceled');
	const source = async function* (signal: AbortSignal): AsyncGenerator<AnswerEvent> {
		yield text('a');
		leave.abort(reason);
		if (signal.aborted) throw new Error('some error of a network');
	};
	const deadlines = { firstPiece: 1000, silence: 100, total: 5000 };
	const pieces = completeText(source, { clock, deadlines, signal: leave.signal });
	await pieces.next();
	await expect(pieces.next()).rejects.toBe(reason);
});
