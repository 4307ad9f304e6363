import { useMemo } from '@wordpress/element';
import type { ReactNode } from 'react';

/** The elements whose children are shown as blocks of their own; everything else is shown as its text. */
const containers = new Set(['UL', 'OL', 'BLOCKQUOTE', 'FIGURE', 'DETAILS', 'DIV', 'TABLE', 'THEAD', 'TBODY']);

/** One element of the article as text in a paragraph, list item or heading of ours; no attribute of it survives. */
function toNode(element: Element, key: number): ReactNode {
	if (containers.has(element.tagName)) {
		const children = Array.from(element.children, toNode);
		if (element.tagName === 'UL') return <ul key={key}>{children}</ul>;
		if (element.tagName === 'OL') return <ol key={key}>{children}</ol>;
		return <div key={key}>{children}</div>;
	}
	if (element.tagName === 'LI')
		return <li key={key}>{Array.from(element.childNodes, (node, index) => toItemPart(node, index))}</li>;
	if (element.tagName === 'PRE')
		return (
			<p key={key} className="draftsmith-text__code">
				{element.textContent}
			</p>
		);
	if (element.tagName === 'TR')
		return <p key={key}>{Array.from(element.children, (cell) => cell.textContent).join(' · ')}</p>;
	const text = element.textContent?.trim();
	if (!text) return null;
	if (/^H[1-6]$/.test(element.tagName))
		return (
			<p key={key}>
				<strong>{text}</strong>
			</p>
		);
	return <p key={key}>{text}</p>;
}

/** A part of a list item: its text, or a list within it. Block comments are no part of it. */
function toItemPart(node: Node, key: number): ReactNode {
	if (node instanceof Comment) return null;
	return node instanceof Element && containers.has(node.tagName) ? toNode(node, key) : node.textContent;
}

/**
 * Block markup to read before it is inserted. It is parsed in a document of its own, where nothing loads or runs, and only text
 * is taken out of it. Headings are bold text, not headings: they must not become part of the editor's outline.
 */
export function ArticlePreview({ blocks, language }: { blocks: string; language: string }) {
	const content = useMemo(() => {
		const { body } = new DOMParser().parseFromString(blocks, 'text/html');
		return Array.from(body.children, toNode);
	}, [blocks]);
	return (
		<div className="draftsmith-prose" lang={language} dir="auto">
			{content}
		</div>
	);
}
