import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';

const definitionStart = /^\[\^([^\s\]]{1,64})\]:[ \t]*/;
const referenceStart = /\[\^([^\s\]]{1,64})\]/y;

/** The labels that have a definition, kept by the parser while it reads one text. */
function labelsOf(env: object): Set<string> {
	const known = labels.get(env) ?? new Set<string>();
	labels.set(env, known);
	return known;
}
const labels = new WeakMap<object, Set<string>>();

/**
 * Adds GitHub's footnotes to a parser: `[^label]` becomes a `footnote_reference` token when the text defines it,
 * a definition becomes `footnote_open` … `footnote_close` around its blocks. Both carry `meta.label`.
 */
export function addFootnotes(markdown: MarkdownIt): void {
	markdown.block.ruler.before('reference', 'footnote_definition', readDefinition, { alt: ['paragraph', 'reference'] });
	markdown.inline.ruler.after('image', 'footnote_reference', readReference);
}

function readDefinition(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
	const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
	if (state.src.charCodeAt(start + 1) !== 0x5e || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
	const match = definitionStart.exec(state.src.slice(start, state.eMarks[startLine]));
	const label = match?.[1];
	if (match === null || label === undefined) return false;
	if (silent) return true;
	labelsOf(state.env).add(label);
	const open = state.push('footnote_open', '', 1);
	open.meta = { label };
	// The text after the colon is read as if it stood alone, four columns deep as its further lines must.
	const before = [state.bMarks[startLine], state.tShift[startLine], state.sCount[startLine]] as const;
	state.bMarks[startLine] = start + match[0].length;
	state.tShift[startLine] = 0;
	state.blkIndent += 4;
	state.sCount[startLine] = state.blkIndent;
	state.md.block.tokenize(state, startLine, endLine);
	state.blkIndent -= 4;
	[state.bMarks[startLine] = 0, state.tShift[startLine] = 0, state.sCount[startLine] = 0] = before;
	state.push('footnote_close', '', -1);
	return true;
}

function readReference(state: StateInline, silent: boolean): boolean {
	referenceStart.lastIndex = state.pos;
	const match = referenceStart.exec(state.src);
	const label = match?.[1];
	if (match === null || label === undefined || !labelsOf(state.env).has(label)) return false;
	if (!silent) state.push('footnote_reference', '', 0).meta = { label };
	state.pos += match[0].length;
	return true;
}
