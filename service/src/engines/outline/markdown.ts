/** One line without control characters: what a title must be before it is put anywhere. */
export function toOneLine(text: string): string {
	return text
		.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
		.replace(/ {2,}/g, ' ')
		.trim();
}

/**
 * Escapes one line of somebody's text so that Markdown (GFM) shows it as it was typed, in a paragraph, heading, list
 * item, quotation or table cell. Block markers matter only where a line begins: see `quoteBlock`. Bare addresses are
 * broken up too: inside what GFM takes for a link, the other escapes would be shown.
 */
export function escapeInline(line: string): string {
	return line.replace(/[\\`*_[\]<>~|&#@]|(?<=www)\.|(?<=https?):/gi, '\\$&');
}

/** Escapes what would start a list, a heading's underline, a rule or a table's second row at the start of a line. */
function escapeLineStart(line: string): string {
	return line.replace(/^[-+=:]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** A heading of level 2 or 3. `text` is Markdown. */
export function heading(level: 2 | 3, text: string): string {
	return `${'#'.repeat(level)} ${text}\n\n`;
}

/** A bullet list, one piece for each item. The items are Markdown. */
export function* bulletList(items: readonly string[]): Generator<string> {
	for (const item of items) yield `- ${item}\n`;
	yield '\n';
}

/** A list of boxes to tick. The items are Markdown. */
export function* taskList(items: readonly string[]): Generator<string> {
	for (const item of items) yield `- [ ] ${item}\n`;
	yield '\n';
}

/** A table with a header; the rows may have fewer cells than the header. The cells are Markdown of one line. */
export function* table(header: readonly string[], rows: readonly (readonly string[])[]): Generator<string> {
	yield tableRow(header);
	yield tableRow(header.map(() => '---'));
	for (const row of rows) yield tableRow(header.map((_, column) => row[column] ?? ''));
	yield '\n';
}

function tableRow(cells: readonly string[]): string {
	return `| ${cells.join(' | ')} |\n`;
}

/**
 * A block quotation of somebody's text, behind a bold label: its lines and paragraphs are kept, its markup is shown,
 * not obeyed.
 */
export function* quoteBlock(label: string, text: string): Generator<string> {
	const paragraphs = text
		.split(/\r\n?|[\n\u2028\u2029]/)
		.map((line) => escapeLineStart(escapeInline(toOneLine(line))))
		.join('\n')
		.split(/\n{2,}/)
		.map((paragraph) => paragraph.replace(/^\n+|\n+$/g, ''))
		.filter((paragraph) => paragraph !== '');
	for (const [index, paragraph] of paragraphs.entries()) {
		const lines = paragraph.replaceAll('\n', '\\\n> ');
		yield index === 0 ? `> **${label}** ${lines}\n` : `>\n> ${lines}\n`;
	}
	if (paragraphs.length > 0) yield '\n';
}
