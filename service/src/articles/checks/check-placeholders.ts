import {
	ABOUT_LETTERS,
	ABOUT_TEMPLATES,
	BLANK_THINGS,
	FILL_IN_PARTS,
	FILL_IN_WORDS,
	INSERT_WORDS,
	YOUR_WORDS,
} from './placeholder-words.ts';
import { quotedFindings } from './quoted-findings.ts';
import type { Finding, ReadContext, ReadSection } from './read-section.ts';

/** `[…]`, `{…}`, `<…>` and the wide ones of East Asia, with something short between. */
const BRACKETS = /[[［【]([^[\]［］【】\n]{1,80})[\]］】]|\{([^{}\n]{1,80})\}|<([^<>\n]{1,80})>|＜([^＜＞\n]{1,80})＞/g;

const IN_BRACES = /\{\{[^{}\n]{1,80}\}\}/g;

/** What stands for something that was never filled in, whatever is around it. */
const SIGNS = [
	IN_BRACES,
	/\blorem ipsum\b/gi,
	// Spanish and Portuguese write "TODO" for "all": only a note to oneself has a colon.
	/(?<![\p{L}\p{N}])TODO(?=:|\(|\s*$)/gu,
	/(?<![\p{L}\p{N}-])TBD(?![\p{L}\p{N}])/gu,
	/(?<![\p{L}\p{N}])X{4,}(?![\p{L}\p{N}])/gu,
	/XXX(?:-X{2,})+|(?<=[$€£¥₹]\s?)XXX\b|\bXXX(?=\s?[%$€£¥₹])/g,
	// Thirty is written so too, but then beside a name: Super Bowl XXX, the XXX Olympiad.
	/(?<=(?:^|\s)[\p{Ll}\p{Lo}]{2,}\s)XXX(?=[.,;:!?)]|\s*$)|^XXX$/gu,
	/(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])XXX|XXX(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu,
	/%%?[A-Z][A-Z_]{2,40}%%?/g,
	/\b(?:INSERT|ADD|PLACE)\s[^.!?\n]{1,60}?\sHERE\b/g,
] as const;

/** Elements of HTML that are also words for things to fill in. */
const ELEMENTS = new Set(['link', 'title', 'address', 'image', 'data', 'time', 'object', 'label', 'url']);

/**
 * Places in the section that somebody still has to fill in, such as `[Company]`, `{{name}}`, `TODO:` or `lorem ipsum`. What the
 * title or the editor's wishes hold themselves is none, nor are task boxes, footnotes, citations, links and code, a quotation in an
 * article about letters, and `{{name}}` in one about templates.
 */
export function findPlaceholders(section: ReadSection, context: ReadContext): Finding[] {
	const isAboutTemplates = [context.title, context.prompt, ...section.prose.map(({ text }) => text)].some((text) =>
		ABOUT_TEMPLATES.test(text),
	);
	const findings = section.prose.flatMap((line) =>
		placeholdersIn(isAboutTemplates ? line.text.replace(IN_BRACES, '') : line.text)
			.filter((text) => !context.mentions(text))
			.map((text) => ({ line, text })),
	);
	if (!ABOUT_LETTERS.test(context.title)) return findings;
	const quoted = quotedFindings(section, findings);
	return findings.filter((finding) => !quoted.has(finding));
}

/** The same for a text of one line or several. */
function placeholdersIn(text: string): string[] {
	const found = SIGNS.flatMap((sign) => Array.from(text.matchAll(sign), (match) => match[0]));
	for (const match of text.matchAll(BRACKETS)) {
		const inner = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
		if (match[3] !== undefined && ELEMENTS.has(inner.toLowerCase())) continue;
		// A label stands so in Chinese and Japanese: 【图片】.
		if (match[0].startsWith('【') ? FILL_IN_PARTS.test(inner) : isToFillIn(inner)) found.push(match[0]);
	}
	if (isCapitalInstruction(text)) found.push(text);
	return found;
}

function isToFillIn(inner: string): boolean {
	const text = inner
		.normalize('NFKC')
		.replace(/[_\s]+/g, ' ')
		.trim();
	const words = text
		.toLowerCase()
		.split(/[\s:,.]+/)
		.filter((word) => word !== '');
	const [first = ''] = words;
	const last = words.at(-1) ?? '';
	if (BLANK_THINGS.has(text.toLowerCase()) || FILL_IN_PARTS.test(text)) return true;
	if (FILL_IN_WORDS.has(first) || FILL_IN_WORDS.has(last)) return true;
	// In a quotation "[your country]" is somebody's addition; a blank names a known thing or writes it large.
	const rest = text.slice(first.length).trim();
	return words.length > 1 && YOUR_WORDS.has(first) && (BLANK_THINGS.has(rest.toLowerCase()) || /^\p{Lu}/u.test(rest));
}

/** "INSERT IMAGE HERE", "HIER BILD EINFÜGEN": a whole line in capitals with such a word at one end. */
function isCapitalInstruction(text: string): boolean {
	if (text.length > 120 || !/^\P{Ll}*\p{Lu}{3}\P{Ll}*$/u.test(text)) return false;
	const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
	return words.length > 1 && (INSERT_WORDS.has(words[0] ?? '') || INSERT_WORDS.has(words.at(-1) ?? ''));
}
