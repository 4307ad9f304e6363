import { z } from 'zod';
import { toldError } from './answer-error.ts';
import type { AnswerEvent } from './answer-event.ts';
import { ChatChunk, chatEvents } from './chat-chunk.ts';
import { anthropicReason, googleReason } from './stop-reasons.ts';
import { toCount, toUsage } from './usage.ts';

/**
 * Reads what was counted, and why the model stopped, from an answer's events as they came. The SDKs tell both with the end of the
 * stream only, which a cut takes and an open connection puts off, and take what they were not told for 0.
 */
export type ReadRaw = (raw: unknown) => Iterable<AnswerEvent>;

/** For chat completions. */
export function readRawChat(): ReadRaw {
	return function* (raw) {
		const chunk = ChatChunk.safeParse(raw);
		if (!chunk.success) return;
		for (const event of chatEvents(chunk.data)) if (event.type === 'usage' || event.type === 'finish') yield event;
	};
}

const AnthropicCounts = z.object({
	input_tokens: z.unknown().optional(),
	cache_read_input_tokens: z.unknown().optional(),
	cache_creation_input_tokens: z.unknown().optional(),
	output_tokens: z.unknown().optional(),
});
const AnthropicEvent = z.union([
	z.object({ type: z.literal('message_start'), message: z.object({ usage: AnthropicCounts }) }),
	z.object({
		type: z.literal('message_delta'),
		delta: z.object({ stop_reason: z.string().nullish() }),
		usage: AnthropicCounts.nullish(),
	}),
]);

/** What was read, with what came from its cache and went into it. */
function anthropicInput(counts: z.infer<typeof AnthropicCounts>): number | null {
	const input = toCount(counts.input_tokens);
	const cached = [counts.cache_read_input_tokens, counts.cache_creation_input_tokens].map((each) => each ?? 0);
	const [read, written] = cached.map(toCount);
	return input === null || read == null || written == null ? null : input + read + written;
}

/**
 * For Anthropic's Messages: what was read stands in the first event, what was written in the last but one. In the first it stands as
 * 1, which is not taken for it.
 */
export function readRawAnthropic(): ReadRaw {
	let input: number | null = null;
	return function* (raw) {
		const event = AnthropicEvent.safeParse(raw);
		if (!event.success) return;
		if (event.data.type === 'message_start') {
			input = anthropicInput(event.data.message.usage);
			if (input !== null) yield { type: 'usage', usage: toUsage(input, null) };
			return;
		}
		const { delta, usage } = event.data;
		if (usage) {
			// Some gateways know what was read only now.
			if (!input) input = anthropicInput(usage) ?? input;
			yield { type: 'usage', usage: toUsage(input, usage.output_tokens) };
		}
		if (delta.stop_reason) yield { type: 'finish', reason: anthropicReason(delta.stop_reason) };
	};
}

const GoogleChunk = z.object({
	candidates: z.array(z.object({ finishReason: z.string().nullish() })).nullish(),
	promptFeedback: z.object({ blockReason: z.string().nullish() }).nullish(),
	usageMetadata: z
		.object({
			promptTokenCount: z.unknown().optional(),
			candidatesTokenCount: z.unknown().optional(),
			thoughtsTokenCount: z.unknown().optional(),
		})
		.nullish(),
});

/** For Gemini: every event tells what was read and written up to there. */
export function readRawGoogle(): ReadRaw {
	return function* (raw) {
		const chunk = GoogleChunk.safeParse(raw);
		if (!chunk.success) return;
		const { candidates, promptFeedback, usageMetadata } = chunk.data;
		if (usageMetadata) {
			const written = toCount(usageMetadata.candidatesTokenCount);
			const thoughts = toCount(usageMetadata.thoughtsTokenCount ?? 0);
			const output = written === null || thoughts === null ? null : written + thoughts;
			yield { type: 'usage', usage: toUsage(usageMetadata.promptTokenCount, output) };
		}
		if (promptFeedback?.blockReason) yield { type: 'finish', reason: 'refused' };
		const reason = candidates?.[0]?.finishReason;
		if (reason) yield { type: 'finish', reason: googleReason(reason) };
	};
}

const ResponsesEvent = z.union([
	z.object({
		type: z.enum(['response.completed', 'response.done', 'response.incomplete']),
		response: z.object({
			usage: z.object({ input_tokens: z.unknown().optional(), output_tokens: z.unknown().optional() }).nullish(),
			incomplete_details: z.object({ reason: z.string().nullish() }).nullish(),
		}),
	}),
	z.object({ type: z.literal('response.failed'), response: z.object({ error: z.unknown().optional() }) }),
	z.object({ type: z.enum(['response.refusal.delta', 'response.refusal.done']) }),
]);

/**
 * For OpenAI's Responses, as xAI speaks them.
 * @throws {EngineError} what reads an event, for one that says that the answer failed
 */
export function readRawResponses(): ReadRaw {
	return function* (raw) {
		const parsed = ResponsesEvent.safeParse(raw);
		if (!parsed.success) return;
		const event = parsed.data;
		if (event.type === 'response.failed') throw toldError(event.response.error);
		if (!('response' in event)) {
			yield { type: 'finish', reason: 'refused' };
			return;
		}
		const { usage, incomplete_details } = event.response;
		if (usage) yield { type: 'usage', usage: toUsage(usage.input_tokens, usage.output_tokens) };
		if (event.type !== 'response.incomplete') yield { type: 'finish', reason: 'done' };
		else if (incomplete_details?.reason === 'content_filter') yield { type: 'finish', reason: 'refused' };
		else yield { type: 'finish', reason: incomplete_details?.reason === 'max_output_tokens' ? 'limit' : 'other' };
	};
}
