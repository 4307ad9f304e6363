import type { Token } from 'markdown-it';
import { countWords } from '../words.ts';
import { endsWithAbbreviation } from './abbreviations.ts';
import { announces, endsSentence, findUnfinished, runsOn, unclosedFence } from './check-unfinished.ts';
import { parseMarkdown, proseText, type ReadSection, readSection } from './read-section.ts';
import { sentencesOf } from './sentences.ts';

/** What is cut is looked at from its end, so far. UTF-16 units. */
const LONGEST_PARAGRAPH = 10_000;

/** So many blocks are taken off the end at most. */
const MOST_BLOCKS = 20;

/** A paragraph of fewer words never goes as a whole: it may be an allergen, a price or a name. */
const FEWEST_TO_REMOVE = 12;

/**
 * The section's Markdown cut back to its last whole sentence, list item or block, with its code fence closed. A short paragraph
 * without a whole sentence stays, unless it only announces what doesn't come.
 */
export function withEnding(section: ReadSection, language: string): string {
	const fence = unclosedFence(section);
	let markdown = section.lines.join('\n').trimEnd();
	if (fence !== null) markdown += `\n${indentOf(section, fence)}${fence.markup}`;
	for (let blocks = 0; blocks < MOST_BLOCKS; blocks += 1) {
		const read = readSection({ heading: section.heading, markdown });
		if (findUnfinished(read, language) === null) break;
		const shorter = withoutLastBlock(read, language);
		if (shorter === null) break;
		markdown = shorter;
	}
	return markdown;
}

/** Without what is wrong with the last block: the end of a paragraph, an empty item, a heading. Null when it has to stay. */
function withoutLastBlock(section: ReadSection, language: string): string | null {
	const start = section.tokens.findLastIndex((token) => token.level === 0 && token.nesting === 1);
	const block = section.tokens[start];
	const before = section.lines.slice(0, block?.map?.[0] ?? 0);
	if (block?.type === 'paragraph_open') {
		const paragraph = section.tokens[start + 1]?.content ?? '';
		const kept = cutBack(paragraph, language);
		if (kept === '' && !mayGo(paragraph, language)) return null;
		return [...before, kept].join('\n').trimEnd();
	}
	// A rule right below a paragraph makes a heading of it.
	if (
		block?.type === 'heading_open' &&
		block.markup === '-' &&
		endsSentence(plainText(section.tokens[start + 1]?.content ?? ''))
	)
		return section.lines
			.slice(0, (block.map?.[1] ?? 1) - 1)
			.join('\n')
			.trimEnd();
	const item = section.tokens.findLast((token) => token.type === 'list_item_open');
	const isList = block?.type === 'bullet_list_open' || block?.type === 'ordered_list_open';
	return section.lines
		.slice(0, isList ? (item?.map?.[0] ?? 0) : before.length)
		.join('\n')
		.trimEnd();
}

/** Whether a paragraph without a whole sentence says nothing, or is long and was surely cut. */
function mayGo(paragraph: string, language: string): boolean {
	const text = plainText(paragraph);
	return announces(text) || (runsOn(text, language) && countWords(text, language) >= FEWEST_TO_REMOVE);
}

/** The paragraph up to its last sentence that is whole. */
function cutBack(paragraph: string, language: string): string {
	if (paragraph.length > LONGEST_PARAGRAPH) {
		const start = paragraph.length - LONGEST_PARAGRAPH;
		const end = cutBack(paragraph.slice(start), language);
		return end === '' ? '' : paragraph.slice(0, start) + end;
	}
	const sentences = sentencesOf(paragraph, language);
	let next = '';
	while (sentences.length > 0 && !isWhole(sentences.join('').trim(), next)) next = sentences.pop() ?? '';
	return sentences.join('').trim();
}

/** Whether a text ends with a sentence, and not with the stop of an initial or within one that goes on in `next`. */
function isWhole(markdown: string, next: string): boolean {
	const text = plainText(markdown);
	return !announces(text) && endsSentence(text) && !endsWithAbbreviation(text) && !/^\s*\p{Ll}/u.test(next);
}

function plainText(markdown: string): string {
	const inline = parseMarkdown(markdown).find((token) => token.type === 'inline');
	return inline === undefined ? '' : proseText(inline);
}

function indentOf(section: ReadSection, fence: Token): string {
	const line = section.lines[fence.map?.[0] ?? 0] ?? '';
	return fence.level === 0 ? '' : (/^[\s>]*/.exec(line)?.[0] ?? '');
}
