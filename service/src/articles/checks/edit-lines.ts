import type { Token } from 'markdown-it';

/** Lines from `first` up to but without `end`, and what stands there instead. */
export type LineEdit = { first: number; end: number; lines: readonly string[] };

/** The text with its edits. Of edits that overlap only the first is made. */
export function editLines(lines: readonly string[], edits: readonly LineEdit[]): string {
	const result: string[] = [];
	let next = 0;
	for (const edit of [...edits].sort((a, b) => a.first - b.first || b.end - a.end)) {
		if (edit.first < next) continue;
		for (; next < edit.first; next += 1) result.push(lines[next] ?? '');
		for (const line of edit.lines) result.push(line);
		next = edit.end;
	}
	for (; next < lines.length; next += 1) result.push(lines[next] ?? '');
	return result
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/** An edit of the lines of a token's block; null when it has none. */
export function editBlock(token: Token | undefined, lines: readonly string[]): LineEdit | null {
	return token?.map == null ? null : { first: token.map[0], end: token.map[1], lines };
}
