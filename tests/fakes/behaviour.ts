import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** What a fake model server does with a request. */
export type Behaviour =
	| { kind: 'write'; text: string; pieceDelay?: number; usage?: boolean }
	/** Says its last word, and keeps the connection open. */
	| { kind: 'stay-open'; text: string; reason?: 'stop' | 'length' }
	/** Counts that no text has. */
	| { kind: 'lying-usage'; text: string; count: number }
	/** Chooses by what was asked. */
	| { kind: 'reply'; to: (body: unknown) => Behaviour }
	| { kind: 'status'; status: number; headers?: Record<string, string>; body?: string }
	/** Sends some pieces, then destroys the socket. */
	| { kind: 'cut'; text: string }
	/** Sends some pieces, then ends the answer properly but without a finish reason. */
	| { kind: 'end-early'; text: string }
	/** Never answers. */
	| { kind: 'silence' }
	/** Sends headers, then nothing. */
	| { kind: 'headers' }
	/** Sends headers and a piece, then nothing more. */
	| { kind: 'stall'; text: string }
	/** Sends signs of life for ever that are no text. */
	| { kind: 'comments'; delay: number }
	| { kind: 'garbage' }
	/** A frame that is none amid good ones, and then a proper end as if nothing had been. */
	| { kind: 'garbage-between'; text: string }
	/** The server is overloaded and says so in the middle of the text. */
	| { kind: 'error-event'; text: string }
	/** The server has had too much of us, and says so in the middle of the text. */
	| { kind: 'busy-event'; text: string }
	/** Promises more bytes than it sends. */
	| { kind: 'lying-length'; text: string }
	| { kind: 'redirect'; to: string }
	/** An endless line, or an endless answer to an error: what a lying server sends to fill a memory. */
	| { kind: 'flood'; status: number }
	/** Proper events without end: a model that does not stop. */
	| { kind: 'endless' }
	| { kind: 'html' }
	/** Ends with `length`: the model ran out of tokens. */
	| { kind: 'length'; text: string };

/** Tokens, as a server tells them. */
export type Counts = { read: number; written: number };
const COUNTS: Counts = { read: 123, written: 456 };

/** How a protocol says it; each is what goes over the wire. */
export type Protocol = {
	/** What comes before the first piece. */
	begin: string;
	piece: (text: string) => string;
	end: (reason: 'stop' | 'length', counts: Counts | undefined) => string;
	overloaded: string;
	busy: string;
	/** Frames that make no sense. */
	garbage: string;
};

/** Carries a behaviour out. Resolves when there is nothing more to send. */
export async function behave(
	behaviour: Behaviour,
	protocol: Protocol,
	body: unknown,
	response: ServerResponse,
): Promise<void> {
	const { begin, piece, end } = protocol;
	const events = { 'content-type': 'text/event-stream' };

	/** Begins an answer and sends a text in pieces. */
	async function stream(text: string, pieceDelay = 0): Promise<void> {
		response.writeHead(200, events);
		response.write(begin);
		for (const each of text.match(/[\s\S]{1,12}/g) ?? []) {
			if (response.destroyed) return;
			response.write(piece(each));
			if (pieceDelay > 0) await wait(pieceDelay);
		}
	}

	/** Sends the same block until the other side hangs up, which ends the pipe with an error. */
	async function flood(block: string): Promise<void> {
		const endless = function* () {
			for (;;) yield block;
		};
		await pipeline(endless, response);
	}

	switch (behaviour.kind) {
		case 'write':
			await stream(behaviour.text, behaviour.pieceDelay);
			response.end(end('stop', behaviour.usage === false ? undefined : COUNTS));
			return;
		case 'stay-open':
			await stream(behaviour.text);
			response.write(end(behaviour.reason ?? 'stop', COUNTS));
			return;
		case 'lying-usage':
			await stream(behaviour.text);
			response.end(end('stop', { read: behaviour.count, written: behaviour.count }));
			return;
		case 'length':
			await stream(behaviour.text);
			response.end(end('length', COUNTS));
			return;
		case 'reply':
			await behave(behaviour.to(body), protocol, body, response);
			return;
		case 'status':
			response.writeHead(behaviour.status, { 'content-type': 'application/json', ...behaviour.headers });
			response.end(
				behaviour.body ?? JSON.stringify({ error: { message: 'the prompt was: SECRET', type: 'server_error' } }),
			);
			return;
		case 'cut':
			await stream(behaviour.text);
			await wait(20);
			response.destroy();
			return;
		case 'end-early':
			await stream(behaviour.text);
			response.end();
			return;
		case 'silence':
			return;
		case 'headers':
			response.writeHead(200, events);
			response.flushHeaders();
			return;
		case 'stall':
			await stream(behaviour.text);
			return;
		case 'comments':
			response.writeHead(200, events);
			while (!response.destroyed) {
				response.write(': still here\n\n');
				await wait(behaviour.delay);
			}
			return;
		case 'garbage':
			response.writeHead(200, events);
			response.end(protocol.garbage);
			return;
		case 'garbage-between':
			await stream(behaviour.text);
			response.write(protocol.garbage);
			response.end(end('stop', COUNTS));
			return;
		case 'error-event':
			await stream(behaviour.text);
			response.end(protocol.overloaded);
			return;
		case 'busy-event':
			await stream(behaviour.text);
			response.end(protocol.busy);
			return;
		case 'lying-length': {
			const text = `${begin}${piece(behaviour.text)}`;
			response.writeHead(200, { ...events, 'content-length': String(Buffer.byteLength(text) + 1000) });
			response.write(text);
			await wait(20);
			response.socket?.end();
			return;
		}
		case 'redirect':
			response.writeHead(307, { location: behaviour.to }).end();
			return;
		case 'flood':
			response.writeHead(behaviour.status, behaviour.status === 200 ? events : { 'content-type': 'application/json' });
			await flood('x'.repeat(65_536));
			return;
		case 'endless':
			response.writeHead(200, events);
			response.write(begin);
			await flood(piece('on and on ').repeat(100));
			return;
		case 'html':
			response.writeHead(200, { 'content-type': 'text/html' });
			response.end('<!doctype html><title>Login</title><p>Please sign in to the proxy.</p>');
			return;
	}
}
