import { linkText } from './autolink.ts';
import { withoutDecorations } from './line-forms.ts';
import type { Permitted } from './permitted.ts';
import { readBlocks } from './read-blocks.ts';
import { renderInline } from './render-inline.ts';
import type { Inline } from './tree.ts';
import { writeLine } from './write-line.ts';

/**
 * The line with its bare addresses as links, when Markdown can say it: written and read again it must be the same.
 * Markdown has no words for some combinations of bold and italics that HTML has (they arise where HTML tags were
 * dropped); those lose both.
 */
export function stableLine(nodes: Inline[], permitted: Permitted): Inline[] {
	const linked = linkText(nodes, permitted);
	if (isPlain(linked) || readsBack(linked, permitted)) return linked;
	return linkText(withoutDecorations(nodes), permitted);
}

/** Whether it needs no try: decorations that begin and end with a letter, each alone, always read back. */
function isPlain(nodes: Inline[]): boolean {
	return nodes.every((node, at) => {
		if (!('children' in node)) return true;
		const before = nodes[at - 1];
		const isAlone = node.type === 'link' || before === undefined || !('children' in before);
		const first = node.children[0];
		const last = node.children.at(-1);
		const hasLetters =
			node.type === 'link' ||
			(first?.type === 'text' &&
				last?.type === 'text' &&
				/^[A-Za-z]/.test(first.value) &&
				/[A-Za-z]$/.test(last.value));
		return isAlone && hasLetters && !node.children.some((child) => 'children' in child);
	});
}

function readsBack(nodes: Inline[], permitted: Permitted): boolean {
	const definitions = labelsIn(nodes).map((label) => `\n\n[^${label}]: x`);
	const read = readBlocks(writeLine(nodes) + definitions.join(''), permitted).blocks;
	const line = read[0];
	if (read.length !== 1 || line?.type !== 'paragraph') return false;
	return renderInline(linkText(line.children, permitted)) === renderInline(nodes);
}

function labelsIn(nodes: Inline[]): string[] {
	return nodes.flatMap((node) => {
		if (node.type === 'footnote') return [node.label];
		return 'children' in node ? labelsIn(node.children) : [];
	});
}
