import { writeFileSync } from 'node:fs';

/** What the tiny model says, word by word: 7 tokens, then one that ends the text. Each word may come only once. */
const SENTENCE = ['Hello', 'from', 'a', 'tiny', 'test', 'model', '.'];
const CHAT_TEMPLATE =
	"{% for message in messages %}{{'<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}";
const END_OF_TEXT = 4;
const NEWLINE = 5 + 0x0a;

/** The text of the model whose text ends, and its tokens with the one that ends it. */
export const SAID = ` ${SENTENCE.join(' ')}`;
export const SAID_TOKENS = SENTENCE.length + 1;

export type TinyModel = {
	/** Says the sentence again and again, for ever. */
	endless?: boolean;
	/** Tokens that it was trained to see at once. */
	contextLength?: number;
	/** Jinja; ChatML's when left out. */
	chatTemplate?: string;
};

type Vocabulary = { pieces: string[]; scores: number[]; types: number[] };

/** Numbers as the file has them, little endian. */
const u32 = (value: number): Buffer => {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
};
const i32 = (value: number): Buffer => {
	const bytes = Buffer.alloc(4);
	bytes.writeInt32LE(value);
	return bytes;
};
const u64 = (value: number): Buffer => {
	const bytes = Buffer.alloc(8);
	bytes.writeBigUInt64LE(BigInt(value));
	return bytes;
};
const f32 = (value: number): Buffer => {
	const bytes = Buffer.alloc(4);
	bytes.writeFloatLE(value);
	return bytes;
};
const text = (value: string): Buffer => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);

/** One entry of the header: key, type (4 = u32, 5 = i32, 6 = f32, 7 = bool, 8 = string, 9 = array), value. */
const entry = (key: string, type: number, ...value: Buffer[]): Buffer =>
	Buffer.concat([text(key), u32(type), ...value]);
const list = (key: string, type: number, items: Buffer[]): Buffer =>
	entry(key, 9, u32(type), u64(items.length), ...items);

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((32 - (bytes.length % 32)) % 32)]);

/**
 * SentencePiece merges two neighbours at a time, so every beginning of a word has to be a piece of its own.
 */
function makeVocabulary(): Vocabulary {
	const vocabulary: Vocabulary = { pieces: [], scores: [], types: [] };
	const add = (piece: string, type: number, score = 0): void => {
		if (vocabulary.pieces.includes(piece)) return;
		vocabulary.pieces.push(piece);
		vocabulary.types.push(type);
		vocabulary.scores.push(score);
	};
	add('<unk>', 2);
	for (const special of ['<s>', '</s>', '<|im_start|>', '<|im_end|>']) add(special, 3);
	for (let byte = 0; byte < 256; byte++) add(`<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`, 6);
	add('▁', 1, -100);
	for (let code = 33; code < 127; code++) add(String.fromCharCode(code), 1, -100);
	for (const word of SENTENCE) for (let end = 1; end <= word.length; end++) add(`▁${word.slice(0, end)}`, 1, end);
	return vocabulary;
}

/** For each token the one that follows it: the sentence after the line break, or bracket, that ends the prompt. */
function successors(vocabulary: Vocabulary, endless: boolean): Map<number, number> {
	const tokens = SENTENCE.map((word) => vocabulary.pieces.indexOf(`▁${word}`));
	const first = tokens[0] ?? 0;
	const next = new Map([NEWLINE, vocabulary.pieces.indexOf(']')].map((end) => [end, first]));
	for (const [index, token] of tokens.entries()) {
		next.set(token, tokens[index + 1] ?? (endless ? first : END_OF_TEXT));
	}
	return next;
}

/**
 * A model file that llama.cpp really loads and runs, made without any model: attention and feed-forward are zero, the embedding is
 * one-hot and the output is a table of successors, so that it says one known sentence, or says it for ever.
 * @returns the file, about 4 MB
 */
