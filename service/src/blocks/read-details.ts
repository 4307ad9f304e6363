import type { Token } from 'markdown-it';
import { MAX_READ_DEPTH } from './policy.ts';
import { findHidden } from './read-inline.ts';
import type { ReadBlock } from './tree.ts';

/** A tag between two blocks. */
export type DetailsTag = { type: 'tag'; element: 'details' | 'summary'; isEnd: boolean };

export type Piece = ReadBlock | DetailsTag;

/** The tags of one paragraph and the tokens between them. Tags in hidden elements, bold text or links are none. */
export function splitAtDetails(tokens: Token[]): (Token[] | DetailsTag)[] {
	if (!tokens.some((token) => asTag(token) !== null)) return [tokens];
	const hiddenUntil = findHidden(tokens);
	const parts: (Token[] | DetailsTag)[] = [];
	let line: Token[] = [];
	let hiddenEnd = -1;
	let depth = 0;
	tokens.forEach((token, index) => {
		if (index > hiddenEnd) hiddenEnd = hiddenUntil.get(index) ?? hiddenEnd;
		depth += token.nesting;
		const tag = depth === 0 && index > hiddenEnd ? asTag(token) : null;
		if (tag === null) {
			line.push(token);
			return;
		}
		parts.push(line, tag);
		line = [];
	});
	parts.push(line);
	return parts;
}

function asTag(token: Token): DetailsTag | null {
	const match = token.type === 'html_inline' ? /^<(\/?)(details|summary)\b/i.exec(token.content) : null;
	if (match === null) return null;
	return {
		type: 'tag',
		element: match[2]?.toLowerCase() === 'details' ? 'details' : 'summary',
		isEnd: match[1] === '/',
	};
}

/**
 * Blocks that stand side by side, with what is between `<details>` and its `</details>` as one block. Tags without a
 * partner among these blocks are dropped, and what they enclose stays.
 */
export function foldDetails(pieces: Piece[]): ReadBlock[] {
	return fold({ pieces, ends: findEnds(pieces) }, 0, pieces.length, 0);
}

/** `ends`: index of `<details>` -> index of its `</details>`. */
type Folding = { pieces: Piece[]; ends: ReadonlyMap<number, number> };

function findEnds(pieces: Piece[]): Map<number, number> {
	const ends = new Map<number, number>();
	const open: number[] = [];
	pieces.forEach((piece, index) => {
		if (piece.type !== 'tag' || piece.element !== 'details') return;
		if (!piece.isEnd) open.push(index);
		else {
			const start = open.pop();
			if (start !== undefined) ends.set(start, index);
		}
	});
	return ends;
}

function fold(folding: Folding, from: number, to: number, depth: number): ReadBlock[] {
	const blocks: ReadBlock[] = [];
	for (let index = from; index < to; index += 1) {
		const piece = folding.pieces[index];
		if (piece === undefined) continue;
		if (piece.type !== 'tag') {
			blocks.push(piece);
			continue;
		}
		const end = folding.ends.get(index);
		// Deeper than any reader would open them, their tags are dropped as well.
		if (end === undefined || depth === MAX_READ_DEPTH) continue;
		blocks.push(foldOne(folding, index, end, depth + 1));
		index = end;
	}
	return blocks;
}

function foldOne(folding: Folding, start: number, end: number, depth: number): ReadBlock {
	const summary = findSummary(folding, start + 1, end);
	const children = [...fold(folding, start + 1, summary.from, depth), ...fold(folding, summary.to, end, depth)];
	return { type: 'details', summary: fold(folding, summary.from, summary.to, MAX_READ_DEPTH), children };
}

/**
 * The pieces of the first summary that is not one of inner details. One that is not closed before the next details is
 * its first block only: the rest was meant for the content.
 */
function findSummary({ pieces, ends }: Folding, from: number, to: number): { from: number; to: number } {
	let start: number | undefined;
	for (let index = from; index < to; index += 1) {
		const piece = pieces[index];
		const inner = ends.get(index);
		if (start !== undefined && inner !== undefined) break;
		if (inner !== undefined) index = inner;
		else if (piece?.type === 'tag' && piece.element === 'summary') {
			if (!piece.isEnd) start ??= index;
			else if (start !== undefined) return { from: start, to: index };
		}
	}
	if (start === undefined) return { from: to, to };
	let first = start;
	while (first < to && pieces[first]?.type === 'tag' && !ends.has(first)) first += 1;
	return { from: start, to: ends.has(first) ? first : Math.min(first + 1, to) };
}
