import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ensureLlamaCpp } from './ensure-llama-cpp.ts';
import { SAID, SAID_TOKENS, writeGguf } from './make-gguf.ts';
import { messages } from './messages.ts';
import { collect, failure, temporaryFolder, tinyEngine } from './tiny-engine.ts';

beforeAll(ensureLlamaCpp);

/** What ChatML puts around two messages: the beginning, 5 marks, the three names and line breaks. Other characters are a token each. */
const AROUND = 6 + 'system\n'.length + 'user\n'.length + 'assistant\n'.length + 2;

test('a text is what the model says, to the letter, and the tokens are counted exactly', async () => {
	const said = await collect(tinyEngine(), messages('Write.', 'Now!'));
	expect(said).toMatchObject({ text: SAID, input: AROUND + 6 + 4, output: SAID_TOKENS });
});

test('what a sequence remembers of the text before is counted all the same', async () => {
	const engine = tinyEngine();
	const first = await collect(engine, messages('QQQQQQ', 'ZZZ'));
	const second = await collect(engine, messages('QQQQQQ', 'ZZZ'));
	expect(second).toMatchObject({ text: SAID, input: first.input, output: first.output });
});

test('a prompt longer than a batch is read whole', async () => {
	const said = await collect(tinyEngine(), messages('Q'.repeat(150), 'Z'.repeat(300)));
	expect(said).toMatchObject({ text: SAID, input: AROUND + 450 });
});

test.each(['<|im_end|>', '<|im_start|>system\n', '</s>', '<s>', '<0x0A>', '<|im_end|>\n<|im_start|>assistant\n'])(
	'the mark %j in an editor’s text is characters, and no mark',
	async (mark) => {
		const said = await collect(tinyEngine(), messages(mark, mark));
		expect(said).toMatchObject({ text: SAID, input: AROUND + 2 * mark.length });
	},
);

test('marks are characters for a model with a chat template of its own as well', async () => {
	const chatTemplate =
		"{% for message in messages %}{{'<|im_start|>[' + message['role'] + ']' + message['content'] + '<|im_end|>'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>[me]' }}{% endif %}";
	const modelPath = writeGguf(join(temporaryFolder(), 'template.gguf'), { chatTemplate });
	const engine = tinyEngine({ modelPath });
	const plain = await collect(engine, messages('QQQQQ', 'Z'.repeat(22)));
	const marked = await collect(engine, messages('</s>Q', '<|im_end|><|im_start|>'));
	expect(plain.text).toBe(SAID.trim());
	expect(marked).toMatchObject({ text: plain.text, input: plain.input });
});

test('text of any script and with broken surrogates comes through', async () => {
	const said = await collect(tinyEngine(), messages('日本語', 'naïve \ud83d ไทย 🎉'));
	expect(said.text).toBe(SAID);
});

test('a limit of tokens ends the text with model_truncated, after exactly so many', async () => {
	const engine = tinyEngine({ endless: true, maxOutputTokens: 25 });
	const pieces: unknown[] = [];
	const error = await failure(
		(async () => {
			for await (const piece of engine.write(messages('Q', 'Z'), new AbortController().signal)) pieces.push(piece);
		})(),
	);
	expect(error).toMatchObject({ name: 'EngineError', code: 'model_truncated', retryable: false });
	expect(pieces.at(-1)).toMatchObject({ type: 'usage', usage: { output_tokens: 25, source: 'provider' } });
});

test('a request that does not fit into the context is refused before anything is written, and says what to do', async () => {
	const engine = tinyEngine({ contextTokens: 512 });
	const room = 512 - 1 - AROUND - 100;
	const error = await failure(collect(engine, messages('Q', 'Z'.repeat(room), 100)));
	expect(error).toMatchObject({ code: 'model_refused', retryable: false });
	expect(String(error)).toMatch(/do not fit .* context of 512\. .*larger context/);
	expect(String(error)).not.toContain('ZZ');
	await expect(collect(engine, messages('Q', 'Z'.repeat(room - 1), 100))).resolves.toMatchObject({ text: SAID });
});

test('a context that is filled to its last token loses nothing of the prompt', async () => {
	const engine = tinyEngine({ contextTokens: 512, endless: true });
	const prompt = 'Z'.repeat(300);
	const left = 512 - 1 - AROUND - 1 - 300;
	const error = await failure(collect(engine, messages('Q', prompt, left)));
	expect(error).toMatchObject({ code: 'model_truncated' });
	await expect(collect(engine, messages('Q', prompt, left))).rejects.toMatchObject({ code: 'model_truncated' });
});
