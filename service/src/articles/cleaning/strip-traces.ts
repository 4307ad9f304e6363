import { readLines } from './read-lines.ts';

const THOUGHT = /(?<!`)<(\/?)(?:think|thinking|reasoning|thought|reflection|analysis|scratchpad)>(?!`)/gi;

/** What ends a turn in the formats that models are trained on. `</s>` also ends what is struck through. */
const END =
	/(?<!`)(?:<\|(?:im_end|im_start|eot_id|end_of_text|endoftext|end|eom_id|start_header_id|assistant|user|system)\|>|<\/?(?:end_of_turn|start_of_turn)>|<｜end▁of▁sentence｜>|\[\/?INST\]|<<\/?SYS>>)(?!`)/gi;
const STRUCK = /(?<!`)<(\/?)s>(?!`)/gi;

/** Marks that begin the turn of the model, with its name. */
const TURN_START = new RegExp(`^(?:\\s*(?:${END.source})\\s*(?:(?:assistant|model)\\b)?)+`, 'i');

const ANSWER = 'answer|response|output|result|final|final_answer|reply|text|markdown|content';
const ANSWER_OPEN = new RegExp(`^\\s*<(?:${ANSWER})>[ \\t]*\\n?`, 'i');
const ANSWER_CLOSE = new RegExp(`</(?:${ANSWER})>$`, 'i');

/** The lines around the material of a prompt, see `dataBlock`; a model that takes them for the form of the answer repeats them. */
const BLOCK_START = /^[ \t>]*<<<\p{L}{1,20} [0-9a-f]{8}(?![0-9a-z])[ \t]*/gimu;
const BLOCK_END = /[ \t]?(?<![0-9a-z])[0-9a-f]{8} \p{L}{1,20}>>>/giu;

/**
 * An answer without the traces of how it was made: thoughts in tags (also where only the closing one came), the marks that end a
 * turn with all that follows, tags around the answer, and the lines that stand around the material of the prompt.
 */
export function stripTraces(text: string): string {
	return [withoutThoughts, untilEndOfTurn, withoutAnswerTags, withoutBlockMarks].reduce(
		(rest, step) => step(rest),
		text,
	);
}

/** Thoughts stand before what is said, or between two lines of it. One that never ends has no answer behind it. */
function withoutThoughts(text: string): string {
	const kept: string[] = [];
	let from = 0;
	let open: number | undefined;
	let isMentioned = false;
	for (const { index, end, isClosing } of tagsOutsideCode(text, THOUGHT)) {
		if (!isClosing) {
			if (open === undefined && beginsLine(text, index)) open = index;
			else isMentioned ||= open === undefined;
		} else if (open !== undefined) {
			kept.push(text.slice(from, open));
			from = end;
			open = undefined;
		} else if (kept.length === 0 && !isMentioned) from = end;
	}
	const said = kept.join('');
	if (open !== undefined && said.trim() === '' && text.slice(from, open).trim() === '') return '';
	return said + text.slice(from);
}

function beginsLine(text: string, index: number): boolean {
	const before = text.slice(Math.max(0, index - MOST_INDENT), index);
	return /\n[ \t]*$/.test(before) || (index <= MOST_INDENT && before.trim() === '');
}

/** No tag that begins a line is indented deeper. */
const MOST_INDENT = 80;

/** Up to where the model ended its turn; what follows is a talk with itself. */
function untilEndOfTurn(text: string): string {
	const rest = text.replace(TURN_START, '');
	return rest.slice(0, endMark(rest)?.index);
}

function endMark(text: string): Tag | undefined {
	const end = tagsOutsideCode(text, END)[0];
	let struck = 0;
	for (const tag of tagsOutsideCode(text, STRUCK)) {
		struck += tag.isClosing ? -1 : 1;
		if (struck < 0) return end === undefined || tag.index < end.index ? tag : end;
	}
	return end;
}

function withoutAnswerTags(text: string): string {
	const opened = text.replace(ANSWER_OPEN, '').trimEnd();
	const closing = ANSWER_CLOSE.exec(opened.slice(-20))?.[0] ?? '';
	return opened.slice(0, opened.length - closing.length);
}

function withoutBlockMarks(text: string): string {
	if (!text.includes('<<<') && !text.includes('>>>')) return text;
	return text.replace(BLOCK_START, '').replace(BLOCK_END, '');
}

type Tag = { index: number; end: number; isClosing: boolean };

function tagsOutsideCode(text: string, pattern: RegExp): Tag[] {
	const matches = [...text.matchAll(pattern)];
	if (matches.length === 0) return [];
	const { lines, fences, isCode } = readLines(text);
	const lastFence = fences.at(-1);
	// What an unclosed fence holds is not sure to be code.
	const unsureFrom = lastFence === undefined || lastFence.isClosed ? lines.length : lastFence.first;
	const tags: Tag[] = [];
	let line = 0;
	let lineEnd = lines[0]?.length ?? 0;
	for (const match of matches) {
		while (lineEnd < match.index && line < lines.length - 1) {
			line += 1;
			lineEnd += 1 + (lines[line]?.length ?? 0);
		}
		if (isCode(line) && line < unsureFrom) continue;
		tags.push({ index: match.index, end: match.index + match[0].length, isClosing: match[1] === '/' });
	}
	return tags;
}
