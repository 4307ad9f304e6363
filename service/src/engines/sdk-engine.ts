import type { LanguageModelV4, LanguageModelV4FinishReason, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import type { Usage } from '@draftsmith/shared';
import { type AnswerEvent, completeText, type StopReason } from './complete-text.ts';
import type { Engine, EngineKind, Piece, WritingRequest } from './engine.ts';
import { aboutEngine, type ModelOptions } from './model-options.ts';
import { outputLimit } from './output-limit.ts';
import { toUsage } from './usage.ts';

/** A model of the AI SDK, and what its protocol has of its own. */
export type SdkModel = {
	model: LanguageModelV4;
	/** Options that the provider understands, as in the SDK's `providerOptions`. */
	options?: Record<string, Record<string, string | number | boolean>>;
	/** Tokens told in the middle of the stream, by a raw event; the SDK tells them with the last word only, which a cut takes. */
	usageOf?: (raw: unknown) => Usage | undefined;
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
		const { model, options: providerOptions, usageOf } = await loaded;
		const { stream } = await model.doStream({
			prompt: [
				{ role: 'system', content: request.instructions },
				{ role: 'user', content: [{ type: 'text', text: request.prompt }] },
			],
			maxOutputTokens: await outputLimit(options, request),
			abortSignal: signal,
			includeRawChunks: usageOf !== undefined,
			...(providerOptions === undefined ? {} : { providerOptions }),
		});
		for await (const part of stream) {
			const event = part.type === 'raw' ? usageEvent(usageOf?.(part.rawValue)) : eventOf(part);
			if (event) yield event;
			if (part.type === 'finish') yield { type: 'finish', reason: REASONS[part.finishReason.unified] };
		}
	}

	const write = (request: WritingRequest, signal: AbortSignal): AsyncIterable<Piece> =>
		completeText((inner) => read(request, inner), { clock: options.clock, deadlines: options.deadlines, signal });
	return { ...aboutEngine(options), kind, write };
}

const REASONS: Record<LanguageModelV4FinishReason['unified'], StopReason> = {
	stop: 'done',
	'tool-calls': 'done',
	length: 'limit',
	'content-filter': 'refused',
	interrupted: 'other',
	error: 'other',
	other: 'other',
};

function eventOf(part: LanguageModelV4StreamPart): AnswerEvent | undefined {
	if (part.type === 'text-delta') return { type: 'text', text: part.delta };
	if (part.type === 'reasoning-delta') return { type: 'thinking' };
	if (part.type === 'error') throw part.error;
	if (part.type === 'finish') return usageEvent(toUsage(part.usage.inputTokens.total, part.usage.outputTokens.total));
	return undefined;
}

function usageEvent(usage: Usage | undefined): AnswerEvent | undefined {
	return usage && (usage.input_tokens !== null || usage.output_tokens !== null) ? { type: 'usage', usage } : undefined;
}
