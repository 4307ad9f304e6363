/** Lists and quotes that are nested deeper are written as if they were not: their indentation would cost the square. */
const MOST_DEPTH = 8;

/**
 * Builds Markdown piece by piece, as `htmlToMarkdown` finds it. Breaks between blocks are written only when something follows, with
 * the indentation that it then has.
 */
export type MarkdownWriter = {
	/** Text; its line ends are kept, each with the indentation of the list or quote. */
	text: (text: string) => void;
	/** Something that begins a block: `## `, `- `. White space behind it is left out. */
	marker: (mark: string, depth?: number) => void;
	/** Opens or closes what is written with the same mark on both sides: `**`. */
	toggle: (mark: string, isClosing: boolean) => void;
	openLink: (address: string) => void;
	closeLink: () => void;
	/** So many line ends before what follows, at the least: 2 begins a block. */
	gap: (lines: 1 | 2) => void;
	/** One line end within a paragraph; two of them end it. */
	lineBreak: () => void;
	setDepth: (depth: { lists: number; quotes: number }) => void;
	result: () => string;
};

/** An empty text to write. */
export function markdownWriter(): MarkdownWriter {
	const out: string[] = [];
	const open: string[] = [];
	const links: string[] = [];
	let pending = '';
	let gap = 0;
	let isFresh = true;
	let hasBreak = false;
	let lists = 0;
	let quotes = 0;

	const prefix = (depth: number): string =>
		'> '.repeat(Math.min(quotes, MOST_DEPTH)) + '    '.repeat(Math.min(depth, MOST_DEPTH));

	function flush(depth: number): void {
		if (out.length === 0) out.push('> '.repeat(Math.min(quotes, MOST_DEPTH)));
		else if (hasBreak) out.push(`\\\n${prefix(depth)}`);
		else if (gap > 0) out.push(`${gap === 2 ? `\n${prefix(depth)}` : ''}\n${prefix(depth)}`);
		if (gap > 0) isFresh = true;
		gap = 0;
		hasBreak = false;
	}

	function text(given: string): void {
		const wantsTrim = isFresh || gap > 0 || hasBreak;
		const said = wantsTrim ? given.trimStart() : given;
		if (said === '') return;
		flush(lists);
		const marks = pending;
		pending = '';
		const start = said.length - said.trimStart().length;
		const lineEnd = `\n${prefix(lists)}`;
		const isSpaced = marks !== '' && /\s$/.test(out.at(-1) ?? '');
		out.push(
			isSpaced ? '' : said.slice(0, start).replaceAll('\n', lineEnd),
			marks,
			said.slice(start).replaceAll('\n', lineEnd),
		);
		isFresh = said.trim() === '' && isFresh;
	}

	function closeAll(): void {
		while (open.length > 0) toggle(open.at(-1) ?? '', true);
		while (links.length > 0) closeLink();
	}

	function toggle(mark: string, isClosing: boolean): void {
		if (!isClosing) {
			if (open.includes(mark)) return;
			open.push(mark);
			pending += mark;
		} else if (open.includes(mark)) {
			open.splice(open.lastIndexOf(mark), 1);
			if (pending.endsWith(mark)) pending = pending.slice(0, -mark.length);
			else appendTight(mark);
		}
	}

	/** Right behind the last word, before the space that follows it. */
	function appendTight(mark: string): void {
		const last = out.pop() ?? '';
		const tight = last.trimEnd();
		out.push(tight + mark, last.slice(tight.length));
	}

	function closeLink(): void {
		const address = links.pop();
		if (address !== undefined) appendTight(`](${address})`);
	}

	return {
		text,
		toggle,
		closeLink,
		marker: (mark, depth = lists) => {
			flush(depth);
			out.push(mark);
			isFresh = true;
		},
		openLink: (address) => {
			text('');
			flush(lists);
			out.push(`${pending}[`);
			pending = '';
			links.push(address);
			isFresh = false;
		},
		gap: (lines) => {
			closeAll();
			hasBreak = false;
			const isAtMarker = isFresh && gap === 0;
			if (!isAtMarker) gap = Math.max(gap, lines);
		},
		lineBreak: () => {
			if (isFresh || gap > 0) return;
			if (hasBreak) {
				hasBreak = false;
				gap = 2;
			} else hasBreak = true;
		},
		setDepth: (depth) => {
			({ lists, quotes } = depth);
		},
		result: () => {
			closeAll();
			return out
				.join('')
				.split('\n')
				.map((line) => line.trimEnd())
				.join('\n')
				.trim();
		},
	};
}
