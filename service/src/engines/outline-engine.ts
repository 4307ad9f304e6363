import type { Engine, Piece, WritingRequest } from './engine.ts';
import { writeOutline } from './outline/index.ts';

/** The built-in engine: lays out a draft for a writer. It asks no model, so it is always there and costs no tokens. */
export const outlineEngine: Engine = {
	id: 'outline',
	name: 'Outline (no AI)',
	scope: 'self_hosted',
	kind: 'outline',
	fallbacks: [],
	price: { input: 0, output: 0 },
	thinkingTokens: 0,
	available: () => true,
	write,
};

async function* write(request: WritingRequest, signal: AbortSignal): AsyncGenerator<Piece> {
	for (const text of writeOutline(request.brief)) {
		signal.throwIfAborted();
		yield { type: 'text', text };
	}
	yield { type: 'usage', usage: { input_tokens: 0, output_tokens: 0, source: 'none' } };
}
