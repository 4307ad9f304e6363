import { readLines } from './read-lines.ts';

/** `[label]: address "title"`, behind the marks of lists and quotes. */
const LINK = /^((?:[ \t>]|[-*+][ \t]|\p{Nd}{1,9}[.)][ \t]){0,40})\[(?!\^)((?:[^[\]\\]|\\.){1,300})\]:[ \t]*(.*)$/u;
const NOTE = /^((?:[ \t>]|[-*+][ \t]|\p{Nd}{1,9}[.)][ \t]){0,40})\[\^([^\s\]]{1,64})\]:[ \t]*/u;
/** What is an address by itself: `[Anna]: Hello` is a line of a conversation. */
const TARGET =
	/^(?:<([^<>\n]{1,2000})>|((?:[a-z][a-z0-9+.-]{1,15}:|\/|#|\.{1,2}\/|www\.|[\w-]+(?:\.[\w-]+)+(?:\/|$))[^\s<]{0,2000}))(?:[ \t]+("[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/i;
const TITLE = /^[ \t]*("[^"]*"|'[^']*'|\([^()]*\))[ \t]*$/;

/** Nothing that defines something is longer. UTF-16 units. */
const MOST_LINE = 4000;

/** A definition of a link, as what stands behind `[text]`: `(https://…)`. */
export type Definitions = { links: ReadonlyMap<string, string>; notes: ReadonlySet<string> };

/** What Markdown takes for the same label: any case and white space. */
export function linkLabel(label: string): string {
	return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}

/** The label of the footnote that a line defines, what stands before the definition, and the note. */
export function noteOf(line: string): { before: string; label: string; note: string } | undefined {
	const match = NOTE.exec(line);
	return match ? { before: match[1] ?? '', label: match[2] ?? '', note: line.slice(match[0].length) } : undefined;
}

/**
 * A text without its definitions of links, and all that it defines. A line that Markdown would take for a definition although it
 * has no address (`[Anna]: Hello`) becomes text. Code stays as it is.
 */
export function takeDefinitions(markdown: string): Definitions & { lines: string[] } {
	const { lines, isCode } = readLines(markdown);
	const links = new Map<string, string>();
	const notes = new Set<string>();
	const kept: string[] = [];
	for (let at = 0; at < lines.length; at++) {
		const line = lines[at] ?? '';
		const note = isCode(at) ? undefined : noteOf(line);
		if (note) notes.add(note.label);
		const match = isCode(at) || note || line.length > MOST_LINE ? null : LINK.exec(line);
		if (match === null) {
			kept.push(line);
			continue;
		}
		const [, before = '', label = '', behind = ''] = match;
		const isBroken = behind === '' && !isCode(at + 1);
		const target = TARGET.exec(isBroken ? (lines[at + 1]?.trim() ?? '') : behind);
		if (target === null) {
			kept.push(`${before}\\${line.slice(before.length)}`);
			continue;
		}
		if (isBroken) at += 1;
		const title = target[3] ?? (isCode(at + 1) ? undefined : TITLE.exec((lines[at + 1] ?? '').slice(0, 300))?.[1]);
		if (target[3] === undefined && title !== undefined) at += 1;
		const key = linkLabel(label);
		if (!links.has(key)) links.set(key, inParentheses(target[1] ?? target[2] ?? '', title));
		kept.push(before.trimEnd());
	}
	return { lines: kept, links, notes };
}

function inParentheses(address: string, title: string | undefined): string {
	// A bar would end the cell of a table.
	const safe = address.replace(/\|/g, '%7C').replace(/</g, '%3C').replace(/>/g, '%3E');
	const shown = /[()\s\\]/.test(safe) ? `<${safe}>` : safe;
	return title === undefined || title.includes('|') ? `(${shown})` : `(${shown} ${title})`;
}
