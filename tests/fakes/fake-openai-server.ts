import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { portOf } from '../wordpress/ports.ts';

/** What the fake does with the next requests. */
export type Behaviour =
	| { kind: 'write'; text: string; pieceDelay?: number; usage?: boolean }
	| { kind: 'status'; status: number; headers?: Record<string, string>; body?: string }
	/** Sends some pieces, then destroys the socket. */
	| { kind: 'cut'; text: string }
	/** Sends some pieces, then ends the answer properly but without a finish reason. */
	| { kind: 'end-early'; text: string }
	/** Never answers. */
	| { kind: 'silence' }
	/** Sends headers and a piece, then nothing more. */
	| { kind: 'stall'; text: string }
	| { kind: 'garbage' }
	/** An endless line, or an endless answer to an error: what a lying server sends to fill a memory. */
	| { kind: 'flood'; status: number }
	| { kind: 'html' }
	/** Ends with `length`: the model ran out of tokens. */
	| { kind: 'length'; text: string };

type SeenRequest = { path: string; authorization: string | undefined; body: unknown };

export type FakeOpenAiServer = {
	/** With `/v1`. */
	baseUrl: string;
	requests: SeenRequest[];
	/** Requests that wait for an answer now. */
	open: () => number;
	/** What to do with the next requests, in order; the last one stays. */
	behave: (...behaviours: Behaviour[]) => void;
	stop: () => Promise<void>;
};

/** Speaks OpenAI's chat completions protocol as servers really do: chunks, usage in a last chunk without choices, `[DONE]`. */
export async function startFakeOpenAiServer(first: Behaviour, port = 0): Promise<FakeOpenAiServer> {
	let plan: Behaviour[] = [first];
	const requests: SeenRequest[] = [];
	const sockets = new Set<Socket>();
	const open = new Set<ServerResponse>();
	const server = createServer((request, response) => {
		answer(request, response).catch(() => response.destroy());
	});
	server.on('connection', (socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
	});

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const path = request.url ?? '';
		if (path === '/v1/models') {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ object: 'list', data: [{ id: 'fake-model', object: 'model', owned_by: 'fake' }] }));
			return;
		}
		// Ollama's own list of models, for whoever looks for an Ollama server.
		if (path === '/api/tags') {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ models: [{ name: 'llama3:8b', model: 'llama3:8b' }] }));
			return;
		}
		requests.push({
			path,
			authorization: request.headers.authorization,
			body: JSON.parse(Buffer.concat(chunks).toString()),
		});
		open.add(response);
		response.on('close', () => open.delete(response));
		const behaviour = plan.length > 1 ? plan.shift() : plan[0];
		await behave(behaviour ?? first, response);
	}

	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	return {
		baseUrl: `http://127.0.0.1:${portOf(server)}/v1`,
		requests,
		open: () => open.size,
		behave: (...behaviours) => {
			plan = behaviours;
		},
		stop: async () => {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function chunk(delta: Record<string, string>, finish: string | null = null): string {
	const body = {
		id: 'chatcmpl-fake',
		object: 'chat.completion.chunk',
		created: 1_800_000_000,
		model: 'fake-model',
		choices: [{ index: 0, delta, finish_reason: finish }],
	};
	return `data: ${JSON.stringify(body)}\n\n`;
}

async function stream(response: ServerResponse, text: string, pieceDelay = 0): Promise<void> {
	response.writeHead(200, { 'content-type': 'text/event-stream' });
	response.write(chunk({ role: 'assistant', content: '' }));
	for (const piece of text.match(/[\s\S]{1,12}/g) ?? []) {
		if (response.destroyed) return;
		response.write(chunk({ content: piece }));
		if (pieceDelay > 0) await wait(pieceDelay);
	}
}

async function behave(behaviour: Behaviour, response: ServerResponse): Promise<void> {
	switch (behaviour.kind) {
		case 'write':
		case 'length': {
			await stream(response, behaviour.text, behaviour.kind === 'write' ? behaviour.pieceDelay : 0);
			response.write(chunk({}, behaviour.kind === 'length' ? 'length' : 'stop'));
			if (behaviour.kind === 'length' || behaviour.usage !== false) {
				const usage = { prompt_tokens: 123, completion_tokens: 456, total_tokens: 579 };
				response.write(
					`data: ${JSON.stringify({ id: 'chatcmpl-fake', object: 'chat.completion.chunk', created: 1, model: 'fake-model', choices: [], usage })}\n\n`,
				);
			}
			response.end('data: [DONE]\n\n');
			return;
		}
		case 'status':
			response.writeHead(behaviour.status, { 'content-type': 'application/json', ...behaviour.headers });
			response.end(
				behaviour.body ?? JSON.stringify({ error: { message: 'the prompt was: SECRET', type: 'server_error' } }),
			);
			return;
		case 'cut':
			await stream(response, behaviour.text);
			await wait(20);
			response.destroy();
			return;
		case 'end-early':
			await stream(response, behaviour.text);
			response.end();
			return;
		case 'silence':
			return;
		case 'stall':
			await stream(response, behaviour.text);
			return;
		case 'garbage':
			response.writeHead(200, { 'content-type': 'text/event-stream' });
			response.end('data: {"choices": [{"delta": {"content": "broken\n\ndata: %%%%\n\ndata: [DONE]\n\n');
			return;
		case 'flood': {
			response.writeHead(behaviour.status, {
				'content-type': behaviour.status === 200 ? 'text/event-stream' : 'application/json',
			});
			const block = 'x'.repeat(65_536);
			while (!response.destroyed) {
				if (!response.write(block)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
			}
			return;
		}
		case 'html':
			response.writeHead(200, { 'content-type': 'text/html' });
			response.end('<!doctype html><title>Login</title><p>Please sign in to the proxy.</p>');
			return;
	}
}
