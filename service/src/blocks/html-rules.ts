import type { MarkdownIt, StateBlock } from 'markdown-it';

/** Elements whose content is no text for readers. */
export const HIDDEN_ELEMENTS =
	'script|style|template|noscript|iframe|object|embed|applet|svg|math|textarea|select|noembed|noframes|xmp|plaintext|title|head';

const hiddenStart = new RegExp(`^<(${HIDDEN_ELEMENTS})(?=[\\s>/])|^<!--|^<\\?|^<!\\[CDATA\\[`, 'i');

/**
 * Adds a rule for what HTML hides over several lines and blank lines: comments, and elements such as script. It drops
 * them whole, when they are closed; other HTML is read as tags inside a paragraph, so that Markdown between works.
 */
export function addHiddenHtml(markdown: MarkdownIt): void {
	// For each kind of end where the last search found one (Infinity: none). A search reads on to the end of the text, so
	// it is not repeated for every start before that place.
	const nextEnds = new WeakMap<object, Map<string, number>>();
	markdown.block.ruler.before('table', 'hidden_html', readHidden, { alt: ['paragraph', 'reference', 'blockquote'] });

	function readHidden(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
		const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
		if (state.src.charCodeAt(start) !== 0x3c || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
		const match = hiddenStart.exec(state.src.slice(start, start + 24));
		if (match === null) return false;
		const end = endOf(match);
		const known = nextEnds.get(state.env) ?? new Map<string, number>();
		nextEnds.set(state.env, known);
		const contentAt = start + match[0].length;
		let closeAt = known.get(end.source) ?? 0;
		if (closeAt < contentAt) {
			end.lastIndex = contentAt;
			closeAt = end.test(state.src) ? end.lastIndex : Number.POSITIVE_INFINITY;
			known.set(end.source, closeAt);
		}
		// Closed nowhere, or outside of the quote or list that it began in: these are tags without a partner.
		if (closeAt > (state.eMarks[endLine - 1] ?? 0)) return false;
		if (silent) return true;
		let line = startLine;
		while ((state.eMarks[line] ?? closeAt) < closeAt) line += 1;
		const rest = state.src.slice(closeAt, state.eMarks[line]);
		if (rest.trim() !== '') {
			state.push('paragraph_open', 'p', 1);
			const inline = state.push('inline', '', 0);
			inline.content = rest.trim();
			inline.children = [];
			state.push('paragraph_close', 'p', -1);
		}
		state.line = line + 1;
		return true;
	}
}

function endOf(match: RegExpExecArray): RegExp {
	if (match[1] !== undefined) return new RegExp(`</${match[1].toLowerCase()}\\s{0,9}>`, 'gi');
	if (match[0] === '<?') return /\?>/g;
	return match[0] === '<!--' ? /-->/g : /\]\]>/g;
}
