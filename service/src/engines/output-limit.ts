import { EngineError, type WritingRequest } from './engine.ts';
import { estimateTokens } from './estimate-tokens.ts';
import type { ModelOptions } from './model-options.ts';

/** Our count of what is read, times this, is what is set aside: each model cuts text into tokens in its own way. */
const INPUT_MARGIN = 1.1;
/** With less room than this nothing worth reading can be written. Tokens. */
const LEAST_OUTPUT = 256;

/**
 * How many tokens a model may write for a request. Always a number: some SDKs ask for 128,000 when there is none. Where the
 * model's context is known it leaves room for the prompt, which some servers (Ollama) otherwise cut at its beginning without a word.
 * @throws {EngineError} `model_refused` when the prompt leaves no room for an answer
 */
export async function outputLimit(
	options: Pick<ModelOptions, 'maxOutputTokens' | 'thinkingTokens' | 'contextTokens'>,
	request: WritingRequest,
): Promise<number> {
	const { maxOutputTokens, thinkingTokens, contextTokens } = options;
	const wanted = Math.min(request.maxOutputTokens + thinkingTokens, maxOutputTokens ?? Number.POSITIVE_INFINITY);
	if (contextTokens === undefined) return wanted;
	const read = Math.ceil((await estimateTokens(`${request.instructions}\n${request.prompt}`)) * INPUT_MARGIN);
	const room = contextTokens - read;
	if (room >= Math.min(wanted, LEAST_OUTPUT)) return Math.min(wanted, room);
	throw new EngineError(
		'model_refused',
		`The prompt (about ${read} tokens) leaves no room in the model’s context of ${contextTokens}. Shorten the prompt, or choose a model with a larger context.`,
		undefined,
		false,
	);
}
