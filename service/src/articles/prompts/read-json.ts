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
