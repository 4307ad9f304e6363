import { plainAttribute } from './escape.ts';
import { sanitizeText } from './sanitize-text.ts';
import type { Inline } from './tree.ts';

/** Between these characters a line end is no space: such scripts write none between words. */
const cjkLineEnd =
	/(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60])[ \t]*\n\s*(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60])/gu;

/**
 * One form for all that looks the same, so that writing it as Markdown and reading that again changes nothing: text is
 * sanitised, joined and its white space collapsed, decorations are not empty, do not repeat each other and hold no space
 * or line break at their edges.
 */
export function normalizeInline(nodes: Inline[]): Inline[] {
	const only = nodes.length === 1 ? nodes[0] : undefined;
	// Most lines are nothing but text.
	if (only?.type === 'text') return plainLine(only.value);
	const clean = mergeAll(sanitizeAll(nodes));
	return trimEnds(collapse(hasLooseEdges(clean) ? mergeAll(hoistEdges(clean)) : clean));
}

function plainLine(text: string): Inline[] {
	const value = singleSpaces(sanitizeText(text)).trim();
	return value === '' ? [] : [{ type: 'text', value }];
}

function singleSpaces(text: string): string {
	const joined = text.includes('\n') ? text.replace(cjkLineEnd, '') : text;
	return /[\t\n]| {2}/.test(joined) ? joined.replace(/[ \t\n]+/g, ' ') : joined;
}

function sanitizeAll(nodes: Inline[]): Inline[] {
	return nodes.map((node): Inline => {
		switch (node.type) {
			case 'text':
				return { type: 'text', value: sanitizeText(node.value) };
			case 'code':
				return {
					type: 'code',
					value: sanitizeText(node.value)
						.replace(/[\t\n]/g, ' ')
						.trim(),
				};
			case 'image':
				return { ...node, alt: plainAttribute(sanitizeText(node.alt)), caption: oneLine(node.caption) };
			case 'break':
			case 'footnote':
				return node;
			default:
				return { ...node, children: sanitizeAll(node.children) };
		}
	});
}

/** Text for a place that holds a line of plain text: sanitised, with single spaces. */
export function oneLine(text: string): string {
	return sanitizeText(text).replace(/\s+/g, ' ').trim();
}

/** Joins neighbours of the same kind and drops what is empty. */
function mergeAll(nodes: readonly Inline[]): Inline[] {
	const merged: Inline[] = [];
	for (const node of nodes) {
		const last = merged[merged.length - 1];
		if ((node.type === 'text' || node.type === 'code') && node.value === '') continue;
		// Two code spans without a space between would be one run of backticks in Markdown.
		if ((node.type === 'text' || node.type === 'code') && last?.type === node.type) {
			merged[merged.length - 1] = { type: node.type, value: last.value + node.value };
		} else if (isDecoration(node) && last?.type === node.type) {
			for (const child of node.children) last.children.push(child);
		} else if ('children' in node) merged.push({ ...node, children: node.children.slice() });
		else merged.push(node);
	}
	return withChildren(merged, mergeAll);
}

/** The nodes with other children, without those that have none left. A loop: lines have tens of thousands of nodes. */
function withChildren(nodes: readonly Inline[], change: (children: Inline[]) => Inline[]): Inline[] {
	const kept: Inline[] = [];
	for (const node of nodes) {
		if (!('children' in node)) {
			kept.push(node);
			continue;
		}
		const children = change(node.children);
		if (children.length > 0) kept.push({ ...node, children });
	}
	return kept;
}

function isDecoration(node: Inline): node is Extract<Inline, { type: 'strong' | 'emphasis' | 'strike' }> {
	return node.type === 'strong' || node.type === 'emphasis' || node.type === 'strike';
}

/** Whether any decoration or link begins or ends with what `hoistEdges` moves: most do not. */
function hasLooseEdges(nodes: readonly Inline[]): boolean {
	for (const node of nodes) {
		if (!('children' in node)) continue;
		const { children } = node;
		const first = children[0];
		const last = children[children.length - 1];
		if (isBlank(first) || isBlank(last)) return true;
		if (first?.type === 'text' && first.value !== first.value.trimStart()) return true;
		if (last?.type === 'text' && last.value !== last.value.trimEnd()) return true;
		if (hasLooseEdges(children)) return true;
	}
	return false;
}

/** Moves spaces and line breaks at the edges of decorations and links to the outside. */
function hoistEdges(nodes: readonly Inline[]): Inline[] {
	const hoisted: Inline[] = [];
	for (const node of nodes) {
		if ('children' in node) hoistInto(hoisted, node);
		else hoisted.push(node);
	}
	return hoisted;
}

function hoistInto(hoisted: Inline[], node: Extract<Inline, { children: Inline[] }>): void {
	const children = mergeAll(hoistEdges(node.children));
	let from = 0;
	while (isBlank(children[from])) from += 1;
	let to = children.length;
	while (to > from && isBlank(children[to - 1])) to -= 1;
	for (const blank of children.slice(0, from)) hoisted.push(blank);
	if (from === to) return;
	const inside = children.slice(from, to);
	const first = inside[0];
	if (first?.type === 'text') {
		const value = first.value.trimStart();
		hoisted.push({ type: 'text', value: first.value.slice(0, first.value.length - value.length) });
		inside[0] = { type: 'text', value };
	}
	const last = inside.at(-1);
	const value = last?.type === 'text' ? last.value.trimEnd() : '';
	if (last?.type === 'text') inside[inside.length - 1] = { type: 'text', value };
	hoisted.push({ ...node, children: inside });
	if (last?.type === 'text') hoisted.push({ type: 'text', value: last.value.slice(value.length) });
	for (const blank of children.slice(to)) hoisted.push(blank);
}

function isBlank(node: Inline | undefined): boolean {
	return node?.type === 'break' || (node?.type === 'text' && node.value.trim() === '');
}

/** Single spaces, and none beside a line break; as the text goes, so also across the edges of decorations. */
function collapse(nodes: Inline[]): Inline[] {
	const state = { afterSpace: true };
	const walk = (list: readonly Inline[]): Inline[] => {
		const kept: Inline[] = [];
		for (const node of list) {
			if (node.type === 'text') {
				let value = singleSpaces(node.value);
				if (state.afterSpace) value = value.replace(/^ /, '');
				if (value === '') continue;
				state.afterSpace = value.endsWith(' ');
				kept.push({ type: 'text', value });
			} else if ('children' in node) {
				const children = walk(node.children);
				if (children.length > 0) kept.push({ ...node, children });
			} else {
				state.afterSpace = node.type === 'break';
				kept.push(node);
			}
		}
		return kept;
	};
	return walk(nodes);
}

/** Drops spaces before line breaks, and white space of every kind and line breaks at both ends. */
function trimEnds(nodes: Inline[]): Inline[] {
	const kept: Inline[] = [];
	for (const node of nodes) {
		const last = kept.at(-1);
		if (node.type === 'break' && last?.type === 'text' && last.value.endsWith(' ')) {
			kept.pop();
			if (last.value.length > 1) kept.push({ type: 'text', value: last.value.slice(0, -1) });
		}
		if (kept.length > 0 || !isBlank(node)) kept.push(node);
	}
	while (isBlank(kept.at(-1))) kept.pop();
	const first = kept[0];
	if (first?.type === 'text') kept[0] = { type: 'text', value: first.value.trimStart() };
	const last = kept.at(-1);
	if (last?.type === 'text') kept[kept.length - 1] = { type: 'text', value: last.value.trimEnd() };
	return kept;
}
