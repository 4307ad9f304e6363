import type { AnswerEvent } from './answer-event.ts';
import { createCloseFinder } from './find-close.ts';

const OPENING = ['<think>', '<thinking>'];
const CLOSING = /<\/think(?:ing)?>/i;
const LONGEST_CLOSING = '</thinking>'.length;

/**
 * The same answer without the thoughts that a model says aloud before it writes. Servers that know the model tell them apart; where
 * one does not (vLLM without its reasoning parser), they stand in the text as `<think>…</think>`, at its very beginning. Templates
 * that open the thoughts themselves leave only the closing mark: when that comes, what came before it is void, and `restart` says so.
 */
export async function* withoutThoughts(events: AsyncIterable<AnswerEvent>): AsyncGenerator<AnswerEvent> {
	let filter: Filter = beginning();
	for await (const event of events) {
		if (event.type === 'text') {
			const { events: left, next } = filter.read(event.text);
			filter = next ?? filter;
			yield* left;
		} else {
			if (event.type === 'finish') yield* filter.end();
			yield event;
		}
	}
}

/** One stage of an answer: what is left of a piece of it, and the next stage where one begins. */
type Filter = {
	read: (text: string) => { events: AnswerEvent[]; next?: Filter };
	/** What was held back when the answer ends. */
	end: () => AnswerEvent[];
};

const texts = (text: string): AnswerEvent[] => (text === '' ? [] : [{ type: 'text', text }]);
const THINKING: AnswerEvent[] = [{ type: 'thinking' }];

/** Until it is clear whether the answer begins with the opening mark. */
function beginning(): Filter {
	let held = '';
	return {
		read: (text) => {
			held += text;
			const start = held.trimStart();
			const lower = start.slice(0, LONGEST_CLOSING).toLowerCase();
			const mark = OPENING.find((each) => lower.startsWith(each));
			if (mark !== undefined) {
				const next = thinking();
				return { next, ...next.read(start.slice(mark.length)) };
			}
			if (OPENING.some((each) => each.startsWith(lower))) return { events: THINKING };
			const next = writing();
			return { next, ...next.read(held) };
		},
		end: () => texts(held),
	};
}

/** Within the thoughts. Only what may be the beginning of the closing mark is kept: thoughts can be long. */
function thinking(): Filter {
	let held = '';
	return {
		read: (text) => {
			held += text;
			const mark = CLOSING.exec(held);
			if (mark) return { events: texts(held.slice(mark.index + mark[0].length)), next: PLAIN };
			held = held.slice(-LONGEST_CLOSING);
			return { events: THINKING };
		},
		end: () => [],
	};
}

/** In a text that began without the mark, until it shows that its beginning was thoughts. */
function writing(): Filter {
	const find = createCloseFinder();
	let hasWritten = false;
	return {
		read: (text) => {
			const found = find(text);
			if (found === 'never') return { events: texts(text), next: PLAIN };
			if (found === undefined) {
				hasWritten ||= text !== '';
				return { events: texts(text) };
			}
			const restart: AnswerEvent[] = hasWritten ? [{ type: 'restart' }] : [];
			return { events: [...restart, ...texts(text.slice(found))], next: PLAIN };
		},
		end: () => [],
	};
}

/** All that is left is text. */
const PLAIN: Filter = { read: (text) => ({ events: texts(text) }), end: () => [] };
