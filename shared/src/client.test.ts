import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createClient, ServiceError, UnreachableError } from './client.ts';
import type { Job } from './contract/index.ts';

let server: Server | undefined;

afterEach(() => {
	server?.closeAllConnections();
	server?.close();
});

async function serve(listener: RequestListener): Promise<string> {
	server = createServer(listener);
	await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('the server has no port');
	return `http://127.0.0.1:${address.port}`;
}

const job: Job = {
	id: '01900000-0000-7000-8000-000000000000',
	state: 'starting',
	delivery: 'pending',
	phase: 'queued',
	progress: { words: 0, target_words: 1000, sections: 0, target_sections: null },
	failed_usage: { input_tokens: 0, output_tokens: 0 },
	queue_position: 0,
	content_type: 'article',
	language: 'en',
	model: 'outline',
	scope: 'self_hosted',
	post_type: 'post',
	post_status: 'draft',
	attempt: 0,
	usage: null,
	error: null,
	version: 1,
	created_at: '2026-11-21T00:00:00.000Z',
	started_at: null,
	finished_at: null,
	expires_at: '2026-12-21T00:00:00.000Z',
};
const request = { title: 'Bread', language: 'en', model: 'outline' };

test('an answer that is lost is asked for again with the same idempotency key', async () => {
	const keys: unknown[] = [];
	const baseUrl = await serve((incoming, response) => {
		keys.push(incoming.headers['idempotency-key']);
		if (keys.length === 1) incoming.socket.destroy();
		else if (keys.length === 2) response.writeHead(503, { 'retry-after': '0' }).end('{}');
		else response.writeHead(202, { 'content-type': 'application/json' }).end(JSON.stringify(job));
	});
	const accepted = await createClient({ baseUrl, key: 'k' }).submit(request, { idempotencyKey: 'one' });
	expect(accepted).toEqual(job);
	expect(keys).toEqual(['one', 'one', 'one']);
});

test('a refusal carries its problem details and is not repeated', async () => {
	let calls = 0;
	const problem = {
		type: 'urn:draftsmith:problem:daily_limit',
		title: 'The plan’s daily limit is reached',
		status: 429,
		code: 'daily_limit',
		detail: 'Try again after midnight UTC.',
		request_id: 'r',
		retryable: true,
		resets_at: '2026-11-22T00:00:00.000Z',
	};
	const baseUrl = await serve((_, response) => {
		calls++;
		response.writeHead(429, { 'content-type': 'application/problem+json', 'retry-after': '40000' });
		response.end(JSON.stringify(problem));
	});
	const refusal = await createClient({ baseUrl, key: 'k' })
		.submit(request, { idempotencyKey: 'one' })
		.catch((error) => error);
	expect(refusal).toBeInstanceOf(ServiceError);
	expect(refusal.problem).toEqual(problem);
	expect(calls).toBe(1);
});

test('a registration is never sent twice', async () => {
	let calls = 0;
	const baseUrl = await serve((incoming) => {
		calls++;
		incoming.socket.destroy();
	});
	const failure = await createClient({ baseUrl })
		.register({ email: 'a@example.org', domain: 'example.org' })
		.catch((error) => error);
	expect(failure).toBeInstanceOf(UnreachableError);
	expect(calls).toBe(1);
});

test('a page that is not the service’s is called that', async () => {
	const baseUrl = await serve((_, response) => {
		response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Welcome to the router</p>');
	});
	await expect(createClient({ baseUrl, key: 'k' }).account()).rejects.toThrow(/not a Draftsmith service/);
});

test('an abort ends the call with its own reason', async () => {
	const baseUrl = await serve(() => undefined);
	const controller = new AbortController();
	const call = createClient({ baseUrl, key: 'k' }).account({ signal: controller.signal });
	const reason = new Error('the tab was closed');
	controller.abort(reason);
	await expect(call).rejects.toBe(reason);
});

test('a damaged article is not taken', async () => {
	const baseUrl = await serve((_, response) => {
		response
			.writeHead(200, { 'content-type': 'application/json', 'repr-digest': 'sha-256=:AAAA:' })
			.end('{"title":"x"}');
	});
	await expect(createClient({ baseUrl, key: 'k', retries: 0 }).result(job.id)).rejects.toThrow(/damaged/);
});
