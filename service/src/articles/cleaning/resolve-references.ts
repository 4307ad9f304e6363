import { type Definitions, linkLabel } from './definitions.ts';

/** What a section says of links and notes, and what the others define. */
export type References = Pick<Definitions, 'links'> & {
	/** The label that a footnote of this section gets. */
	noteLabel: (label: string) => string | undefined;
	/** Whether another section defines a link so; its definition does not count here. */
	isForeign: (label: string) => boolean;
};

/** Part of a text that is replaced. */
type Edit = { from: number; to: number; by: string };

const MOST_LABEL = 300;

/**
 * A paragraph, heading or row whose references to definitions (`[text][1]`, `[text][]`, `[text]`, `[^1]`) stand for themselves:
 * links get their address, footnotes the label of their section. Without a definition of the section the mark of a reference goes,
 * and its words stay. Code stays as it is. Takes time in proportion to the length.
 */
export function resolveReferences(text: string, references: References): string {
	if (!text.includes('[')) return text;
	const edits: Edit[] = [];
	const open: number[] = [];
	const codeEnds = codeSpans(text);
	for (let at = 0; at < text.length; at++) {
		const character = text[at];
		if (character === '\\') at += 1;
		else if (character === '`') at = (codeEnds.get(at) ?? at + 1) - 1;
		else if (character === '[') open.push(at);
		else if (character === ']') {
			const start = open.pop();
			if (start === undefined) continue;
			const edit = editOf(text, start, at, references);
			edits.push(...edit.edits);
			at = Math.max(at, edit.next - 1);
		}
	}
	return applyEdits(text, edits);
}

/** What becomes of brackets from `start` to `end`; reading goes on at `next`. */
function editOf(text: string, start: number, end: number, references: References): { edits: Edit[]; next: number } {
	const { links, noteLabel, isForeign } = references;
	const inside = end - start - 1 <= MOST_LABEL ? text.slice(start + 1, end) : '';
	if (inside.startsWith('^')) return { edits: [noteEdit(start, end, inside.slice(1), noteLabel)], next: end + 1 };
	const none = { edits: [], next: end + 1 };
	if (text[end + 1] === '(') return none;
	const behind = /\[((?:[^[\]\\]|\\.){0,300})\]/y;
	behind.lastIndex = end + 1;
	const second = behind.exec(text);
	const isNote = second?.[1]?.startsWith('^') ?? false;
	const label = second === null || isNote || second[1] === '' ? inside : (second[1] ?? '');
	const to = second === null || isNote ? end + 1 : behind.lastIndex;
	const key = linkLabel(label);
	const link = key === '' ? undefined : links.get(key);
	if (link !== undefined) return { edits: [{ from: end + 1, to, by: link }], next: to };
	if (to > end + 1 && second?.[1] !== '') {
		// `row[2][1]` refers to nothing.
		const isIndex = /[\p{L}\p{N}\]]/u.test(text[start - 1] ?? '');
		if (isForeign(key) && isIndex) return { edits: [{ from: end + 1, to: end + 1, by: '\\' }], next: to };
		if (isForeign(key) || (!isIndex && isCitation(text, start, label))) {
			const image = text[start - 1] === '!' ? 1 : 0;
			return { edits: [remove(start - image, start + 1), remove(end, to)], next: to };
		}
	}
	return key !== '' && isForeign(key) ? { edits: [{ from: start, to: start, by: '\\' }], next: end + 1 } : none;
}

/** `[words][1]` refers to something; `[1][2]` does not. */
function isCitation(text: string, start: number, label: string): boolean {
	return /^\d{1,3}$/.test(label) && /\p{L}/u.test(text[start + 1] ?? '');
}

function noteEdit(start: number, end: number, label: string, noteLabel: (label: string) => string | undefined): Edit {
	const known = noteLabel(label);
	if (known !== undefined) return { from: start, to: end + 1, by: `[^${known}]` };
	// A number refers to something that is not there; `[^a-z]` is text.
	return /^\d{1,3}$/.test(label) ? remove(start, end + 1) : { from: start, to: start, by: '\\' };
}

function remove(from: number, to: number): Edit {
	return { from, to, by: '' };
}

function applyEdits(text: string, edits: Edit[]): string {
	const parts: string[] = [];
	let next = 0;
	for (const { from, to, by } of edits.sort((one, other) => one.from - other.from)) {
		if (from < next) continue;
		parts.push(text.slice(next, from), by);
		next = to;
	}
	return parts.join('') + text.slice(next);
}

/** Where each run of backticks that begins code has its end: behind the next run of the same length. */
function codeSpans(text: string): Map<number, number> {
	const ends = new Map<number, number>();
	const nextOfLength = new Map<number, number>();
	for (const run of [...text.matchAll(/`+/g)].reverse()) {
		const { length } = run[0];
		const closing = nextOfLength.get(length);
		ends.set(run.index, closing === undefined ? run.index + length : closing + length);
		nextOfLength.set(length, run.index);
	}
	return ends;
}
