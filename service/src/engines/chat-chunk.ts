import { z } from 'zod';
import type { AnswerEvent } from './answer-event.ts';
import { chatReason } from './stop-reasons.ts';
import { toUsage } from './usage.ts';

const Delta = z.object({
	content: z.union([z.string(), z.array(z.object({ type: z.string(), text: z.string().optional() }))]).nullish(),
	reasoning_content: z.string().nullish(),
	reasoning: z.string().nullish(),
	refusal: z.string().nullish(),
});

/** One event of a stream of chat completions, as servers really send it. */
export const ChatChunk = z.object({
	choices: z.array(z.object({ delta: Delta.nullish(), finish_reason: z.string().nullish() })).nullish(),
	usage: z.object({ prompt_tokens: z.unknown().optional(), completion_tokens: z.unknown().optional() }).nullish(),
	error: z.unknown().optional(),
});
export type ChatChunk = z.infer<typeof ChatChunk>;

/** What a chunk tells, in the order in which it is of use. */
export function* chatEvents(chunk: ChatChunk): Generator<AnswerEvent> {
	if (chunk.usage) yield { type: 'usage', usage: toUsage(chunk.usage.prompt_tokens, chunk.usage.completion_tokens) };
	const choice = chunk.choices?.[0];
	if (!choice) return;
	if (choice.delta) {
		const { content, reasoning, reasoning_content, refusal } = choice.delta;
		if (refusal) yield { type: 'finish', reason: 'refused' };
		// Some gateways send the same thoughts under both names.
		const thoughts = reasoning_content || reasoning;
		if (thoughts) yield { type: 'thinking', text: thoughts };
		const text = typeof content === 'string' ? content : content?.map((part) => part.text ?? '').join('');
		if (text) yield { type: 'text', text };
	}
	if (choice.finish_reason) yield { type: 'finish', reason: chatReason(choice.finish_reason) };
}
