import type { Token } from 'markdown-it';
import { findUnfinished, isFinished, unclosedFence } from './check-unfinished.ts';
import { parseMarkdown, proseText, type ReadSection, readSection } from './read-section.ts';
import { sentencesOf } from './sentences.ts';

/** What is cut is looked at from its end, so far. UTF-16 units. */
const LONGEST_PARAGRAPH = 10_000;

/** So many blocks are taken off the end at most. */
const MOST_BLOCKS = 20;

/**
 * The section's Markdown cut back to its last whole sentence, list item or block, with its code fence closed.
 */
export function withEnding(section: ReadSection, language: string): string {
	const fence = unclosedFence(section);
	let markdown = section.lines.join('\n').trimEnd();
	if (fence !== null) markdown += `\n${indentOf(section, fence)}${fence.markup}`;
	for (let blocks = 0; blocks < MOST_BLOCKS; blocks += 1) {
		const read = readSection({ heading: section.heading, markdown });
		if (findUnfinished(read) === null) break;
		markdown = withoutLastBlock(read, language);
	}
	return markdown;
}

/** Without what is wrong with the last block: the end of a paragraph, an empty item, a heading. */
function withoutLastBlock(section: ReadSection, language: string): string {
	const start = section.tokens.findLastIndex((token) => token.level === 0 && token.nesting === 1);
	const block = section.tokens[start];
	const before = section.lines.slice(0, block?.map?.[0] ?? 0);
	if (block?.type === 'paragraph_open')
		return [...before, cutBack(section.tokens[start + 1]?.content ?? '', language)].join('\n').trimEnd();
	const item = section.tokens.findLast((token) => token.type === 'list_item_open');
	const isList = block?.type === 'bullet_list_open' || block?.type === 'ordered_list_open';
	return section.lines
		.slice(0, isList ? (item?.map?.[0] ?? 0) : before.length)
		.join('\n')
		.trimEnd();
}

/** The paragraph up to its last sentence that is whole. */
function cutBack(paragraph: string, language: string): string {
	if (paragraph.length > LONGEST_PARAGRAPH) {
		const start = paragraph.length - LONGEST_PARAGRAPH;
		const end = cutBack(paragraph.slice(start), language);
		return end === '' ? '' : paragraph.slice(0, start) + end;
	}
	const sentences = sentencesOf(paragraph, language);
	while (sentences.length > 0 && !isWhole(sentences.join('').trim())) sentences.pop();
	return sentences.join('').trim();
}

function isWhole(markdown: string): boolean {
	const inline = parseMarkdown(markdown).find((token) => token.type === 'inline');
	const text = inline === undefined ? '' : proseText(inline);
	return !/[:：]$/.test(text) && isFinished(text);
}

function indentOf(section: ReadSection, fence: Token): string {
	const line = section.lines[fence.map?.[0] ?? 0] ?? '';
	return fence.level === 0 ? '' : (/^[\s>]*/.exec(line)?.[0] ?? '');
}
