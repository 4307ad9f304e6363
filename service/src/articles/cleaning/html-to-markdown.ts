import { type MarkdownWriter, markdownWriter } from './markdown-writer.ts';
import { readLines } from './read-lines.ts';

/** One tag: whether it closes, its name, its attributes. Longer ones are no tags that a text is made of. */
const TAG = /<(\/?)([a-z][a-z0-9]{0,11})((?:\s[^<>]{0,500})?)\/?>|<!--[\s\S]{0,500}?-->/gi;

const BREAKS =
	/^(?:p|div|section|article|main|header|footer|html|body|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|caption|blockquote|figure|figcaption)$/;
const MARKS: Readonly<Record<string, string>> = { strong: '**', b: '**', em: '*', i: '*', del: '~~', strike: '~~' };

/** Begins a block of a text in HTML. */
const BLOCK_START = /<(?:h[1-6]|p|ul|ol|table|blockquote|pre)(?:\s[^<>]{0,500})?>|<br\s?\/?>\s{0,9}<br\s?\/?>/gi;
const PREAMBLE = /^\s*(?:<!doctype[^<>]{0,100}>\s*)?(?:<html[^<>]{0,100}>\s*)?(?:<head>[\s\S]{0,2000}?<\/head>)?/i;

/** Of the text that is read as a whole: what a code block or a table holds so far. */
type Reading = {
	writer: MarkdownWriter;
	/** One for each list: the number of the next item, undefined where items have none, and whether it has an item yet. */
	lists: { next: number | undefined; isBegun: boolean }[];
	/** How many of the lists have one. */
	items: number;
	quotes: number;
	code: { pieces: string[]; isBlock: boolean } | undefined;
	isHeading: boolean;
	table: { rows: MarkdownWriter[][] } | undefined;
};

/**
 * A section that a model wrote in HTML, as Markdown. Anything else as it is, since Markdown may hold tags; so do tags that have no
 * form in Markdown, which the renderer judges. Takes time in proportion to the length; never throws.
 */
export function htmlToMarkdown(text: string): string {
	if (!isMostlyHtml(text)) return text;
	const reading: Reading = {
		writer: markdownWriter(),
		lists: [],
		items: 0,
		quotes: 0,
		code: undefined,
		isHeading: false,
		table: undefined,
	};
	const html = text.replace(PREAMBLE, '');
	let from = 0;
	for (const match of html.matchAll(TAG)) {
		readText(reading, html.slice(from, match.index));
		from = match.index + match[0].length;
		const [raw, slash, name, attributes = ''] = match;
		if (name !== undefined) readTag(reading, { name: name.toLowerCase(), isClosing: slash === '/', attributes, raw });
	}
	readText(reading, html.slice(from));
	endCode(reading);
	endTable(reading);
	return reading.writer.result();
}

/** As many blocks begin with a tag as there are paragraphs without any. */
function isMostlyHtml(text: string): boolean {
	if (text.search(BLOCK_START) === -1 || readLines(text).fences.length > 0) return false;
	let tagged = 0;
	let plain = 0;
	for (const paragraph of text.split('\n\n')) {
		// Cells of a Markdown table hold line breaks.
		if (!/^\s*\|/.test(paragraph)) tagged += paragraph.match(BLOCK_START)?.length ?? 0;
		if (!/^\s*(?:<\/?[a-z!]|$)/i.test(paragraph)) plain += 1;
	}
	return tagged > 0 && tagged >= plain;
}

/** Where text goes: into the cell that is open, else into the text. */
function writerOf({ table, writer }: Reading): MarkdownWriter {
	return table?.rows.at(-1)?.at(-1) ?? writer;
}

function readText(reading: Reading, text: string): void {
	if (text === '') return;
	if (reading.code) {
		reading.code.pieces.push(text);
		return;
	}
	const isLine = reading.isHeading || reading.table !== undefined;
	const lines = text.split('\n').map((line, index) => {
		const single = line.replace(/[ \t]+/g, ' ');
		// Indentation of HTML would be code in Markdown.
		return index === 0 ? single : single.trimStart();
	});
	const said = lines.join(isLine ? ' ' : '\n');
	const tight = said.trimEnd();
	const writer = writerOf(reading);
	writer.text(tight === said || tight === '' ? tight : `${tight} `);
	if (said.slice(tight.length).includes('\n\n')) writer.gap(2);
	else if (tight === '') writer.text(' ');
}

type Tag = { name: string; isClosing: boolean; attributes: string; raw: string };

function readTag(reading: Reading, tag: Tag): void {
	const { name, isClosing } = tag;
	if (reading.code) readTagInCode(reading, tag);
	else if (MARKS[name] !== undefined) writerOf(reading).toggle(MARKS[name], isClosing);
	else if (name === 'a') readLink(reading, tag);
	else if (name === 'br') reading.isHeading || reading.table ? readText(reading, ' ') : reading.writer.lineBreak();
	else if (name === 'code' || name === 'pre') {
		if (!isClosing) reading.code = { pieces: [], isBlock: name === 'pre' };
	} else if (/^h[1-6]$/.test(name)) readHeading(reading, tag);
	else if (name === 'hr') readRule(reading);
	else if (BREAKS.test(name)) readBlock(reading, tag);
	else if (!/^(?:span|font|u|center|colgroup|col)$/.test(name)) writerOf(reading).text(tag.raw);
}

