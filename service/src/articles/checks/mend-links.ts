import { addressKey } from '../../blocks/index.ts';
import { countWords } from '../words.ts';
import type { ReadSection } from './read-section.ts';
import { sentencesOf } from './sentences.ts';

/** A code span, a link or image with its address in it, an address in angle brackets, or a bare one. */
const LINK =
	/(`+)(?!`)[^`]{1,2000}\1(?!`)|(!?)\[([^[\]]{0,1000})\]\(\s{0,3}<?([^\s()<>]{1,2000})>?(?:\s{1,3}"[^"\n]{0,300}")?\s{0,3}\)|<([^\s<>]{3,2000})>|((?:https?:\/\/|www\.)[^\s<>"'`)\]]{1,2000})/gi;

/** `[label]: address "title"`, but no footnote. */
const DEFINITION =
	/^ {0,3}\[(?!\^)([^[\]\n]{1,200})\]:[ \t]{0,3}<?([^\s<>]{1,2000})>?(?:[ \t]{1,3}["'(][^\n]{0,300})?[ \t]*$/gm;
const REFERENCE = /(!?)\[([^[\]\n]{1,1000})\](?:\[([^[\]\n]{0,200})\]|(?![[(:]))/g;

/** Stand where a bare address or an image was, while its sentence is put right. For private use in Unicode, so in no text. */
const GAP = '\ue000';
const IMAGE = '\ue001';
const EITHER = `[${GAP}${IMAGE}](?![\\p{L}\\p{N}])`;

const AND =
	'and|or|und|oder|et|ou|y|o|e|en|of|i|lub|oraz|и|или|і|та|або|ir|arba|ja|och|eller|og|a|nebo|ve|veya|و|أو|और|या';
const GAP_IN_BRACKETS = new RegExp(`\\s?[([（]\\s?${GAP}\\s?[)\\]）]`, 'gu');
const GAP_BEHIND_AND = new RegExp(`(?:[,;،、，]?\\s(?:${AND})\\s|[,;،、，]\\s?|[和或及])${EITHER}`, 'giu');
const GAP_BEFORE_AND = new RegExp(`${EITHER}(?:,?\\s(?:${AND})\\s|[,、，]\\s?)(?=[\`[<])`, 'giu');
const GAP_BEHIND_AT = new RegExp(
	`(?:(?:\\s(?:at|on|from|via|under|auf|unter|bei|sur|chez|en|su|em|op|na|pod|на|по|за))?\\s|[:：]\\s?)?${EITHER}`,
	'giu',
);
const GAPS = new RegExp(`[${GAP}${IMAGE}]`, 'gu');

/** With no more words than this beside an address a sentence says nothing without it: "For more information see". */
const MOST_BESIDE = 8;

/** Lines at which another paragraph, item, row or heading begins. */
const BEGINS = /^\s*(?:$|[-*+>|#]|\d{1,9}[.)])/;
const MARKERS = /^(?:\s|>|[-*+](?=\s)|\d{1,9}[.)](?=\s))*/;

/**
 * The section's Markdown without links to other addresses than `links`: their text stays, images go, and so do bare addresses,
 * with the "and" that joined them, or with their sentence where it says nothing else. Blocks of code stay as they are.
 */
export function withoutForeignLinks(section: ReadSection, links: readonly string[], language: string): string {
	const allowed = new Set(links.map(addressKey));
	const isForeign = (address: string): boolean => !allowed.has(addressKey(address)) && /[/.:@]/.test(address);
	const labels = new Set<string>();
	const isCode = codeLines(section);
	const stretches = stretchesOf(section.lines, isCode);
	const defined = stretches.map(({ code, text }) => ({
		code,
		text: code ? text : withoutDefinitions(text, isForeign, labels),
	}));
	return defined
		.map(({ code, text }) => (code ? text : withoutLinks(withoutReferences(text, labels), isForeign, language)))
		.join('\n')
		.replace(/^\n+/, '')
		.trimEnd();
}

function codeLines({ tokens }: ReadSection): (line: number) => boolean {
	const lines = new Set<number>();
	for (const { type, map } of tokens)
		if ((type === 'fence' || type === 'code_block') && map !== null)
			for (let line = map[0]; line < map[1]; line += 1) lines.add(line);
	return (line) => lines.has(line);
}

function stretchesOf(lines: readonly string[], isCode: (line: number) => boolean): { code: boolean; text: string }[] {
	const stretches: { code: boolean; lines: string[] }[] = [];
	lines.forEach((line, index) => {
		const code = isCode(index);
		const last = stretches.at(-1);
		if (last?.code === code) last.lines.push(line);
		else stretches.push({ code, lines: [line] });
	});
	return stretches.map(({ code, lines: own }) => ({ code, text: own.join('\n') }));
}

function withoutDefinitions(text: string, isForeign: (address: string) => boolean, labels: Set<string>): string {
	return text.replace(DEFINITION, (whole: string, label: string, address: string) => {
		if (!isForeign(address)) return whole;
		labels.add(label.toLowerCase());
		return '';
	});
}

/** `[text][label]` becomes its text, and `[1]` alone goes: its source is gone. */
function withoutReferences(text: string, labels: ReadonlySet<string>): string {
	if (labels.size === 0) return text;
	return text.replace(REFERENCE, (whole: string, image: string, shown: string, label: string | undefined) => {
		if (!labels.has((label || shown).toLowerCase())) return whole;
		return image === '!' || (!label && /^\d+$/.test(shown)) ? '' : shown;
	});
}

function withoutLinks(markdown: string, isForeign: (address: string) => boolean, language: string): string {
	const marked = markdown
		.replace(GAPS, '')
		.replace(
			LINK,
			(whole: string, _code, image: string | undefined, text: string | undefined, ...rest: (string | undefined)[]) => {
				const address = rest[0] ?? rest[1] ?? rest[2]?.replace(/[.,;:!?]+$/, '');
				const isPlainMail = rest[1] !== undefined && /^[^\s:/@]+@[^\s:/@]+$/.test(rest[1]);
				if (address === undefined || isPlainMail || !isForeign(address)) return whole;
				if (rest[2] !== undefined) return GAP + whole.slice(address.length);
				if (image === '!') return IMAGE;
				return rest[1] !== undefined ? GAP : (text ?? '');
			},
		);
	if (!hasGap(marked)) return marked;
	return unitsOf(marked)
		.map((unit) => (hasGap(unit) ? withoutGaps(unit, language) : unit))
		.filter((unit): unit is string => unit !== null)
		.join('\n');
}

function hasGap(text: string): boolean {
	return text.includes(GAP) || text.includes(IMAGE);
}

/** Paragraphs, items, rows and blank lines. */
function unitsOf(markdown: string): string[] {
	const units: string[] = [];
	let joins = false;
	for (const line of markdown.split('\n')) {
		const begins = BEGINS.test(line);
		if (joins && !begins) units.push(`${units.pop() ?? ''}\n${line}`);
		else units.push(line);
		joins = line.trim() !== '' && !/^\s*[|#]/.test(line);
	}
	return units;
}

/** The unit without its gaps; null when nothing is left of it. */
function withoutGaps(unit: string, language: string): string | null {
	if (/^\s*\|/.test(unit)) return unit.replace(GAPS, '');
	const markers = MARKERS.exec(unit)?.[0] ?? '';
	const rest = sentencesOf(unit.slice(markers.length), language)
		.map((sentence) => (hasGap(sentence) ? withoutGap(sentence, language) : sentence))
		.join('')
		.trim();
	return /[^\s\p{P}]/u.test(rest) ? markers + rest : null;
}

/** The sentence without its gaps; empty when it says nothing without them. */
function withoutGap(sentence: string, language: string): string {
	const joined = sentence.replace(GAP_IN_BRACKETS, '').replace(GAP_BEHIND_AND, '').replace(GAP_BEFORE_AND, '');
	const isMore = joined.includes('](') || joined.includes('`');
	if (joined.includes(GAP) && !isMore && countWords(joined, language) <= MOST_BESIDE) return '';
	return joined
		.replace(GAP_BEHIND_AT, '')
		.replace(GAPS, '')
		.replace(/(?<=\S) {2,}(?=\S)/g, ' ')
		.replace(/(?<=\S) +(?=[.,;:!?](?:\s|$))/g, '');
}
