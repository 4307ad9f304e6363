import { createParser } from 'eventsource-parser';

/**
 * The `data` of the events of an event stream, together as the network brought them. An event that the stream's end cut short is
 * left out, as the standard says. Bounds are the caller's: `createAskServer` has them.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<string[]> {
	const decoder = new TextDecoder();
	let complete: string[] = [];
	const parser = createParser({ onEvent: ({ data }) => complete.push(data) });
	for await (const bytes of body) {
		parser.feed(decoder.decode(bytes, { stream: true }));
		if (complete.length === 0) continue;
		yield complete;
		complete = [];
	}
}
