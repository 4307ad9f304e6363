import type { Behaviour, Protocol } from './behaviour.ts';
import { type FakeModelServer, startFakeModelServer } from './fake-model-server.ts';

function event(type: string, fields: Record<string, unknown> = {}): string {
	return `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
}

const START = {
	id: 'msg_fake',
	type: 'message',
	role: 'assistant',
	model: 'fake-model',
	content: [],
	stop_reason: null,
	stop_sequence: null,
	usage: { input_tokens: 11, cache_creation_input_tokens: 2, cache_read_input_tokens: 3, output_tokens: 1 },
};

/** Anthropic's Messages as it streams them: what was read is told first, pings come in between. */
const PROTOCOL: Protocol = {
	begin: `${event('message_start', { message: START })}${event('content_block_start', {
		index: 0,
		content_block: { type: 'text', text: '' },
	})}${event('ping')}`,
	piece: (text) => event('content_block_delta', { index: 0, delta: { type: 'text_delta', text } }),
	end: (reason, counts) =>
		[
			event('content_block_stop', { index: 0 }),
			event('message_delta', {
				delta: { stop_reason: reason === 'stop' ? 'end_turn' : 'max_tokens', stop_sequence: null },
				usage: { output_tokens: counts?.written ?? 0 },
			}),
			event('message_stop'),
		].join(''),
	overloaded: event('error', { error: { type: 'overloaded_error', message: 'overloaded by: SECRET' } }),
	busy: event('error', { error: { type: 'rate_limit_error', message: 'busy with: SECRET' } }),
	garbage: 'event: content_block_delta\ndata: {"type": "content_block_delta", "index": 0, "delta": %%%%\n\n',
};

/** Speaks Anthropic's Messages protocol. */
export function startFakeAnthropicServer(first: Behaviour): Promise<FakeModelServer> {
	return startFakeModelServer({
		protocol: PROTOCOL,
		basePath: '/v1',
		documents: { '/v1/models': { data: [{ id: 'fake-model', type: 'model' }] } },
		first,
	});
}
