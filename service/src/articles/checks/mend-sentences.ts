import type { Token } from 'markdown-it';
import { editBlock, editLines, type LineEdit } from './edit-lines.ts';
import { type Finding, type ReadSection, readSection } from './read-section.ts';
import { sentencesOf } from './sentences.ts';

/** A longer paragraph is no text that is worth looking for the good sentences in. UTF-16 units. */
const LONGEST_PARAGRAPH = 10_000;

/**
 * The section's Markdown without what `find` finds: the sentence of a paragraph that holds it, the list item, the row of a table,
 * the heading. With `whole`, and where no single sentence holds it, the paragraph goes.
 */
export function withoutFindings(
	section: ReadSection,
	find: (section: ReadSection) => readonly Finding[],
	language: string,
	whole: boolean,
): string {
	const tokens = new Set(find(section).map(({ line }) => line.token));
	const around = openBlocks(section.tokens, tokens);
	const isBad = (sentence: string): boolean => find(readSection({ heading: '', markdown: sentence })).length > 0;
	const edits: LineEdit[] = [];
	for (const [index, blocks] of around) {
		const outer = blocks.findLast(({ type }) => type === 'list_item_open' || type === 'tr_open') ?? blocks.at(-1);
		const isParagraph = blocks.length === 1 && outer?.type === 'paragraph_open';
		const raw = section.tokens[index]?.content ?? '';
		const rest = isParagraph && !whole && raw.length < LONGEST_PARAGRAPH ? keptSentences(raw, language, isBad) : '';
		const edit = editBlock(outer, rest === '' ? [] : [rest]);
		if (edit !== null) edits.push(edit);
	}
	return editLines(section.lines, edits);
}

/** The sentences that are not bad; nothing when none or all are. */
function keptSentences(paragraph: string, language: string, isBad: (sentence: string) => boolean): string {
	const sentences = sentencesOf(paragraph, language);
	const kept = sentences.map((sentence) => (isBad(sentence) ? goodLines(sentence, isBad) : sentence));
	return kept.every((sentence, index) => sentence === sentences[index]) ? '' : kept.join('').trim();
}

/** What stands below a bad first line without a stop: "Section 1 of 4" over the text. */
function goodLines(sentence: string, isBad: (sentence: string) => boolean): string {
	const end = sentence.indexOf('\n');
	const rest = sentence.slice(end + 1);
	return end !== -1 && isBad(sentence.slice(0, end)) && !isBad(rest) ? rest : '';
}

/** For each of the tokens, the blocks that are open around it, outermost first. */
function openBlocks(tokens: readonly Token[], indexes: ReadonlySet<number>): Map<number, Token[]> {
	const found = new Map<number, Token[]>();
	const open: Token[] = [];
	tokens.forEach((token, index) => {
		if (indexes.has(index)) found.set(index, [...open]);
		if (token.nesting === 1) open.push(token);
		if (token.nesting === -1) open.pop();
	});
	return found;
}
