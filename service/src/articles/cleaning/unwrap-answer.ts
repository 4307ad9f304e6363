import { saysSomething } from '../prompts/plain-line.ts';
import { elementsOf, fieldsOf, readJson } from '../prompts/read-json.ts';
import { isProseLike } from './prose-like.ts';

/** What stands behind the mark of a fence that is put around a whole answer. */
const WRAPPER =
	/^ {0,3}(`{3,}|~{3,})[ \t]*(markdown|md|mdx|gfm|commonmark|html|xhtml|text|txt|plain|plaintext|none|article|section|output|json)?[ \t]*$/i;
const CLOSER = /^ {0,3}(`{3,}|~{3,})[ \t]*$/;

/** What says by itself that it is no sample of code. */
const FORMATTED = /^(?:markdown|md|mdx|gfm|commonmark|article|section|output)$/i;

/** Left over of a fence whose marks were lost. */
const LOST_INFO = /^\s*(?:markdown|md|html)[ \t]*\n(?=\s*\S)/i;

/** A model speaks so briefly around the block that it puts its answer into. UTF-16 units. */
const MOST_CHATTER = 300;
/** What is said in the block is so many times what stands around it. */
const LEAST_RATIO = 2;

const CONTENT_FIELDS =
	/^(?:content|text|body|markdown|section_?(?:content|text|body)|article|section|answer|paragraphs|output|response)$/i;

/** An answer that is a code block, JSON, indented or quoted as a whole, as the text that it holds. Anything else as it is. */
export function unwrapAnswer(text: string): string {
	return [outOfFence, outOfJson, outOfIndent, outOfQuote, withoutLostInfo].reduce((rest, step) => step(rest), text);
}

function withoutLostInfo(text: string): string {
	return text.replace(LOST_INFO, '');
}

function outOfFence(text: string): string {
	const lines = text.trim().split('\n');
	const first = lines.findIndex((line) => WRAPPER.test(line));
	const [, fence = '', info = ''] = WRAPPER.exec(lines[first] ?? '') ?? [];
	if (first === -1 || startsInsideCode(lines, first)) return text;
	const end = closingLine(lines, first, fence, FORMATTED.test(info));
	const [before, inside, after] = [lines.slice(0, first), lines.slice(first + 1, end), lines.slice(end + 1)].map(
		(part) => part.join('\n').trim(),
	);
	if (before === undefined || inside === undefined || after === undefined || inside === '') return text;
	const isAlone = before === '' && after === '';
	if (isAlone) return FORMATTED.test(info) || isJson(inside, info) || isProseLike(inside) ? inside : text;
	const chatter = before.length + after.length;
	const isTalkedAround =
		before.length <= MOST_CHATTER &&
		after.length <= MOST_CHATTER &&
		!before.includes('\n\n') &&
		inside.length >= LEAST_RATIO * chatter &&
		(FORMATTED.test(info) || before === '' || /[:：]$/.test(before));
	return isTalkedAround && (isProseLike(inside) || isJson(inside, info)) ? inside : text;
}

function startsInsideCode(lines: readonly string[], first: number): boolean {
	return lines.slice(0, first).some((line) => /^ {0,3}(?:`{3}|~{3})/.test(line));
}

/**
 * The line that closes the fence around an answer which may hold code blocks of its own: the last fence, if those before it stand
 * in pairs, else the first that can. One past the last line when it was never closed.
 */
function closingLine(lines: readonly string[], first: number, fence: string, mayHoldBare: boolean): number {
	const inner: number[] = [];
	for (let line = first + 1; line < lines.length; line++) {
		const mark = /^ {0,3}(`{3,}|~{3,})/.exec(lines[line] ?? '')?.[1] ?? '';
		if (mark.charAt(0) === fence.charAt(0) && mark.length >= fence.length) inner.push(line);
	}
	const isBare = (line: number | undefined) => CLOSER.test(lines[line ?? -1] ?? '');
	const areEven = inner.length % 2 === 0;
	const pairs = areEven ? inner : inner.slice(0, -1);
	const arePaired = pairs.every((line, at) => (at % 2 === 1 ? isBare(line) : mayHoldBare || !isBare(line)));
	const closing = arePaired ? (areEven ? undefined : inner.findLast(isBare)) : inner.find(isBare);
	return closing ?? lines.length;
}

function isJson(text: string, info: string): boolean {
	return (/^json$/i.test(info) || info === '') && contentOf(text) !== undefined;
}

function outOfJson(text: string): string {
	return contentOf(text) ?? text;
}

/** The text in `{"heading": …, "content": …}`. */
function contentOf(text: string): string | undefined {
	const trimmed = text.trim();
	if (!/^[{[]/.test(trimmed) || !/[}\]]$/.test(trimmed)) return undefined;
	const content = stringIn(readJson(trimmed) ?? readJson(escapeLineEnds(trimmed)), 0);
	return content !== undefined && saysSomething(content) ? content : undefined;
}

/** Models put plain line ends into the strings of their JSON. */
function escapeLineEnds(json: string): string {
	let isString = false;
	let escaped = '';
	for (let at = 0; at < json.length; at++) {
		const character = json.charAt(at);
		if (character === '\\') escaped += character + json.charAt(++at);
		else {
			if (character === '"') isString = !isString;
			escaped += isString && character === '\n' ? '\\n' : isString && character === '\t' ? '\\t' : character;
		}
	}
	return escaped;
}

function stringIn(value: unknown, depth: number): string | undefined {
	if (depth > 3) return undefined;
	if (typeof value === 'string') return value;
	const elements = elementsOf(value);
	if (elements.length > 0) {
		const parts = elements.flatMap((element) => stringIn(element, depth + 1) ?? []);
		return parts.length === elements.length ? parts.join('\n\n') : undefined;
	}
	const found = fieldsOf(value).find(([name]) => CONTENT_FIELDS.test(name));
	return found === undefined ? undefined : stringIn(found[1], depth + 1);
}

function outOfIndent(text: string): string {
	const lines = text.split('\n');
	const said = lines.filter((line) => line.trim() !== '');
	if (said.length === 0 || !said.every((line) => /^(?: {4}|\t)/.test(line))) return text;
	return lines.map((line) => line.replace(/^(?: {4}|\t)/, '')).join('\n');
}

function outOfQuote(text: string): string {
	const lines = text.split('\n');
	const said = lines.filter((line) => line.trim() !== '');
	if (said.length === 0 || !said.every((line) => /^ {0,3}>/.test(line))) return text;
	return lines.map((line) => line.replace(/^ {0,3}> ?/, '')).join('\n');
}
