import { ContentType } from '@draftsmith/shared';
import type { Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { type OutlineRequest, outlineLanguages, writeOutline } from './index.ts';

const parser = unified().use(remarkParse).use(remarkGfm);

/** The whole outline of a request; what the request leaves out is plain English of 1,000 words. For tests. */
export function outlineOf(request: Partial<OutlineRequest>): string {
	return [...writeOutline({ ...defaults, ...request })].join('');
}

const defaults: OutlineRequest = {
	title: 'Bread',
	prompt: '',
	language: 'en',
	content_type: 'article',
	tone: 'neutral',
	words: 1000,
};

/** Every language with every content type. For tests. */
export const languagesAndTypes = outlineLanguages.flatMap((language) =>
	ContentType.options.map((content_type) => ({ language, content_type })),
);

/** The Markdown tree (GFM), as the article's blocks are made from it. For tests. */
export function parse(markdown: string): Root {
	return parser.parse(markdown);
}

/** The texts of the headings, in order. For tests. */
export function headingTexts(markdown: string): string[] {
	return parse(markdown).children.flatMap((node) => (node.type === 'heading' ? [textOf(node)] : []));
}

/** The texts of all list items. For tests. */
export function listItems(markdown: string): string[] {
	return parse(markdown).children.flatMap((node) =>
		node.type === 'list' ? node.children.map((item) => textOf(item)) : [],
	);
}

/** The kinds of all nodes in the tree, without repetition. For tests. */
export function nodeTypes(node: Nodes): Set<string> {
	const below = 'children' in node ? node.children.flatMap((child) => [...nodeTypes(child)]) : [];
	return new Set([node.type, ...below]);
}
