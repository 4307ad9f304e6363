import MarkdownItParser, { type MarkdownIt, type StateBlock, type Token } from 'markdown-it';
import { addDetails } from './details-rules.ts';
import { addFootnotes } from './footnote-rules.ts';
import { addHiddenHtml } from './html-rules.ts';
import { MAX_READ_DEPTH } from './policy.ts';

const parser = createParser();

/**
 * Reads CommonMark with GitHub's tables, strikethrough and footnotes as a flat list of tokens. HTML comes as
 * `html_inline` tokens. Single tildes do not strike through: Japanese and Korean write ranges with them (5~10).
 */
export function parseMarkdown(markdown: string): Token[] {
	return parser.parse(markdown, {});
}

/** HTML entities and numeric references as the characters that they stand for; backslashes stay. */
export function decodeEntities(text: string): string {
	return text.replace(/&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,31});/g, (entity) =>
		parser.utils.unescapeAll(entity),
	);
}

function createParser(): MarkdownIt {
	// Blocks never get to this depth (see `readTooDeep`); brackets inside of brackets cost its square.
	const markdown = new MarkdownItParser({ html: true, maxNesting: 2 * MAX_READ_DEPTH });
	markdown.disable('html_block');
	// Which address may be published is `safeUrl`'s business: a link that it refuses still gives its text.
	markdown.validateLink = () => true;
	markdown.normalizeLink = (url) => url;
	addHiddenHtml(markdown);
	addDetails(markdown);
	addFootnotes(markdown);
	markdown.block.ruler.before('hidden_html', 'too_deep', readTooDeep);
	return markdown;
}

/** Past the depth limit all the rest of a container is one paragraph: time stays linear, and no text is lost. */
function readTooDeep(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
	if (silent || state.level < MAX_READ_DEPTH) return false;
	let line = startLine + 1;
	while (line < endLine && (state.isEmpty(line) || (state.sCount[line] ?? 0) >= state.blkIndent)) line += 1;
	state.push('paragraph_open', 'p', 1);
	const inline = state.push('inline', '', 0);
	inline.content = state.getLines(startLine, line, state.blkIndent, false).trim();
	inline.children = [];
	state.push('paragraph_close', 'p', -1);
	state.line = line;
	return true;
}
