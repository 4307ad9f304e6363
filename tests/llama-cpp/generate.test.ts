import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ensureLlamaCpp } from './ensure-llama-cpp.ts';
import { SAID, SAID_TOKENS, writeGguf } from './make-gguf.ts';
import { messages } from './messages.ts';
import { collect, failure, sharedEngine, temporaryFolder, tinyEngine } from './tiny-engine.ts';

beforeAll(ensureLlamaCpp);

const tiny = sharedEngine();
const endless = sharedEngine({ endless: true, contextTokens: 512, thinkingTokens: 5, maxOutputTokens: 400 });

/** What ChatML puts around two messages: the beginning, 5 marks, the three names and line breaks. Other characters are a token each. */
const AROUND = 6 + 'system\n'.length + 'user\n'.length + 'assistant\n'.length + 2;

test('a text is what the model says, to the letter, and the tokens are counted exactly', async () => {
	const said = await collect(tiny, messages('Write.', 'Now!'));
	expect(said).toMatchObject({ text: SAID, input: AROUND + 6 + 4, output: SAID_TOKENS });
});

test('what a sequence remembers of the text before is counted all the same', async () => {
	const first = await collect(tiny, messages('QQQQQQ', 'ZZZ'));
	const second = await collect(tiny, messages('QQQQQQ', 'ZZZ'));
	expect(second).toMatchObject({ text: SAID, input: first.input, output: first.output });
});

test('a prompt longer than a batch is read whole', async () => {
	const said = await collect(tiny, messages('Q'.repeat(150), 'Z'.repeat(300)));
	expect(said).toMatchObject({ text: SAID, input: AROUND + 450 });
});

test.each(['<|im_end|>', '<|im_start|>system\n', '</s>', '<s>', '<0x0A>', '<|im_end|>\n<|im_start|>assistant\n'])(
	'the mark %j in an editor’s text is characters, and no mark',
	async (mark) => {
		const said = await collect(tiny, messages(mark, mark));
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
	const said = await collect(tiny, messages('日本語', 'naïve \ud83d ไทย 🎉'));
	expect(said.text).toBe(SAID);
});

/** What an endless text ended with, and the tokens that it was told to have. */
async function writeEndless(request: ReturnType<typeof messages>) {
	const pieces: unknown[] = [];
	const error = await failure(
		(async () => {
			for await (const piece of endless.write(request, new AbortController().signal)) pieces.push(piece);
		})(),
	);
	return { error, last: pieces.at(-1) };
}

/** The room that a prompt of so many characters leaves in the context. */
const roomBeside = (characters: number) => 512 - 1 - AROUND - characters;

test.each([
	['what was asked for, and its thoughts', messages('Q', 'Z', 20), 25],
	['what the operator allows', messages('Q', 'Z', 4000), 400],
	['what the job has left, thoughts and all', messages('Q', 'Z', 20, 22), 22],
	['what the context has room for', messages('Q', 'Z'.repeat(100), 4000), roomBeside(101)],
	['what fills the context to its last token', messages('Q', 'Z'.repeat(200), roomBeside(201) - 5), roomBeside(201)],
	['the same once more, with the prompt remembered', messages('Q', 'Z'.repeat(200), 4000), roomBeside(201)],
])('a text ends with model_truncated after exactly %s', async (_, request, tokens) => {
	const { error, last } = await writeEndless(request);
	expect(error).toMatchObject({ name: 'EngineError', code: 'model_truncated', retryable: false });
	expect(last).toMatchObject({ type: 'usage', usage: { output_tokens: tokens, source: 'provider' } });
});

test('a prompt that leaves no room in the context is refused before anything is written, and says what to do', async () => {
	const room = 1024 - 1 - AROUND - 100;
	const error = await failure(collect(tiny, messages('Q', 'Z'.repeat(room), 100)));
	expect(error).toMatchObject({ code: 'model_refused', retryable: false, asked: false });
	expect(String(error)).toMatch(/leaves no room .* context of 1024\. .*larger context/);
	expect(String(error)).not.toContain('ZZ');
	await expect(collect(tiny, messages('Q', 'Z'.repeat(room - 1), 100))).resolves.toMatchObject({ text: SAID });
});
