import type { EmbedProvider } from './embeds.ts';

/**
 * The tree between Markdown and its outputs. What has no node here can't be published: the tree is the allow-list.
 */

/** A run of text, its decoration, or a thing that stands in a line. */
export type Inline =
	| { type: 'text'; value: string }
	| { type: 'strong' | 'emphasis' | 'strike'; children: Inline[] }
	| { type: 'link'; href: string; children: Inline[] }
	| { type: 'code'; value: string }
	| { type: 'break' }
	| { type: 'footnote'; label: string }
	| Image;

/** An image by its address; `href` is where a click leads. `src` and `href` have passed `safeUrl`. */
export type Image = { type: 'image'; src: string; alt: string; caption: string; href?: string };

export type Alignment = 'left' | 'center' | 'right' | null;

export type Table = { type: 'table'; align: Alignment[]; head: Inline[][]; rows: Inline[][][] };

/** Blocks that look the same as read and as written. */
type Leaf =
	| { type: 'paragraph'; children: Inline[] }
	| { type: 'heading'; level: number; children: Inline[] }
	| { type: 'code'; language: string; value: string }
	| { type: 'separator' }
	| Table;

/** Blocks as Markdown nests them: a list item may hold anything. */
export type ReadBlock =
	| Leaf
	| { type: 'quote'; children: ReadBlock[] }
	| { type: 'details'; summary: ReadBlock[]; children: ReadBlock[] }
	| { type: 'list'; ordered: boolean; start: number; items: ReadBlock[][] };

/** Blocks as WordPress nests them: a list item holds a line of text and at most one list. */
export type Block = Leaf | { type: 'quote'; children: Block[] } | Details | List | Image | Embed;

/** Content that opens with a click on its summary. Neither is empty. */
export type Details = { type: 'details'; summary: Inline[]; children: Block[] };

/** A video or sound by the address of its page, which embeds.ts knows. */
export type Embed = { type: 'embed'; url: string; provider: EmbedProvider };

export type List = { type: 'list'; ordered: boolean; start: number; items: ListItem[] };

export type ListItem = { children: Inline[]; list?: List };

/** A whole text. Footnote labels are '1', '2', ... in the order of `footnotes`. */
export type Tree = { blocks: Block[]; footnotes: Inline[][] };