export function makeGguf(options: TinyModel = {}): Buffer {
	const vocabulary = makeVocabulary();
	const size = vocabulary.pieces.length;
	const width = size + (size % 2);
	const identity = new Float32Array(width * size);
	for (let token = 0; token < size; token++) identity[token * width + token] = 1;
	const output = new Float32Array(width * size);
	for (const [token, next] of successors(vocabulary, options.endless ?? false)) output[next * width + token] = 2;
	const square = new Float32Array(width * width);
	const wide = new Float32Array(width * 32);
	const ones = new Float32Array(width).fill(1);
	const tensors: [string, number[], Float32Array][] = [
		['token_embd', [width, size], identity],
		['output_norm', [width], ones],
		['output', [width, size], output],
		['blk.0.attn_norm', [width], ones],
		['blk.0.attn_q', [width, width], square],
		['blk.0.attn_k', [width, width], square],
		['blk.0.attn_v', [width, width], square],
		['blk.0.attn_output', [width, width], square],
		['blk.0.ffn_norm', [width], ones],
		['blk.0.ffn_gate', [width, 32], wide],
		['blk.0.ffn_up', [width, 32], wide],
		['blk.0.ffn_down', [32, width], wide],
	];
	const entries = [
		entry('general.architecture', 8, text('llama')),
		entry('general.name', 8, text('tiny-test')),
		entry('general.file_type', 4, u32(0)),
		entry('general.alignment', 4, u32(32)),
		entry('llama.context_length', 4, u32(options.contextLength ?? 4096)),
		entry('llama.embedding_length', 4, u32(width)),
		entry('llama.block_count', 4, u32(1)),
		entry('llama.feed_forward_length', 4, u32(32)),
		entry('llama.attention.head_count', 4, u32(1)),
		entry('llama.attention.head_count_kv', 4, u32(1)),
		entry('llama.attention.layer_norm_rms_epsilon', 6, f32(1e-5)),
		entry('llama.rope.dimension_count', 4, u32(width)),
		entry('llama.rope.freq_base', 6, f32(10_000)),
		entry('llama.vocab_size', 4, u32(size)),
		entry('tokenizer.ggml.model', 8, text('llama')),
		list('tokenizer.ggml.tokens', 8, vocabulary.pieces.map(text)),
		list('tokenizer.ggml.scores', 6, vocabulary.scores.map(f32)),
		list('tokenizer.ggml.token_type', 5, vocabulary.types.map(i32)),
		entry('tokenizer.ggml.bos_token_id', 4, u32(1)),
		entry('tokenizer.ggml.eos_token_id', 4, u32(END_OF_TEXT)),
		entry('tokenizer.ggml.unknown_token_id', 4, u32(0)),
		entry('tokenizer.ggml.add_bos_token', 7, Buffer.from([0])),
		entry('tokenizer.ggml.add_eos_token', 7, Buffer.from([0])),
		entry('tokenizer.ggml.add_space_prefix', 7, Buffer.from([0])),
		entry('tokenizer.chat_template', 8, text(options.chatTemplate ?? CHAT_TEMPLATE)),
	];
	let offset = 0;
	const described: Buffer[] = [];
	const data: Buffer[] = [];
	for (const [name, shape, values] of tensors) {
		described.push(text(`${name}.weight`), u32(shape.length), ...shape.map(u64), u32(0), u64(offset));
		const bytes = padded(Buffer.from(values.buffer, values.byteOffset, values.byteLength));
		data.push(bytes);
		offset += bytes.length;
	}
	const header = [Buffer.from('GGUF'), u32(3), u64(tensors.length), u64(entries.length), ...entries, ...described];
	return Buffer.concat([padded(Buffer.concat(header)), ...data]);
}

/** Writes such a model to `path`. */
export function writeGguf(path: string, options: TinyModel = {}): string {
	writeFileSync(path, makeGguf(options));
	return path;
}
