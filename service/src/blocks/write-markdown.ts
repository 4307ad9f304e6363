import type { Block, List, Table, Tree } from './tree.ts';
import { fenceFor, writeAddress, writeCell, writeHeading, writeLine, writePlain } from './write-line.ts';

/**
 * The tree as Markdown that reads as the same tree: no HTML but `<br>` in table cells and bare tags of details, no
 * shortcode, no comment.
 */
export function writeMarkdown(tree: Tree): string {
	const notes = tree.footnotes.map((line, at) => `[^${at + 1}]: ${indent(writeLine(line), 4)}`);
	const parts = [...writeAll(tree.blocks), ...notes];
	return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`;
}

function writeAll(blocks: Block[]): string[] {
	// Two lists in a row are two only when their markers differ.
	let wasAlternate = false;
	return blocks.map((block, at) => {
		const previous = blocks[at - 1];
		const isAfterSameKind = block.type === 'list' && previous?.type === 'list' && previous.ordered === block.ordered;
		wasAlternate = isAfterSameKind && !wasAlternate;
		return block.type === 'list' ? writeList(block, wasAlternate) : writeBlock(block);
	});
}

function writeBlock(block: Exclude<Block, List>): string {
	switch (block.type) {
		case 'paragraph':
			return writeLine(block.children);
		case 'heading':
			return `${'#'.repeat(block.level)} ${writeHeading(block.children)}`;
		case 'quote':
			return writeAll(block.children)
				.join('\n\n')
				.split('\n')
				.map((line) => (line === '' ? '>' : `> ${line}`))
				.join('\n');
		case 'details': {
			const summary = `<details>\n<summary>${writeLine(block.summary)}</summary>`;
			return [summary, ...writeAll(block.children), '</details>'].join('\n\n');
		}
		case 'embed':
			return writeLine([{ type: 'link', href: block.url, children: [{ type: 'text', value: block.url }] }]);
		case 'code': {
			const fence = fenceFor(block.value, 3);
			return `${fence}${block.language}\n${block.value}\n${fence}`;
		}
		case 'table':
			return writeTable(block);
		case 'image': {
			const caption = block.caption === '' ? '' : ` "${writePlain(block.caption).replaceAll('"', '\\"')}"`;
			const image = `![${writePlain(block.alt)}](${writeAddress(block.src)}${caption})`;
			return block.href === undefined ? image : `[${image}](${writeAddress(block.href)})`;
		}
		case 'separator':
			return '---';
	}
}

function writeList(list: List, isAlternate: boolean): string {
	const items = list.items.map((item, at) => {
		const bullet = isAlternate ? '*' : '-';
		const marker = list.ordered ? `${list.start + at}${isAlternate ? ')' : '.'} ` : `${bullet} `;
		const line = writeLine(item.children);
		const inner = item.list === undefined ? [] : [writeList(item.list, false)];
		// Only a list that starts at 1 may follow a line of text directly.
		const gap = item.list?.ordered === true && item.list.start !== 1 ? '\n\n' : '\n';
		return marker + indent([...(line === '' ? [] : [line]), ...inner].join(gap), marker.length);
	});
	return items.join('\n');
}

/** Each line but the first, unless empty, moved right by so many columns. */
function indent(text: string, columns: number): string {
	return text.replace(/\n(?!\n)/g, `\n${' '.repeat(columns)}`);
}

function writeTable(table: Table): string {
	const rules = table.align.map((align) => {
		if (align === null) return '---';
		return align === 'left' ? ':--' : align === 'right' ? '--:' : ':-:';
	});
	const rows = [table.head.map(writeCell), rules, ...table.rows.map((row) => row.map(writeCell))];
	return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}
