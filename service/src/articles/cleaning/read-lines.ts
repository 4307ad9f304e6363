import MarkdownItParser, { type Token } from 'markdown-it';

/** A heading of a text: the lines from `first` up to but without `end`, and what it says, as written. */
export type Heading = { first: number; end: number; level: number; text: string; isUnderlined: boolean };

/** A code block between fences, with all its lines; the last is a fence too if it `isClosed`. `fence`: the marks it begins with. */
export type Fence = { first: number; end: number; fence: string; isClosed: boolean };

/** What the lines of a text are. */
export type ReadLines = {
	lines: readonly string[];
	headings: readonly Heading[];
	/** Only those that are in no list and no quote. */
	fences: readonly Fence[];
	/** Lines of code, fences among them. */
	isCode: (line: number) => boolean;
	/** Lines that are read together: paragraphs, headings and rows of tables, in order. */
	units: readonly { first: number; end: number }[];
};

const parser = createParser();

/** Reads the blocks of a text as CommonMark with tables, but definitions of links as paragraphs. Never throws. */
export function readLines(markdown: string): ReadLines {
	const lines = markdown.split('\n');
	const tokens = parser.parse(markdown, {});
	const code = new Uint8Array(lines.length);
	const headings: Heading[] = [];
	const fences: Fence[] = [];
	const units: { first: number; end: number }[] = [];
	for (const [index, token] of tokens.entries()) {
		if (token.map === null) continue;
		const [first, end] = token.map;
		if (token.type === 'fence' || token.type === 'code_block') code.fill(1, first, end);
		if (token.type === 'fence' && token.level === 0) fences.push(fenceOf(token, lines, first, end));
		if (token.type === 'heading_open' && token.level === 0)
			headings.push({
				first,
				end,
				level: Number(token.tag.slice(1)),
				text: tokens[index + 1]?.content ?? '',
				isUnderlined: !token.markup.startsWith('#'),
			});
		if (['paragraph_open', 'heading_open', 'tr_open'].includes(token.type)) units.push({ first, end });
	}
	return { lines, headings, fences, isCode: (line) => code[line] === 1, units };
}

function fenceOf({ markup }: Token, lines: readonly string[], first: number, end: number): Fence {
	const last = lines[end - 1]?.trim() ?? '';
	const isClosed = end - 1 > first && last.startsWith(markup) && last === markup.charAt(0).repeat(last.length);
	return { first, end, fence: markup, isClosed };
}

function createParser(): ReturnType<typeof MarkdownItParser> {
	// The same bound as the renderer's parser: what is nested deeper costs the square of the depth.
	const markdown = new MarkdownItParser({ html: false, maxNesting: 32 });
	markdown.core.ruler.enableOnly(['normalize', 'block']);
	markdown.block.ruler.disable('reference');
	return markdown;
}
