import type { Behaviour, Protocol } from './behaviour.ts';
import { type FakeModelServer, startFakeModelServer } from './fake-model-server.ts';

function event(type: string, fields: Record<string, unknown>): string {
	return `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
}

const response = (status: string, fields: Record<string, unknown> = {}) => ({
	response: { id: 'resp_fake', object: 'response', created_at: 1, model: 'fake-model', status, output: [], ...fields },
});

/** OpenAI's Responses, as xAI speaks them. */
const PROTOCOL: Protocol = {
	begin: [
		event('response.created', response('in_progress')),
		event('response.output_item.added', {
			item: { type: 'message', id: 'msg_fake', role: 'assistant', status: 'in_progress', content: [] },
			output_index: 0,
		}),
	].join(''),
	piece: (delta) =>
		event('response.output_text.delta', { item_id: 'msg_fake', output_index: 0, content_index: 0, delta }),
	end: (reason, counts) => {
		const usage = counts && {
			input_tokens: counts.read,
			output_tokens: counts.written,
			total_tokens: counts.read + counts.written,
		};
		const fields = usage ? { usage } : {};
		if (reason === 'stop') return event('response.completed', response('completed', fields));
		const details = { incomplete_details: { reason: 'max_output_tokens' } };
		return event('response.incomplete', response('incomplete', { ...fields, ...details }));
	},
	overloaded: event('error', { code: 'service_unavailable', message: 'overloaded by: SECRET' }),
	busy: event('error', { code: 'rate_limit_exceeded', message: 'busy with: SECRET' }),
	garbage: 'event: response.output_text.delta\ndata: {"type": %%%%\n\n',
};

/** Speaks OpenAI's Responses protocol. */
export function startFakeResponsesServer(first: Behaviour): Promise<FakeModelServer> {
	return startFakeModelServer({
		protocol: PROTOCOL,
		basePath: '/v1',
		documents: { '/v1/models': { object: 'list', data: [{ id: 'fake-model', object: 'model', owned_by: 'fake' }] } },
		first,
	});
}
