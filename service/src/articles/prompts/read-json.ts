/** Models answer in JSON although they are asked for lines; deeper than this nothing is looked for. */
export const MOST_DEPTH = 6;

/** The JSON that an answer is, or holds between its first and its last bracket; `undefined` where there is none. */
export function readJson(answer: string): unknown {
	const start = answer.search(/[[{]/);
	const end = Math.max(answer.lastIndexOf('}'), answer.lastIndexOf(']'));
	if (start === -1 || end < start) return undefined;
	try {
		return JSON.parse(answer.slice(start, end + 1));
	} catch {
		return undefined;
	}
}

/**
 * Of JSON that breaks off, what stands there up to its last comma or bracket at each depth, outermost first, as if it ended there.
 * At most 6 values; none where nothing is whole.
 */
export function readCutJson(answer: string): unknown[] {
	const text = answer.slice(Math.max(0, answer.search(/[[{]/)));
	return [...endsByDepth(text)]
		.sort(([one], [other]) => one - other)
		.flatMap(([, { end, closing }]) => {
			try {
				return [JSON.parse(text.slice(0, end) + closing)];
			} catch {
				return [];
			}
		});
}

/** For each depth the last place at which an element or field is whole, and what closes all that is open there. */
function endsByDepth(text: string): Map<number, { end: number; closing: string }> {
	const ends = new Map<number, { end: number; closing: string }>();
	const open: string[] = [];
	// A whole string counts as one: what looks like a bracket within it is none.
	for (const { 0: sign, index } of text.matchAll(/"(?:[^"\\]|\\[\s\S]?)*"?|[[\]{},]/g)) {
		if (sign === '[') open.push(']');
		else if (sign === '{') open.push('}');
		else if (sign === ',' || sign === open.at(-1)) {
			if (sign !== ',') open.pop();
			const end = sign === ',' ? index : index + 1;
			if (open.length > 0 && open.length <= MOST_DEPTH)
				ends.set(open.length, { end, closing: open.toReversed().join('') });
		}
	}
	return ends;
}

/** Names and values of a JSON object; none of anything else. */
export function fieldsOf(value: unknown): [string, unknown][] {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

/** Elements of a JSON array; none of anything else. */
export function elementsOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

/** The text of a JSON string or number; empty for anything else. */
export function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
