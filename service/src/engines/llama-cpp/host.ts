import { systemClock } from '../../platform/clock.ts';
import { loadModel, UnusableError } from './load-model.ts';
import { type Ending, type HostAnswer, HostRequest, HostSettings, type TextRequest } from './messages.ts';
import type { LlamaChat } from './node-llama-cpp.ts';
import { createTextBatch } from './text-batch.ts';
import { writeText } from './write-text.ts';

/*
 * The child process that holds one model. llama.cpp may abort the process it runs in (a failed assertion, no memory left), and
 * ending a worker thread while it writes does; so it gets a process of its own. It prints nothing.
 */

type Text = { request: TextRequest; abort: AbortController };

const texts = new Map<number, Text>();
const waiting: Text[] = [];
/** `undefined` until the model is loaded. */
let free: LlamaChat[] | undefined;

/** What can't be sent is dropped: then the service is gone, which `disconnect` tells. */
function send(answer: HostAnswer): void {
	process.send?.(answer, undefined, undefined, () => undefined);
}

function settle(ending: Ending): void {
	texts.delete(ending.id);
	send(ending);
}

/** Gives waiting texts to free sequences. */
function next(): void {
	while (waiting[0] && free?.[0]) {
		const text = waiting.shift();
		const chat = free.shift();
		if (text && chat) void run(text, chat);
	}
}

async function run(text: Text, chat: LlamaChat): Promise<void> {
	const { id } = text.request;
	const batch = createTextBatch(systemClock, (part) => send({ type: 'text', id, text: part }));
	let ending: Ending;
	try {
		ending = await writeText(chat, text.request, text.abort.signal, batch.add);
	} catch {
		ending = unwritten(id, 'failed');
	}
	batch.end();
	free?.push(chat);
	settle(ending);
	next();
}

function unwritten(id: number, reason: Ending['reason']): Ending {
	return { type: 'end', id, reason, inputTokens: 0, outputTokens: 0, contextTokens: 0 };
}

function receive(message: unknown): void {
	const request = HostRequest.parse(message);
	if (request.type === 'write') {
		const text = { request, abort: new AbortController() };
		texts.set(request.id, text);
		waiting.push(text);
		next();
		return;
	}
	const text = texts.get(request.id);
	if (!text) return;
	const place = waiting.indexOf(text);
	text.abort.abort();
	if (place === -1) return;
	waiting.splice(place, 1);
	settle(unwritten(request.id, 'cancelled'));
}

// The service is gone, even if it was killed: nobody reads what is written here. It may be gone already.
if (!process.connected) process.exit(0);
process.on('disconnect', () => process.exit(0));
// Ctrl-C and service managers signal the whole group; the service first finishes what it can, then ends this process.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('message', receive);

try {
	free = await loadModel(HostSettings.parse(JSON.parse(process.argv[2] ?? '')), () => send({ type: 'loading' }));
	send({ type: 'ready' });
	next();
} catch (error) {
	const answer = { type: 'unusable', reason: error instanceof UnusableError ? error.reason : 'library' } as const;
	process.send?.(answer, undefined, undefined, () => process.exit(1));
}
