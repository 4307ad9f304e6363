import type { AnswerEvent } from './answer-event.ts';
import { createCloseFinder } from './find-close.ts';
import { aroundAfter, LONGEST_CLOSING, THOUGHT_MARKS, type ThoughtMarks } from './thought-marks.ts';

/**
 * The same answer with the thoughts that a model says aloud before it writes told apart from its text. Servers that know the model do
 * so; where one does not (vLLM without its reasoning parser), they stand in the text between marks, at its very beginning. Templates
 * that open the thoughts themselves leave only the closing mark: when that comes, what came before it is void, and `restart` says so.
 * All that came goes on, as text or as thoughts, for all of it was written.
 */
export async function* withoutThoughts(events: AsyncIterable<AnswerEvent>): AsyncGenerator<AnswerEvent> {
	let filter: Filter = beginning(writing);
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

/** One stage of an answer: what a piece of it is, and the next stage where one begins. */
type Filter = {
	read: (text: string) => { events: AnswerEvent[]; next?: Filter };
	/** What was held back when the answer ends. */
	end: () => AnswerEvent[];
};

const texts = (text: string): AnswerEvent[] => (text === '' ? [] : [{ type: 'text', text }]);
const thoughts = (text: string): AnswerEvent[] => [{ type: 'thinking', text }];

/** As much of a beginning as is looked at for an opening mark. */
const HEAD = 400;

/** Until it is clear whether what comes begins with an opening mark. `then` makes the stage of a text that does not. */
function beginning(then: () => Filter): Filter {
	let held = '';
	return {
		read: (text) => {
			held += text;
			const start = held.trimStart();
			const head = start.slice(0, HEAD);
			for (const marks of THOUGHT_MARKS) {
				const mark = marks.opening.exec(head)?.[0];
				if (mark === undefined) continue;
				const stage = thinking(marks);
				const { events, next = stage } = stage.read(start.slice(mark.length));
				return { events: [...thoughts(held.slice(0, held.length - start.length + mark.length)), ...events], next };
			}
			const lower = head.toLowerCase();
			// Nothing is told apart yet, but the model is alive.
			if (THOUGHT_MARKS.some(({ mayOpen }) => mayOpen(lower))) return { events: thoughts('') };
			const next = then();
			return { next, ...next.read(held) };
		},
		end: () => texts(held),
	};
}

/** Within the thoughts. Only what may be the beginning of the closing mark is kept: thoughts can be long. */
function thinking({ closing, around }: ThoughtMarks): Filter {
	let held = '';
	return {
		read: (text) => {
			held += text;
			const mark = closing.exec(held);
			if (!mark) {
				const known = Math.max(0, held.length - LONGEST_CLOSING);
				const told = held.slice(0, known);
				held = held.slice(known);
				return { events: thoughts(told) };
			}
			const end = mark.index + mark[0].length;
			// Some think again at once.
			const stage = beginning(() => writtenBetween(around));
			const { events, next = stage } = stage.read(held.slice(end));
			return { events: [...thoughts(held.slice(0, end)), ...events], next };
		},
		end: () => thoughts(held),
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
			const stage = writtenBetween(aroundAfter(found.mark));
			const { events, next = stage } = stage.read(text.slice(found.end));
			return { events: [...thoughts(text.slice(0, found.end)), ...restart, ...events], next };
		},
		end: () => [],
	};
}

/** The text after the thoughts, between marks of the model's own, which are left out wherever they stand. */
function writtenBetween(marks: readonly string[]): Filter {
	if (marks.length === 0) return PLAIN;
	let held = '';
	return {
		read: (text) => {
			held += text;
			const events: AnswerEvent[] = [];
			for (;;) {
				const [next] = marks
					.map((mark) => ({ mark, at: held.indexOf(mark) }))
					.filter(({ at }) => at !== -1)
					.sort((one, other) => one.at - other.at);
				if (next === undefined) break;
				events.push(...texts(held.slice(0, next.at)), ...thoughts(next.mark));
				held = held.slice(next.at + next.mark.length);
			}
			const known = held.length - lengthOfBegun(marks, held);
			events.push(...texts(held.slice(0, known)));
			held = held.slice(known);
			return { events };
		},
		end: () => texts(held),
	};
}

/** How much of the end of a text may be the beginning of one of the marks. */
function lengthOfBegun(marks: readonly string[], text: string): number {
	const lengths = marks.map((mark) => {
		for (let length = Math.min(mark.length - 1, text.length); length > 0; length--)
			if (text.endsWith(mark.slice(0, length))) return length;
		return 0;
	});
	return Math.max(0, ...lengths);
}

/** All that is left is text. */
const PLAIN: Filter = { read: (text) => ({ events: texts(text) }), end: () => [] };
