import type { AnswerEvent } from './complete-text.ts';

const OPEN = '<think>';
const CLOSE = '</think>';

/**
 * The same answer without the thoughts that a model says aloud before it writes. Servers that know the model tell them apart;
 * where one does not (vLLM without its reasoning parser), they stand in the text as `<think>…</think>`, at its very beginning.
 */
export async function* withoutThoughts(events: AsyncIterable<AnswerEvent>): AsyncGenerator<AnswerEvent> {
	let state: 'beginning' | 'thinking' | 'writing' = 'beginning';
	let held = '';
	for await (const event of events) {
		if (event.type !== 'text' || state === 'writing') {
			if (event.type === 'finish' && state === 'beginning' && held !== '') yield { type: 'text', text: held };
			yield event;
			continue;
		}
		held += event.text;
		if (state === 'beginning') {
			const start = held.trimStart();
			if (start.startsWith(OPEN)) {
				state = 'thinking';
				held = start.slice(OPEN.length);
			} else if (!OPEN.startsWith(start)) {
				state = 'writing';
				yield { type: 'text', text: held };
				continue;
			}
		}
		if (state === 'thinking') {
			const end = held.indexOf(CLOSE);
			if (end === -1) {
				// Only what may be the beginning of the closing mark is kept: thoughts can be long.
				held = held.slice(-CLOSE.length);
			} else {
				state = 'writing';
				const text = held.slice(end + CLOSE.length);
				if (text !== '') yield { type: 'text', text };
				continue;
			}
		}
		yield { type: 'thinking' };
	}
}
