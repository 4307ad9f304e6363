import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { portOf } from '../wordpress/ports.ts';
import { type Behaviour, behave, type Protocol } from './behaviour.ts';

type SeenRequest = {
	path: string;
	authorization: string | undefined;
	/** As Anthropic and Google take it. */
	apiKey: string | undefined;
	body: unknown;
};

export type FakeModelServer = {
	/** As the service's `base_url` takes it. */
	baseUrl: string;
	requests: SeenRequest[];
	/** Requests that wait for an answer now. */
	open: () => number;
	/** What to do with the next requests, in order; the last one stays. */
	behave: (...behaviours: Behaviour[]) => void;
	stop: () => Promise<void>;
};

export type FakeModelOptions = {
	protocol: Protocol;
	/** What is at the end of its `base_url`. */
	basePath: string;
	/** What it answers to questions that are not for text, by their path. */
	documents: Record<string, unknown>;
	first: Behaviour;
	port?: number;
};

/** A server of a model on a free port of this host, which speaks the given protocol and behaves as it is told. */
export async function startFakeModelServer(options: FakeModelOptions): Promise<FakeModelServer> {
	const { protocol, first, documents } = options;
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
		if (path in documents) {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(documents[path]));
			return;
		}
		const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
		const apiKey = request.headers['x-api-key'] ?? request.headers['x-goog-api-key'];
		requests.push({ path, authorization: request.headers.authorization, apiKey: apiKey?.toString(), body });
		open.add(response);
		response.on('close', () => open.delete(response));
		const behaviour = plan.length > 1 ? plan.shift() : plan[0];
		await behave(behaviour ?? first, protocol, body, response);
	}

	await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
	return {
		baseUrl: `http://127.0.0.1:${portOf(server)}${options.basePath}`,
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
