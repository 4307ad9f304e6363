import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { AnswerEvent } from './answer-event.ts';
import { completeText } from './complete-text.ts';
import type { Engine, EngineKind, Piece, WritingRequest } from './engine.ts';
import { aboutEngine, type ModelOptions } from './model-options.ts';
import { outputLimit } from './output-limit.ts';
import type { ReadRaw } from './read-raw.ts';

/** A model of the AI SDK, and what its protocol has of its own. */
export type SdkModel = {
	model: LanguageModelV4;
	/** Options that the provider understands, as in the SDK's `providerOptions`. */
	options?: Record<string, Record<string, string | number | boolean>>;
	/** Made for each answer: what reads its usage and its end from the events as they came. */
	readRaw: () => ReadRaw;
};

/**
 * An engine over any language model of the AI SDK. It uses the model's own `doStream` rather than `streamText`: that neither
 * retries, nor reports to anybody, nor writes errors (with the prompt) to the console, nor costs as much again a token.
 * @param load gives the model at the first request, so that a service which never asks it does not load its SDK
 */
export function sdkEngine(kind: EngineKind, options: ModelOptions, load: () => Promise<SdkModel>): Engine {
	let loaded: Promise<SdkModel> | undefined;

	async function* read(request: WritingRequest, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
		loaded ??= load();
		const sdk = await loaded;
		const { stream } = await sdk.model.doStream({
			prompt: [
				{ role: 'system', content: request.instructions },
				{ role: 'user', content: [{ type: 'text', text: request.prompt }] },
			],
			maxOutputTokens: await outputLimit(options, request),
			abortSignal: signal,
			includeRawChunks: true,
			...(sdk.options === undefined ? {} : { providerOptions: sdk.options }),
		});
		const readRaw = sdk.readRaw();
		for await (const part of stream) {
			if (part.type === 'text-delta') yield { type: 'text', text: part.delta };
			else if (part.type === 'reasoning-delta') yield { type: 'thinking', text: part.delta };
			else if (part.type === 'raw') yield* readRaw(part.rawValue);
			else if (part.type === 'error') throw part.error;
		}
	}

	const write = (request: WritingRequest, signal: AbortSignal): AsyncIterable<Piece> =>
		completeText((inner) => read(request, inner), { clock: options.clock, deadlines: options.deadlines, signal });
	return { ...aboutEngine(options), kind, write };
}
