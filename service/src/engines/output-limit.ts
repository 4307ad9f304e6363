import { EngineError, type WritingRequest } from './engine.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { LEAST_OUTPUT } from './least-output.ts';
import type { ModelOptions } from './model-options.ts';

/** Our count of what is read, times this, is what is set aside: each model cuts text into tokens in its own way. */
const INPUT_MARGIN = 1.1;
type TokenLimits = Pick<ModelOptions, 'maxOutputTokens' | 'thinkingTokens'>;

/** The most tokens that a model may write for a request, thoughts included, whatever its prompt leaves of the context. */
export function wantedTokens({ maxOutputTokens, thinkingTokens }: TokenLimits, request: WritingRequest): number {
	return Math.min(
		request.maxOutputTokens + thinkingTokens,
		maxOutputTokens ?? Number.POSITIVE_INFINITY,
		request.ceiling ?? Number.POSITIVE_INFINITY,
	);
}

/**
 * How many tokens a model may write for a request. Always a number: some SDKs ask for 128,000 when there is none. Where the
 * model's context is known it leaves room for the prompt, which some servers (Ollama) otherwise cut at its beginning without a word.
 * @throws {EngineError} `model_refused` when the prompt leaves no room for an answer
 */
export async function outputLimit(
	options: TokenLimits & Pick<ModelOptions, 'contextTokens'>,
	request: WritingRequest,
): Promise<number> {
	const wanted = wantedTokens(options, request);
	const { contextTokens } = options;
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
