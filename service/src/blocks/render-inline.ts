import { escapeAttribute, escapeRichText } from './escape.ts';
import type { Inline } from './tree.ts';

const TAGS = { strong: 'strong', emphasis: 'em', strike: 's' } as const;

/** The HTML of one line inside a block's rich text. */
export function renderInline(nodes: Inline[]): string {
	let html = '';
	for (const node of nodes) html += renderNode(node);
	return html;
}

function renderNode(node: Inline): string {
	switch (node.type) {
		case 'text':
			return escapeRichText(node.value);
		case 'code':
			return `<code>${escapeRichText(node.value)}</code>`;
		case 'break':
			return '<br>';
		case 'link':
			return `<a href="${escapeAttribute(node.href)}">${renderInline(node.children)}</a>`;
		case 'footnote':
			return `<sup>${node.label}</sup>`;
		case 'image':
			// Images are blocks; inside a line only their words are left.
			return escapeRichText(node.alt);
		default:
			return `<${TAGS[node.type]}>${renderInline(node.children)}</${TAGS[node.type]}>`;
	}
}
