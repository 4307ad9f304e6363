import type { MarkdownIt, StateBlock } from 'markdown-it';

const startsWithTag = /^<\/?(?:details|summary)(?=[\s>/]|$)/i;
const endsWithTag = /<\/?(?:details|summary)(?:\s[^<>]*)?>\s*$/i;

/**
 * Adds a rule for lines that begin with a tag of `<details>` or `<summary>`: they end the paragraph, list or quote before
 * them, and are a paragraph of their own when they end with such a tag too. So the Markdown behind them is read as
 * Markdown, with or without an empty line between. What the tags mean is `foldDetails`'s business.
 */
export function addDetails(markdown: MarkdownIt): void {
	markdown.block.ruler.before('table', 'details_tag', readTagLine, { alt: ['paragraph', 'reference', 'blockquote'] });
}

function readTagLine(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
	const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
	if (state.src.charCodeAt(start) !== 0x3c || isIndented(state, startLine)) return false;
	if (!startsWithTag.test(state.src.slice(start, start + 11))) return false;
	if (silent) return true;
	if (!endsWithTag.test(state.src.slice(start, state.eMarks[startLine]))) return false;
	let line = startLine + 1;
	// Indented HTML goes on here: it would be code otherwise.
	while (line < endLine && !state.isEmpty(line) && isIndented(state, line)) line += 1;
	state.push('paragraph_open', 'p', 1);
	const inline = state.push('inline', '', 0);
	inline.content = state.getLines(startLine, line, state.blkIndent, false).trim();
	inline.children = [];
	state.push('paragraph_close', 'p', -1);
	state.line = line;
	return true;
}

function isIndented(state: StateBlock, line: number): boolean {
	return (state.sCount[line] ?? 0) - state.blkIndent >= 4;
}
