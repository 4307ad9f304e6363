import { LEAST_OUTPUT } from '../least-output.ts';
import type { Ending, TextRequest } from './messages.ts';
import type { ChatItem, LlamaChat } from './node-llama-cpp.ts';

/** Tokens of a prompt that are read at once. Between two such batches a cancelled text ends, and a living one says so. */
export const BATCH = 128;
/** llama.cpp's own defaults for writing; node-llama-cpp's is greedy, and small models then repeat themselves. */
const SAMPLING = { temperature: 0.8, topP: 0.95, minP: 0.05 };

/**
 * Writes one text on one sequence, in the child process.
 * @param onText gets each part of the text; an empty one is a sign of life
 * @returns how it ended, with exact counts of tokens. `cancelled` within one batch of the prompt or one token of the text.
 * @throws whatever node-llama-cpp throws
 */
export async function writeText(
	chat: LlamaChat,
	request: TextRequest,
	signal: AbortSignal,
	onText: (text: string) => void,
): Promise<Ending> {
	const { sequence } = chat;
	// Plain strings: node-llama-cpp reads marks such as <|im_end|> in them as characters, never as the marks.
	const history: ChatItem[] = [
		{ type: 'system', text: request.instructions },
		{ type: 'user', text: request.prompt },
	];
	const prompt = chat.chatWrapper
		.generateContextState({ chatHistory: [...history, { type: 'model', response: [] }] })
		.contextText.tokenize(chat.model.tokenizer);
	const before = sequence.tokenMeter.getState();
	const end = (reason: Ending['reason']): Ending => ({
		type: 'end',
		id: request.id,
		reason,
		// The sequence's own meter leaves out what it remembers of the text before.
		inputTokens: prompt.length,
		outputTokens: sequence.tokenMeter.diff(before).usedOutputTokens,
		contextTokens: sequence.contextSize,
	});
	// Past the last place but one the library would silently drop the beginning of what the model was told.
	const room = sequence.contextSize - 1 - prompt.length;
	if (room < Math.min(request.maxOutputTokens, LEAST_OUTPUT)) return end('too-long');

	try {
		await sequence.adaptStateToTokens(prompt);
		while (sequence.nextTokenIndex < prompt.length - 1) {
			signal.throwIfAborted();
			const next = sequence.nextTokenIndex;
			await sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(next, Math.min(next + BATCH, prompt.length - 1)));
			onText('');
		}
		const { metadata } = await chat.generateResponse(history, {
			...SAMPLING,
			maxTokens: Math.min(request.maxOutputTokens, room),
			signal,
			stopOnAbortSignal: true,
			// A model that thinks first writes tokens that are no text.
			onToken: () => onText(''),
			onTextChunk: onText,
		});
		if (metadata.stopReason === 'abort') return end('cancelled');
		return end(metadata.stopReason === 'maxTokens' ? 'truncated' : 'complete');
	} catch (error) {
		if (signal.aborted) return end('cancelled');
		throw error;
	}
}