function readTagInCode(reading: Reading, { name, isClosing }: Tag): void {
	if (name === 'br') reading.code?.pieces.push('\n');
	if (isClosing && name === (reading.code?.isBlock ? 'pre' : 'code')) endCode(reading);
}

function endCode(reading: Reading): void {
	const { code } = reading;
	if (code === undefined) return;
	reading.code = undefined;
	const content = decode(code.pieces.join(''));
	const longest = Math.max(0, ...(content.match(/`+/g) ?? []).slice(0, 1000).map((run) => run.length));
	const writer = writerOf(reading);
	if (code.isBlock && reading.table === undefined) {
		const fence = '`'.repeat(Math.max(3, longest + 1));
		writer.gap(2);
		writer.text(`${fence}\n${content.replace(/^\n|\n$/g, '')}\n${fence}`);
		writer.gap(2);
	} else if (content.trim() !== '') {
		const mark = '`'.repeat(longest + 1);
		const space = longest > 0 ? ' ' : '';
		writer.text(`${mark}${space}${content.replace(/\s+/g, ' ')}${space}${mark}`);
	}
}

function decode(text: string): string {
	const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ', amp: '&' };
	return text.replace(/&(lt|gt|quot|#39|nbsp|amp);/g, (entity, name: string) => named[name] ?? entity);
}

function readLink(reading: Reading, { isClosing, attributes }: Tag): void {
	const writer = writerOf(reading);
	if (isClosing) {
		writer.closeLink();
		return;
	}
	const match = /\shref\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"']+))/i.exec(attributes);
	const address = (match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim().replace(/\s/g, '%20');
	if (address !== '') writer.openLink(/[()\\]/.test(address) ? `<${address}>` : address);
}

function readHeading(reading: Reading, { name, isClosing }: Tag): void {
	const writer = writerOf(reading);
	writer.gap(2);
	reading.isHeading = !isClosing;
	if (!isClosing && reading.table === undefined) writer.marker(`${'#'.repeat(Number(name.slice(1)))} `);
}

function readRule(reading: Reading): void {
	if (reading.table) return;
	reading.writer.gap(2);
	reading.writer.text('---');
	reading.writer.gap(2);
}

function readBlock(reading: Reading, { name, isClosing }: Tag): void {
	reading.isHeading = false;
	if (/^(?:table|tr|td|th)$/.test(name)) readTable(reading, name, isClosing);
	else if (reading.table) writerOf(reading).text(' ');
	else if (name === 'ul' || name === 'ol') readList(reading, name, isClosing);
	else if (name === 'li') readItem(reading, isClosing);
	else {
		reading.writer.gap(2);
		if (name === 'blockquote') reading.quotes = Math.max(0, reading.quotes + (isClosing ? -1 : 1));
	}
	reading.writer.setDepth({ lists: reading.items, quotes: reading.quotes });
}

function readList(reading: Reading, name: string, isClosing: boolean): void {
	const { writer, lists } = reading;
	writer.gap(lists.length > (isClosing ? 1 : 0) ? 1 : 2);
	if (!isClosing) lists.push({ next: name === 'ol' ? 1 : undefined, isBegun: false });
	else if (lists.pop()?.isBegun) reading.items -= 1;
}

function readItem(reading: Reading, isClosing: boolean): void {
	const { writer, lists } = reading;
	writer.gap(1);
	if (isClosing) return;
	const list = lists.at(-1);
	const number = list?.next;
	writer.marker(number === undefined ? '- ' : `${number}. `, list?.isBegun ? reading.items - 1 : reading.items);
	if (list === undefined) return;
	if (!list.isBegun) reading.items += 1;
	list.isBegun = true;
	if (number !== undefined) list.next = number + 1;
}

function readTable(reading: Reading, name: string, isClosing: boolean): void {
	if (name === 'table') {
		endTable(reading);
		if (!isClosing) {
			reading.writer.gap(2);
			reading.table = { rows: [] };
		}
		return;
	}
	if (isClosing) return;
	reading.table ??= { rows: [] };
	if (name === 'tr') reading.table.rows.push([]);
	else {
		if (reading.table.rows.length === 0) reading.table.rows.push([]);
		reading.table.rows.at(-1)?.push(markdownWriter());
	}
}

/** A table is written as a whole: its first row must be as wide as the widest. */
function endTable(reading: Reading): void {
	const { table, writer } = reading;
	reading.table = undefined;
	const rows = (table?.rows ?? [])
		.filter((row) => row.length > 0)
		.map((row) => row.map((cell) => cell.result().replace(/\s+/g, ' ').replace(/\|/g, '\\|')));
	const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
	if (columns === 0 || columns > MOST_COLUMNS) {
		for (const row of rows) {
			writer.gap(2);
			writer.text(row.join(' '));
		}
		return;
	}
	writer.gap(2);
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	const [head = [], ...body] = rows;
	const wide = Array.from({ length: columns }, (_, at) => head[at] ?? '');
	writer.text([line(wide), line(wide.map(() => '---')), ...body.map(line)].join('\n'));
	writer.gap(2);
}

/** A wider table is none that is read: its rows become lines. */
const MOST_COLUMNS = 50;
