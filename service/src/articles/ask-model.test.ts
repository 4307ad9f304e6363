import { expect, test } from 'vitest';
import { type Engine, EngineError, type Piece, type WritingRequest } from '../engines/index.ts';
import { askModel, type Question } from './ask-model.ts';
import { unpaidStep } from './run-step.ts';
import { engineOf, workOf } from './work.testing.ts';
import type { Spent } from './work.ts';

const brief = { title: '', prompt: '', language: 'en', content_type: 'article', tone: 'neutral', words: 100 } as const;
const question: Question = {
	brief,
	messages: { instructions: 'i'.repeat(100), prompt: 'p'.repeat(99) },
	maxOutputTokens: 500,
};
/** What those messages are to read, of a model whose every letter is a token. */
const READ = 200;
const text = (value: string): Piece => ({ type: 'text', text: value });
const thoughts = (value: string): Piece => ({ type: 'thoughts', text: value });
const restart: Piece = { type: 'restart' };
const usage: Piece = { type: 'usage', usage: { input_tokens: 11, output_tokens: 22, source: 'provider' } };

/** A model that answers with these pieces; an error among them is thrown. It keeps what it was asked. */
function model(
	id: string,
	pieces: readonly (Piece | Error)[],
	thinkingTokens = 0,
): Engine & { asked: WritingRequest[] } {
	const asked: WritingRequest[] = [];
	const engine = engineOf(async function* (request) {
		asked.push(request);
		for (const piece of pieces) {
			if (piece instanceof Error) throw piece;
			yield piece;
		}
	}, id);
	return { ...engine, thinkingTokens, asked };
}

/** An article whose only step so far took `taken`. Of its calls that failed it keeps what they took. */
function open(engines: readonly Engine[], maxTokens?: number, taken: Spent = { input: 0, output: 0 }) {
	const failed: Spent[] = [];
	const { work } = workOf({
		engines: async () => engines,
		steps: { get: () => undefined, all: () => [{ ...unpaidStep(null), spent: taken }], save: async () => undefined },
		maxTokens,
		failedTokens: () => failed.reduce((sum, { input, output }) => sum + input + output, 0),
		onFailedCall: async (spent) => {
			failed.push(spent);
		},
	});
	return { work, failed };
}

test('thoughts and text that was taken back count as written, where nobody tells what was counted', async () => {
	const thinks = model('m', [thoughts('Hm. '), text('So? </think>'), restart, text('Bread.')]);
	const { work } = open([thinks]);
	const answer = await askModel(work, question);
	const written = 'Hm. So? </think>Bread.'.length;
	expect(answer).toMatchObject({
		text: 'Bread.',
		spent: { input: READ, output: written },
		usage: { input_tokens: READ, output_tokens: written, source: 'estimated' },
	});
});

test('what a provider tells is all that counts, thoughts and all', async () => {
	const { work } = open([model('m', [thoughts('Hm. '), text('Bread.'), usage])]);
	expect(await askModel(work, question)).toMatchObject({
		spent: { input: 11, output: 22 },
		usage: { input_tokens: 11, output_tokens: 22, source: 'provider' },
	});
});

test('a call that only thought and broke off took its tokens', async () => {
	const { work, failed } = open([model('m', [thoughts('Hm.'), new EngineError('model_stream_cut', 'cut')])]);
	await expect(askModel(work, question)).rejects.toMatchObject({ code: 'model_stream_cut' });
	expect(failed).toEqual([{ input: READ, output: 3 }]);
});

test('a call that brought nothing took nothing', async () => {
	const { work, failed } = open([model('m', [new EngineError('model_rate_limited', 'busy')])]);
	await expect(askModel(work, question)).rejects.toMatchObject({ code: 'model_rate_limited' });
	expect(failed).toEqual([]);
});

test('the ceiling counts what was taken before, what failed and what is read, with room for another vocabulary', async () => {
	const cut = model('first', [text('x'.repeat(50)), new EngineError('model_stream_cut', 'cut')]);
	const good = model('second', [text('Bread.')]);
	const { work } = open([cut, good], 1000, { input: 100, output: 50 });
	await askModel(work, question);
	const left = 1000 - 150 - READ * 1.25;
	expect(cut.asked[0]).toMatchObject({ maxOutputTokens: 500, ceiling: left });
	const leftThen = left - READ - 50;
	expect(good.asked[0]).toMatchObject({ maxOutputTokens: leftThen, ceiling: leftThen });
});

test('a model is not asked when what it would read leaves no room for an answer', async () => {
	const good = model('m', [text('Bread.')]);
	const { work } = open([good], READ + 100);
	await expect(askModel(work, question)).rejects.toMatchObject({ code: 'max_tokens_reached', retryable: false });
	expect(good.asked).toEqual([]);
});

const endless = (piece: Piece) =>
	model(
		'm',
		Array.from({ length: 200 }, () => piece),
		5000,
	);
test.each([
	['thoughts', endless(thoughts('x'.repeat(10)))],
	[
		'text that is taken back again and again',
		model('m', Array.from({ length: 100 }, () => [text('x'.repeat(20)), restart]).flat()),
	],
	['text', endless(text('x'.repeat(10)))],
])('%s without an end and without usage stop at the ceiling', async (_, writes) => {
	const { work, failed } = open([writes], 1000);
	await expect(askModel(work, question)).rejects.toMatchObject({ code: 'max_tokens_reached' });
	expect(failed).toHaveLength(1);
	expect(work.failedTokens()).toBeGreaterThan(900);
	expect(work.failedTokens()).toBeLessThanOrEqual(1000);
});

test('what a model wrote to its limit is an answer, cut off; where only the ceiling set that limit it is none', async () => {
	const limit = new EngineError('model_truncated', 'limit');
	const { work } = open([model('m', [text('Bread'), limit])], 10_000);
	expect(await askModel(work, question)).toMatchObject({ text: 'Bread', truncated: true });
	const { work: poor } = open([model('m', [text('Bread'), limit])], 600);
	await expect(askModel(poor, question)).rejects.toMatchObject({ code: 'max_tokens_reached' });
	// The thoughts took what the ceiling left.
	const { work: thinking } = open([model('m', [thoughts('Hm.'), limit], 5000)], 1000);
	await expect(askModel(thinking, question)).rejects.toMatchObject({ code: 'max_tokens_reached' });
	const { work: rich } = open([model('m', [thoughts('Hm.'), limit], 500)], 10_000);
	await expect(askModel(rich, question)).rejects.toMatchObject({ code: 'model_truncated' });
});

test('what a model wrote before it failed is void when the next one begins', async () => {
	const shown: string[] = [];
	const first = model('first', [text('Half a sen'), new EngineError('model_stream_cut', 'cut')]);
	const second = model('second', [text('A whole sentence.')]);
	const { work } = open([first, second]);
	const answer = await askModel(work, {
		...question,
		onText: (piece) => shown.push(piece),
		onRestart: () => shown.push('(restart)'),
	});
	expect(answer).toMatchObject({ model: 'second', text: 'A whole sentence.' });
	expect(shown).toEqual(['Half a sen', '(restart)', 'A whole sentence.']);
});
