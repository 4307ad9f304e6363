import type { Token } from 'markdown-it';
import { decodeEntities, parseMarkdown } from './markdown-parser.ts';
import { normalizeInline } from './normalize-inline.ts';
import type { Permitted } from './permitted.ts';
import { codeLanguage } from './policy.ts';
import { foldDetails, type Piece, splitAtDetails } from './read-details.ts';
import { readInline } from './read-inline.ts';
import { sanitizeText } from './sanitize-text.ts';
import type { Alignment, Inline, ReadBlock, Table } from './tree.ts';

/** What Markdown says, before it is cut to what WordPress can hold; `footnotes` by label, first definition first. */
export type ReadTree = { blocks: ReadBlock[]; footnotes: Map<string, ReadBlock[]> };

type Cursor = { tokens: Token[]; index: number; footnotes: Map<string, ReadBlock[]>; permitted: Permitted };

/** Reads any Markdown. */
export function readBlocks(markdown: string, permitted: Permitted): ReadTree {
	const tokens = parseMarkdown(sanitizeText(markdown));
	const cursor: Cursor = { tokens, index: 0, footnotes: new Map(), permitted };
	return { blocks: readUntil(cursor, ''), footnotes: cursor.footnotes };
}

function readUntil(cursor: Cursor, close: string): ReadBlock[] {
	const pieces: Piece[] = [];
	for (let token = next(cursor); token !== undefined && token.type !== close; token = next(cursor)) {
		if (token.type === 'paragraph_open') {
			for (const piece of readParagraph(cursor)) pieces.push(piece);
			continue;
		}
		const block = readBlock(token, cursor);
		if (block !== null) pieces.push(block);
	}
	return foldDetails(pieces);
}

function next(cursor: Cursor): Token | undefined {
	const token = cursor.tokens[cursor.index];
	cursor.index += 1;
	return token;
}

function readBlock(token: Token, cursor: Cursor): ReadBlock | null {
	switch (token.type) {
		case 'heading_open':
			return { type: 'heading', level: Number(token.tag.slice(1)), children: readLine(cursor) };
		case 'blockquote_open':
			return { type: 'quote', children: readUntil(cursor, 'blockquote_close') };
		case 'bullet_list_open':
			return { type: 'list', ordered: false, start: 1, items: readItems(cursor, 'bullet_list_close') };
		case 'ordered_list_open': {
			const start = Number(token.attrGet('start') ?? 1);
			return { type: 'list', ordered: true, start, items: readItems(cursor, 'ordered_list_close') };
		}
		case 'table_open':
			return readTable(cursor);
		case 'fence':
		case 'code_block':
			return readCode(token);
		case 'hr':
			return { type: 'separator' };
		case 'footnote_open': {
			const label = String(token.meta?.label ?? '');
			const blocks = readUntil(cursor, 'footnote_close');
			if (!cursor.footnotes.has(label)) cursor.footnotes.set(label, blocks);
			return null;
		}
		default:
			return null;
	}
}

/** The inside of an opened paragraph: the paragraph, or several with tags of details between. */
function readParagraph(cursor: Cursor): Piece[] {
	const parts = splitAtDetails(next(cursor)?.children ?? []);
	next(cursor);
	return parts.map((part) => ('type' in part ? part : { type: 'paragraph', children: lineOf(part, cursor) }));
}

/** The line inside of an opened heading or cell; the cursor ends behind the closing token. */
function readLine(cursor: Cursor): Inline[] {
	const children = next(cursor)?.children ?? [];
	next(cursor);
	return lineOf(children, cursor);
}

function lineOf(tokens: Token[], cursor: Cursor): Inline[] {
	return normalizeInline(readInline(tokens, cursor.permitted));
}

function readItems(cursor: Cursor, close: string): ReadBlock[][] {
	const items: ReadBlock[][] = [];
	for (let token = next(cursor); token !== undefined && token.type !== close; token = next(cursor)) {
		items.push(readUntil(cursor, 'list_item_close'));
	}
	return items;
}

function readTable(cursor: Cursor): Table {
	const table: Table = { type: 'table', align: [], head: [], rows: [] };
	let row: Inline[][] = table.head;
	for (let token = next(cursor); token !== undefined && token.type !== 'table_close'; token = next(cursor)) {
		if (token.type === 'tr_open' && table.head.length > 0) {
			row = [];
			table.rows.push(row);
		}
		if (token.type === 'th_open') table.align.push(alignmentOf(token));
		if (token.type === 'th_open' || token.type === 'td_open') row.push(readLine(cursor));
	}
	return table;
}

function alignmentOf(cell: Token): Alignment {
	const side = /^text-align:(left|center|right)$/.exec(String(cell.attrGet('style') ?? ''))?.[1];
	return side === 'left' || side === 'center' || side === 'right' ? side : null;
}

function readCode(token: Token): ReadBlock {
	const value = sanitizeText(token.content).replace(/\n$/, '');
	return { type: 'code', language: codeLanguage(decodeEntities(token.info)), value };
}
