import { createServer } from 'node:http';
import { portOf } from '../wordpress/ports.ts';

/** Streams as many tokens as the path says (`/TOKENS/PER_WRITE/chat/completions`), in OpenAI's protocol; a process of its own. */
const head = (delta: unknown, finish: string | null = null) =>
	`data: ${JSON.stringify({
		id: 'chatcmpl-bench',
		object: 'chat.completion.chunk',
		created: 1_800_000_000,
		model: 'bench',
		system_fingerprint: 'fp_bench',
		choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
	})}\n\n`;
const TOKEN = head({ content: ' bread' });
const USAGE = `data: ${JSON.stringify({ id: 'u', object: 'chat.completion.chunk', created: 1, model: 'bench', choices: [], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } })}\n\n`;

const server = createServer((request, response) => {
	request.resume();
	const [, tokens, perWrite] = (request.url ?? '').split('/').map(Number);
	if (!tokens || !perWrite) return void response.writeHead(404).end();
	response.writeHead(200, { 'content-type': 'text/event-stream' });
	response.socket?.setNoDelay();
	response.write(head({ role: 'assistant', content: '' }));
	let left = tokens;
	// A turn of the event loop between two writes, so that they arrive as pieces, as from a model.
	const send = () => {
		const now = Math.min(left, perWrite);
		left -= now;
		response.write(TOKEN.repeat(now));
		if (left > 0) setImmediate(send);
		else response.end(`${head({}, 'stop')}${USAGE}data: [DONE]\n\n`);
	};
	send();
});
server.listen(0, '127.0.0.1', () => console.log(`listening ${portOf(server)}`));
