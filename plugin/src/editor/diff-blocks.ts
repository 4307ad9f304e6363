import { diffArrays, diffWords } from 'diff';

/** A block as text. */
export interface TextBlock {
	/** Only blocks of the same kind are compared word by word. */
	kind: string;
	text: string;
}

/** A run of words. */
export interface Piece {
	type: 'same' | 'added' | 'removed';
	text: string;
}

/** What has become of a block. */
export type BlockChange =
	| { type: 'same' | 'added' | 'removed'; block: TextBlock }
	| { type: 'changed'; block: TextBlock; pieces: Piece[] };

/** Blocks that share less than this part of their text are two blocks, not one that was changed. */
const LEAST_ALIKE = 0.3;
/** Milliseconds for the whole comparison. What is left over then is shown as removed and added. */
const PATIENCE = 300;

/** How texts are compared. */
interface Terms {
	/** BCP 47. */
	language: string;
	/** Until when, as `performance.now()` tells it. */
	until: number;
}

function compareWords(before: string, after: string, { language, until }: Terms): Piece[] | null {
	const left = until - performance.now();
	if (left <= 0) return null;
	// Chinese and Japanese have no spaces between words.
	const segmenter = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter(language, { granularity: 'word' }) : null;
	const parts = diffWords(before, after, {
		timeout: left,
		...(segmenter ? { intlSegmenter: segmenter } : {}),
	});
	if (!parts) return null;
	const pieces = parts.map(
		({ value, added, removed }): Piece => ({
			type: added ? 'added' : removed ? 'removed' : 'same',
			text: value,
		}),
	);
	const kept = pieces.reduce((sum, { type, text }) => sum + (type === 'same' ? text.length : 0), 0);
	return kept / Math.max(before.length, after.length, 1) < LEAST_ALIKE ? null : pieces;
}

/** What has become of blocks that were removed, and of those that came in their place. */
function compareRun(removed: readonly TextBlock[], added: readonly TextBlock[], terms: Terms): BlockChange[] {
	const changes: BlockChange[] = [];
	for (let at = 0; at < Math.max(removed.length, added.length); at++) {
		const [before, after] = [removed[at], added[at]];
		const pieces = before && after?.kind === before.kind ? compareWords(before.text, after.text, terms) : null;
		if (after && pieces) changes.push({ type: 'changed', block: after, pieces });
		else {
			if (before) changes.push({ type: 'removed', block: before });
			if (after) changes.push({ type: 'added', block: after });
		}
	}
	return changes;
}

/** What changes from one text to another, block by block and, within blocks of the same kind that are alike, word by word. */
export function diffBlocks(before: readonly TextBlock[], after: readonly TextBlock[], language: string): BlockChange[] {
	const terms = { language, until: performance.now() + PATIENCE };
	const runs = diffArrays([...before], [...after], {
		comparator: (one, other) => one.kind === other.kind && one.text === other.text,
		timeout: PATIENCE,
	});
	if (!runs) return compareRun(before, after, { ...terms, until: 0 });
	const changes: BlockChange[] = [];
	let removed: TextBlock[] = [];
	for (const run of runs) {
		if (run.removed) {
			removed = run.value;
			continue;
		}
		changes.push(...compareRun(removed, run.added ? run.value : [], terms));
		removed = [];
		if (!run.added) changes.push(...run.value.map((block) => ({ type: 'same' as const, block })));
	}
	return [...changes, ...compareRun(removed, [], terms)];
}
