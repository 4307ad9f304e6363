import type { Token } from 'markdown-it';
import { HIDDEN_ELEMENTS } from './html-rules.ts';
import type { Permitted } from './permitted.ts';
import { safeUrl } from './policy.ts';
import type { Inline } from './tree.ts';

/** Tags that start a new line where a browser shows them. */
const LINE_TAG =
	/^<\/?(?:address|article|aside|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|legend|li|main|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul|br)\b/i;
const CELL_TAG = /^<\/?(?:td|th|option|button|label)\b/i;
const hiddenOpen = new RegExp(`^<(${HIDDEN_ELEMENTS})\\b(?![^>]*/>$)`, 'i');
const hiddenClose = new RegExp(`^</(${HIDDEN_ELEMENTS})\\b`, 'i');

type Wrapper = 'strong' | 'emphasis' | 'strike' | 'link';

/** An open wrapper. One that is dropped shares the list of what it stands in. `around`: every wrapper that is open. */
type Frame = { type: Wrapper | null; href: string; children: Inline[]; around: ReadonlySet<Wrapper> };

const OPENERS: Record<string, Wrapper> = {
	strong_open: 'strong',
	em_open: 'emphasis',
	s_open: 'strike',
	link_open: 'link',
};

/**
 * The tree of one line of text, from the parser's flat tokens. HTML tags are dropped, what they enclose stays; so do the
 * words of links and images that are not permitted.
 */
export function readInline(tokens: Token[], permitted: Permitted): Inline[] {
	const hiddenUntil = findHidden(tokens);
	const root: Frame = { type: null, href: '', children: [], around: new Set() };
	const stack: Frame[] = [root];
	for (let index = 0; index < tokens.length; index += 1) {
		const token = tokens[index];
		const top = stack.at(-1);
		if (token === undefined || top === undefined) break;
		const skipTo = hiddenUntil.get(index);
		if (skipTo !== undefined) {
			// Decorations that end inside what is hidden must still end.
			for (const hidden of tokens.slice(index + 1, skipTo)) openOrClose(hidden, stack, permitted);
			index = skipTo;
			continue;
		}
		if (openOrClose(token, stack, permitted)) continue;
		const node = readToken(token, permitted);
		if (node !== null) top.children.push(node);
	}
	while (stack.length > 1) closeFrame(stack);
	return root.children;
}

function openOrClose(token: Token, stack: Frame[], permitted: Permitted): boolean {
	const type = OPENERS[token.type];
	const parent = stack.at(-1);
	if (type !== undefined && parent !== undefined) {
		const href = type === 'link' ? permittedHref(token, permitted) : '';
		if (href === null || parent.around.has(type)) {
			stack.push({ ...parent, type: null });
		} else stack.push({ type, href, children: [], around: new Set(parent.around).add(type) });
		return true;
	}
	if (token.nesting !== -1) return false;
	closeFrame(stack);
	return true;
}

function permittedHref(token: Token, permitted: Permitted): string | null {
	const href = safeUrl(String(token.attrGet('href') ?? ''), 'link');
	return href === null ? null : permitted.link(href);
}

function closeFrame(stack: Frame[]): void {
	const frame = stack.length > 1 ? stack.pop() : undefined;
	const parent = stack.at(-1);
	if (frame === undefined || parent === undefined || frame.type === null) return;
	if (frame.type === 'link') parent.children.push({ type: 'link', href: frame.href, children: frame.children });
	else parent.children.push({ type: frame.type, children: frame.children });
}

function readToken(token: Token, permitted: Permitted): Inline | null {
	switch (token.type) {
		case 'softbreak':
			return { type: 'text', value: '\n' };
		case 'hardbreak':
			return { type: 'break' };
		case 'code_inline':
			return { type: 'code', value: token.content };
		case 'footnote_reference':
			return { type: 'footnote', label: String(token.meta?.label ?? '') };
		case 'image':
			return readImage(token, permitted);
		case 'html_inline':
			if (LINE_TAG.test(token.content)) return { type: 'break' };
			return CELL_TAG.test(token.content) ? { type: 'text', value: ' ' } : null;
		default:
			return { type: 'text', value: token.content };
	}
}

function readImage(token: Token, permitted: Permitted): Inline {
	const alt = textOf(token.children ?? []);
	const safe = safeUrl(String(token.attrGet('src') ?? ''), 'image');
	const src = safe === null ? null : permitted.link(safe);
	if (src === null) return { type: 'text', value: alt };
	return { type: 'image', src, alt, caption: String(token.attrGet('title') ?? '') };
}

function textOf(tokens: Token[]): string {
	return tokens
		.map((token) =>
			token.type === 'softbreak' || token.type === 'hardbreak'
				? ' '
				: token.type === 'html_inline'
					? ''
					: token.content,
		)
		.join('');
}

/** Where the content of a hidden element that is closed in the same line ends: index of its tag -> index of its end. */
export function findHidden(tokens: Token[]): Map<number, number> {
	const found = new Map<number, number>();
	const closers = new Map<string, number>();
	for (let index = tokens.length - 1; index >= 0; index -= 1) {
		const token = tokens[index];
		if (token?.type !== 'html_inline') continue;
		const closed = hiddenClose.exec(token.content)?.[1]?.toLowerCase();
		if (closed !== undefined) closers.set(closed, index);
		const opened = hiddenOpen.exec(token.content)?.[1]?.toLowerCase();
		const end = opened === undefined ? undefined : closers.get(opened);
		if (end !== undefined) found.set(index, end);
	}
	return found;
}
