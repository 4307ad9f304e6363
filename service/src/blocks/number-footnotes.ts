import { mapLines } from './line-forms.ts';
import type { Permitted } from './permitted.ts';
import type { ReadTree } from './read-blocks.ts';
import { toItem } from './shape-list.ts';
import { stableLine } from './stable-line.ts';
import type { Block, Inline, Tree } from './tree.ts';

/**
 * Gives every line its final form, and numbers footnotes in the order in which the text refers to them; those without a
 * reference come last. A footnote is one line: what it holds besides text becomes text.
 */
export function numberFootnotes(blocks: Block[], definitions: ReadTree['footnotes'], permitted: Permitted): Tree {
	const lines = new Map([...definitions].map(([label, content]) => [label, toItem(content, 0).children]));
	const numbers = new Map<string, string>();
	const number = (nodes: Inline[]): Inline[] =>
		nodes.map((node): Inline => {
			if (node.type === 'footnote') {
				// Also one that says nothing: without its number, the words around it would be others.
				const label = numbers.get(node.label) ?? String(numbers.size + 1);
				numbers.set(node.label, label);
				return { type: 'footnote', label };
			}
			return 'children' in node ? { ...node, children: number(node.children) } : node;
		});
	// Without definitions the reader has found no references either.
	const isPlain = lines.size === 0;
	const finish = (line: Inline[]): Inline[] => stableLine(isPlain ? line : number(line), permitted);
	const numbered = mapLines(blocks, finish, (line) => finish(markTask(line)));
	const footnotes: Inline[][] = [];
	// Numbering a footnote may add one that it refers to: the map grows while it is walked.
	for (const label of numbers.keys()) footnotes.push(finish(lines.get(label) ?? []));
	for (const [label, line] of lines) {
		if (line.length === 0 || numbers.has(label)) continue;
		numbers.set(label, String(numbers.size + 1));
		footnotes.push(finish(line));
	}
	return { blocks: numbered, footnotes };
}

/** `[ ]` and `[x]` at the start of an item become boxes: WordPress has no block for tasks. */
function markTask(line: Inline[]): Inline[] {
	const first = line[0];
	if (first?.type !== 'text') return line;
	const value = first.value.replace(/^\[([ xX])\] /, (_match, mark: string) => (mark === ' ' ? '☐ ' : '☑ '));
	return value === first.value ? line : [{ type: 'text', value }, ...line.slice(1)];
}
