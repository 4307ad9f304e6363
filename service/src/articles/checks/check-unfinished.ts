import type { Token } from 'markdown-it';
import { proseText, type ReadSection, STAND_IN } from './read-section.ts';

/** What ends a sentence in any script: ASCII's and those of Unicode's sentence terminals, wide ones included. */
const SENTENCE_END = /[.!?…\p{Sentence_Terminal}]$/u;

/** Thai and Lao end a sentence with a space or with nothing. */
const WITHOUT_STOP = /[\p{Script=Thai}\p{Script=Lao}][\p{M}ๆໆฯ]*$/u;

/** Armenians who have no `։` type a colon, Greeks ask with a semicolon. */
const STOP_OF_SCRIPT = /\p{Script=Armenian}\s?:$|\p{Script=Greek}\s?;$/u;

/** Closing quotes and brackets, marks of notes and footnotes, and emoji may stand behind the stop. */
const BEHIND_STOP = /(?:[\p{Pe}\p{Pf}\p{Pi}"'»”’*_\s]|\[[\^\d][^[\]]{0,20}\]|[\u00b9\u00b2\u00b3\u2070-\u2079])+$/u;
const EMOJI_END = /(?:[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}]|\ufe0f|\u20e3)$/u;

/** "Best regards,\nAnna": a line of a few words below one that ends with a comma; or "— The team". */
const SIGNATURE = /[,،，]\s*\n[^\n,]{1,60}$|^[—–-] ?[^\n]{1,60}$/u;

/** Whether a paragraph ends as its script ends a sentence, or is nothing that has an end: a link, a signature. */
export function isFinished(paragraph: string): boolean {
	const tail = paragraph.slice(-300).trimEnd();
	if (tail === '' || EMOJI_END.test(tail) || tail.endsWith(STAND_IN)) return true;
	const end = tail.replace(BEHIND_STOP, '');
	if (end === '' || end.endsWith(STAND_IN)) return true;
	return SENTENCE_END.test(end) || WITHOUT_STOP.test(end) || STOP_OF_SCRIPT.test(end) || SIGNATURE.test(tail);
}

/**
 * Why a section breaks off, or null: its last paragraph is no whole sentence, a code fence is not closed, its last list item is
 * empty, or a heading has nothing below it.
 */
export function findUnfinished(section: ReadSection): string | null {
	if (unclosedFence(section) !== null) return 'a code block is not closed';
	const last = section.tokens.findLastIndex((token) => token.level === 0);
	const type = section.tokens[last]?.type;
	if (type === 'heading_close') return 'nothing stands below the last heading';
	if (type === 'bullet_list_close' || type === 'ordered_list_close')
		return endsWithEmptyItem(section.tokens.slice(0, last)) ? 'the last item of a list is empty' : null;
	if (type !== 'paragraph_close') return null;
	const inline = section.tokens[last - 1];
	if (inline === undefined || isLabel(inline) || isFinished(proseText(inline))) return null;
	return /[:：]$/.test(inline.content) ? 'what the last line announces is missing' : 'the last sentence breaks off';
}

/** The fence that is still open at the end of the section. */
export function unclosedFence(section: ReadSection): Token | null {
	const fence = section.tokens.findLast((token) => token.type === 'fence');
	if (fence?.map == null) return null;
	const [first, end] = fence.map;
	// The parser's range of a closed fence includes the closing line.
	const closing = section.lines[end - 1]?.replace(/^[\s>]+/, '').trimEnd() ?? '';
	const isClosed = end - 1 > first && closing.startsWith(fence.markup) && isRunOf(closing, fence.markup.charAt(0));
	return isClosed ? null : fence;
}

function isRunOf(text: string, character: string): boolean {
	return text.replaceAll(character, '') === '';
}

function endsWithEmptyItem(tokens: readonly Token[]): boolean {
	const last = tokens.findLastIndex((token) => token.type === 'list_item_close');
	return tokens[last - 1]?.type === 'list_item_open';
}

/** A line that is all bold is a label or a button: "**Start today**". */
function isLabel(inline: Token): boolean {
	const children = (inline.children ?? []).filter((token) => token.type !== 'text' || token.content !== '');
	const first = children[0];
	const closes = children.findIndex((token) => token.type === 'strong_close' && token.level === first?.level);
	return first?.type === 'strong_open' && closes === children.length - 1;
}
