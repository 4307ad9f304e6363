import { replaceShortcodeBrackets } from './escape.ts';
import type { Inline } from './tree.ts';

const MARKERS = { strong: '**', emphasis: '*', strike: '~~' } as const;

/** One line of text as Markdown; line breaks are a backslash at the end of a line. */
export function writeLine(nodes: Inline[]): string {
	return writeNodes(nodes).split('\n').map(escapeLineStart).join('\n');
}

/** One line as a table's cell, where a line break can only be written as `<br>` and a bar needs a backslash of its own. */
export function writeCell(nodes: Inline[]): string {
	return writeNodes(nodes).replaceAll('\\\n', '<br>').replaceAll('|', '\\|');
}

/** The text of a heading: it is one line, and number signs at its end would be dropped. */
export function writeHeading(nodes: Inline[]): string {
	return writeNodes(nodes).replace(/#+$/, (signs) => signs.replaceAll('#', '\\#'));
}

/** Plain text inside Markdown: every character that could mean something is escaped. */
export function writePlain(text: string): string {
	const escaped = text.replace(/[\\`*_~|\]]|!(?=$|\[)|&(?=[#A-Za-z])|[<>\u00a0]/g, (character) => {
		if (character === '&') return '&amp;';
		if (character === '<') return '&lt;';
		if (character === '>') return '&gt;';
		return character === '\u00a0' ? '&nbsp;' : `\\${character}`;
	});
	return replaceShortcodeBrackets(escaped, '&#91;').replaceAll('[', '\\[');
}

/** One more backtick than the longest run in the text has, at least `minimum`. */
export function fenceFor(text: string, minimum: number): string {
	let longest = minimum - 1;
	for (const run of text.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
	return '`'.repeat(longest + 1);
}

/** A URL that passed `safeUrl`, as the destination of a link. */
export function writeAddress(url: string): string {
	return url.replaceAll('&', '&amp;').replace(/[()]/g, '\\$&');
}

function writeNodes(nodes: Inline[]): string {
	let markdown = '';
	nodes.forEach((node, at) => {
		const written = writeNode(node, nodes[at - 1], nodes[at + 1]);
		markdown += written;
	});
	return markdown;
}

function writeNode(node: Inline, before: Inline | undefined, after: Inline | undefined): string {
	switch (node.type) {
		case 'text':
			return writeText(node.value, before, after);
		case 'code':
			return writeCode(node.value);
		case 'break':
			return '\\\n';
		case 'link':
			return `[${writeNodes(node.children)}](${writeAddress(node.href)})`;
		case 'footnote':
			return `[^${node.label}]`;
		case 'image':
			return writePlain(node.alt);
		default:
			return `${MARKERS[node.type]}${writeNodes(node.children)}${MARKERS[node.type]}`;
	}
}

/** A letter right outside of a decoration that starts or ends with punctuation keeps the markers from working: as a
 * numeric reference it ends with punctuation itself. */
function writeText(value: string, before: Inline | undefined, after: Inline | undefined): string {
	const first = needsPunctuation(before, -1) ? (/^[\p{L}\p{N}]/u.exec(value)?.[0] ?? '') : '';
	const rest = value.slice(first.length);
	const last = needsPunctuation(after, 0) ? (/[\p{L}\p{N}]$/u.exec(rest)?.[0] ?? '') : '';
	const middle = rest.slice(0, rest.length - last.length);
	const written = reference(first) + writePlain(middle) + reference(last);
	// `[^1]:` at the start of a line would be the footnote itself, and `[^1](` a link.
	return before?.type === 'footnote' && /^[:(]/.test(written) ? `\\${written}` : written;
}

function reference(character: string): string {
	const point = character.codePointAt(0);
	return point === undefined ? '' : `&#${point};`;
}

function needsPunctuation(node: Inline | undefined, edge: 0 | -1): boolean {
	if (node?.type !== 'strong' && node?.type !== 'emphasis' && node?.type !== 'strike') return false;
	const child = node.children.at(edge);
	return child?.type !== 'text' || !/[\p{L}\p{N}]/u.test(edge === 0 ? child.value.slice(0, 2) : child.value.slice(-2));
}

function writeCode(value: string): string {
	const fence = fenceFor(value, 1);
	const pad = value.startsWith('`') || value.endsWith('`') ? ' ' : '';
	return `${fence}${pad}${value}${pad}${fence}`;
}

/** What would make a line a heading, a list, a rule or a table is escaped. */
function escapeLineStart(line: string): string {
	return line.replace(/^[#+\-=:]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
