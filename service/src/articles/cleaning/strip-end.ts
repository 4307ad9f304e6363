import { isChangesLabel, isSectionLabel, namesSection } from './answer-words.ts';
import { plainHeading } from './heading-key.ts';
import type { KnownHeadings } from './known-headings.ts';
import { readLines } from './read-lines.ts';
import { isRule } from './strip-start.ts';

/** What is said to somebody behind a rule is shorter than this, and than this share of the text. UTF-16 units. */
const MOST_REMARK = 800;
const LARGEST_SHARE = 0.5;

/** A text without what stands behind its last sentence: rules, lists of changes, and remarks about the section. */
export function stripEnd(text: string, known: KnownHeadings): string {
	const { lines, isCode } = readLines(text);
	const isLineOfText = (line: number) => !isCode(line);
	let end = lines.length;
	for (;;) {
		while (end > 0 && isLineOfText(end - 1) && isNothing(lines[end - 1] ?? '')) end -= 1;
		const shorter = beforeRemark(lines, end, isLineOfText, known);
		if (shorter === end) break;
		end = shorter;
	}
	return lines.slice(0, end).join('\n').trimEnd();
}

function isNothing(line: string): boolean {
	return line.trim() === '' || isRule(line);
}

/** The end without a remark at it. Never the whole. */
function beforeRemark(
	lines: readonly string[],
	end: number,
	isLineOfText: (line: number) => boolean,
	known: KnownHeadings,
): number {
	let length = 0;
	let isLast = true;
	for (let at = end - 1; at > 0; at--) {
		const line = lines[at] ?? '';
		length += line.length + 1;
		if (length > MOST_REMARK || !isLineOfText(at)) return end;
		const before = lines[at - 1]?.trim() ?? '';
		if (isLast && before === '' && isEndMark(line, known)) return at;
		if (before === '' && isChangesLine(line) && hasTextBefore(lines, at, length)) return at;
		if (isRule(line) && isRemark(lines.slice(at + 1, end)) && hasTextBefore(lines, at, length)) return at;
		isLast = false;
	}
	return end;
}

/** One paragraph that speaks of the section as such, and asks something, has a label ("Note: …") or is set apart as a whole. */
function isRemark(lines: readonly string[]): boolean {
	const text = lines.join('\n').trim();
	const isSetApart = /^(?:[*_([（【]|\p{L}{2,14}(?: \p{L}{2,14})?\s?[:：])/u.test(text) || /[?？؟]$/.test(text);
	return isSetApart && !text.includes('\n\n') && namesSection(text);
}

/** "[End of section 2]" */
function isEndMark(line: string, { number }: KnownHeadings): boolean {
	const bare = line.trim().replace(/^[*_]{1,3}|[*_]{1,3}$/g, '');
	if (bare.length > 60 || !/^[[(（【].*[\])）】]$/.test(bare)) return false;
	return isSectionLabel(plainHeading(bare), number) || (namesSection(bare) && /\p{Nd}/u.test(bare));
}

function isChangesLine(line: string): boolean {
	return /[:：]\W{0,3}$/.test(line) && isChangesLabel(plainHeading(line));
}

function hasTextBefore(lines: readonly string[], at: number, length: number): boolean {
	let before = 0;
	for (let line = at - 1; line >= 0; line--) {
		before += lines[line]?.length ?? 0;
		if (before * LARGEST_SHARE > length) return true;
	}
	return false;
}
