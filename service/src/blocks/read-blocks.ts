import type { Token } from 'markdown-it';
import { decodeEntities, parseMarkdown } from './markdown-parser.ts';
import { normalizeInline } from './normalize-inline.ts';
import { codeLanguage } from './policy.ts';
import { readInline } from './read-inline.ts';
import { sanitizeText } from './sanitize-text.ts';
import type { Alignment, Inline, ReadBlock, Table } from './tree.ts';

/** What Markdown says, before it is cut to what WordPress can hold; `footnotes` by label, first definition first. */
export type ReadTree = { blocks: ReadBlock[]; footnotes: Map<string, ReadBlock[]> };

type Cursor = { tokens: Token[]; index: number; footnotes: Map<string, ReadBlock[]> };

/** Reads any Markdown. */
export function readBlocks(markdown: string): ReadTree {
	const cursor: Cursor = { tokens: parseMarkdown(sanitizeText(markdown)), index: 0, footnotes: new Map() };
	return { blocks: readUntil(cursor, ''), footnotes: cursor.footnotes };
}

function readUntil(cursor: Cursor, close: string): ReadBlock[] {
	const blocks: ReadBlock[] = [];
	for (let token = next(cursor); token !== undefined && token.type !== close; token = next(cursor)) {
		const block = readBlock(token, cursor);
		if (block !== null) blocks.push(block);
	}
	return blocks;
}

function next(cursor: Cursor): Token | undefined {
	const token = cursor.tokens[cursor.index];
	cursor.index += 1;
	return token;
}

function readBlock(token: Token, cursor: Cursor): ReadBlock | null {
	switch (token.type) {
		case 'paragraph_open':
			return { type: 'paragraph', children: readLine(cursor) };
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

/** The line inside of an opened paragraph, heading or cell; the cursor ends behind the closing token. */
function readLine(cursor: Cursor): Inline[] {
	const children = next(cursor)?.children ?? [];
	next(cursor);
	return normalizeInline(readInline(children));
}

function readItems(cursor: Cursor, close: string): ReadBlock[][] {
	const items: ReadBlock[][] = [];
	for (let token = next(cursor); token !== undefined && token.type !== close; token = next(cursor)) {
		items.push(markTask(readUntil(cursor, 'list_item_close')));
	}
	return items;
}

/** `[ ]` and `[x]` at the start of an item become boxes: WordPress has no block for tasks. */
function markTask(item: ReadBlock[]): ReadBlock[] {
	const first = item[0];
	const text = first?.type === 'paragraph' ? first.children[0] : undefined;
	if (first?.type !== 'paragraph' || text?.type !== 'text') return item;
	const value = text.value.replace(/^\[([ xX])\] /, (_match, mark: string) => (mark === ' ' ? '☐ ' : '☑ '));
	return [{ type: 'paragraph', children: [{ type: 'text', value }, ...first.children.slice(1)] }, ...item.slice(1)];
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
