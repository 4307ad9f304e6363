import { sanitizeText } from '../../blocks/index.ts';
import { headingLine } from '../heading-line.ts';
import { closeOpen } from './close-open.ts';
import { type Definitions, noteOf, takeDefinitions } from './definitions.ts';
import { readLines } from './read-lines.ts';
import { type References, resolveReferences } from './resolve-references.ts';

/** What ends the text of a footnote besides an empty line. */
const NEXT_BLOCK = /^ {0,3}(?:#{1,6}\s|```|~~~|>|\||[-*+]\s|\d{1,9}[.)]\s|\[\^[^\s\]]{1,64}\]:)/;

/** A line of a section; `note`: the label of the footnote that it defines. */
type Line = { text: string; note?: string };

/**
 * The Markdown of a whole article, each section under its heading ('': without one). Sections are written apart, so nothing of one
 * may mean something in another: links and footnotes are those of the section that defines them, and what a section leaves open
 * ends with it. Never throws; takes time in proportion to the length.
 */
export function joinSections(sections: readonly { heading: string; markdown: string }[]): string {
	const taken = sections.map(({ markdown }) => takeDefinitions(closeOpen(sanitizeText(markdown))));
	const defined = new Set(taken.flatMap(({ links }) => [...links.keys()]));
	return taken
		.map(({ lines, links, notes }, index) => {
			const isForeign = (label: string) => defined.has(label) && !links.has(label);
			const body = localLines(lines, { links, notes, isForeign, section: index + 1 }).trim();
			const heading = sections[index]?.heading ?? '';
			return [heading === '' ? '' : headingLine(2, heading), body].filter((part) => part !== '').join('\n\n');
		})
		.filter((part) => part !== '')
		.join('\n\n');
}

type Local = Definitions & { isForeign: (label: string) => boolean; section: number };

/** The text of a section with references that mean the same wherever it stands, and only the footnotes that it refers to. */
function localLines(lines: readonly string[], { links, notes, isForeign, section }: Local): string {
	const labels = new Map([...notes].map((label, at) => [label, `${section}-${at + 1}`]));
	const used = new Set<string>();
	const noteLabel = (label: string): string | undefined => {
		const local = labels.get(label);
		if (local !== undefined) used.add(local);
		return local;
	};
	const resolved: Line[] = [];
	let next = 0;
	for (const { first, end } of readLines(lines.join('\n')).units) {
		for (; next < first; next++) resolved.push({ text: lines[next] ?? '' });
		for (const line of resolveUnit(lines.slice(first, end), { links, isForeign, noteLabel }, labels))
			resolved.push(line);
		next = end;
	}
	for (; next < lines.length; next++) resolved.push({ text: lines[next] ?? '' });
	return withoutUnused(resolved, used);
}

/** A paragraph, heading or row, resolved as a whole, since references may break over lines; but each footnote by itself. */
function resolveUnit(lines: readonly string[], references: References, labels: ReadonlyMap<string, string>): Line[] {
	const groups: string[][] = [];
	for (const line of lines) {
		const last = groups.at(-1);
		if (last === undefined || noteOf(line)) groups.push([line]);
		else last.push(line);
	}
	return groups.flatMap((group): Line[] => {
		const [first = '', ...rest] = group;
		const note = noteOf(first);
		const body = resolveReferences([note ? note.note : first, ...rest].join('\n'), references).split('\n');
		const label = labels.get(note?.label ?? '');
		if (note === undefined || label === undefined) return body.map((text) => ({ text }));
		const [start = '', ...further] = body;
		return [{ text: `${note.before}[^${label}]: ${start}`, note: label }, ...further.map((text) => ({ text }))];
	});
}

/** Without the footnotes that nothing refers to, with all their lines. */
function withoutUnused(lines: readonly Line[], used: ReadonlySet<string>): string {
	const kept: string[] = [];
	for (let at = 0; at < lines.length; at++) {
		const line = lines[at];
		if (line === undefined) continue;
		if (line.note === undefined || used.has(line.note)) {
			kept.push(line.text);
			continue;
		}
		while (at + 1 < lines.length && isContinued(lines, at + 1)) at += 1;
	}
	return kept.join('\n');
}

/** Whether a line still belongs to the footnote before it: the rest of its paragraph, or an indented block behind it. */
function isContinued(lines: readonly Line[], at: number): boolean {
	const line = lines[at];
	if (line === undefined || line.note !== undefined) return false;
	if (line.text.trim() === '') return /^(?: {4}|\t)/.test(lines[at + 1]?.text ?? '');
	if (/^(?: {4}|\t)/.test(line.text)) return true;
	return (lines[at - 1]?.text.trim() ?? '') !== '' && !NEXT_BLOCK.test(line.text);
}
