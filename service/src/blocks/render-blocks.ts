import { escapeAttribute, escapeCode, escapeRichText, withoutAutoembed } from './escape.ts';
import { renderInline } from './render-inline.ts';
import type { Alignment, Block, Embed, Image, Inline, List, Table, Tree } from './tree.ts';

/** WordPress block markup of a tree, in the one form that WordPress 6.8 and 7.1 both keep byte for byte. */
export function renderTree(tree: Tree): string {
	const items = tree.footnotes.map((children) => ({ children }));
	const notes: Block[] = items.length === 0 ? [] : [{ type: 'list', ordered: true, start: 1, items }];
	return renderAll([...tree.blocks, ...notes]);
}

function renderAll(blocks: Block[]): string {
	return blocks.map(renderBlock).join('\n\n');
}

function renderBlock(block: Block): string {
	switch (block.type) {
		case 'paragraph':
			return wrap('paragraph', null, `<p>${withoutAutoembed(renderInline(block.children))}</p>`);
		case 'heading': {
			const attributes = block.level === 2 ? null : { level: block.level };
			const html = `<h${block.level} class="wp-block-heading">${renderInline(block.children)}</h${block.level}>`;
			return wrap('heading', attributes, html);
		}
		case 'list':
			return renderList(block);
		case 'quote':
			return wrap('quote', null, `<blockquote class="wp-block-quote">${renderAll(block.children)}</blockquote>`);
		case 'details': {
			const summary = `<summary>${renderInline(block.summary)}</summary>`;
			const html = `<details class="wp-block-details">${summary}${renderAll(block.children)}</details>`;
			return wrap('details', null, html);
		}
		case 'embed':
			return renderEmbed(block);
		case 'code':
			return renderCode(block.language, block.value);
		case 'table':
			return renderTable(block);
		case 'image':
			return renderImage(block);
		case 'separator':
			return wrap('separator', null, '<hr class="wp-block-separator has-alpha-channel-opacity"/>');
	}
}

/** Attributes hold numbers, `true`, language names and addresses of embeds: of what core escapes, only `--` and `&`. */
function wrap(name: string, attributes: Record<string, string | number | true> | null, html: string): string {
	const escapes: Record<string, string> = { '--': '\\u002d\\u002d', '&': '\\u0026' };
	const json =
		attributes === null ? '' : ` ${JSON.stringify(attributes).replace(/--|&/g, (found) => escapes[found] ?? found)}`;
	return `<!-- wp:${name}${json} -->\n${html}\n<!-- /wp:${name} -->`;
}

function renderList(list: List): string {
	const items = list.items.map((item) => {
		const inner = item.list === undefined ? '' : renderList(item.list);
		return wrap('list-item', null, `<li>${renderInline(item.children)}${inner}</li>`);
	});
	const content = items.join('\n\n');
	if (!list.ordered) return wrap('list', null, `<ul class="wp-block-list">${content}</ul>`);
	if (list.start === 1) return wrap('list', { ordered: true }, `<ol class="wp-block-list">${content}</ol>`);
	const open = `<ol start="${list.start}" class="wp-block-list">`;
	return wrap('list', { ordered: true, start: list.start }, `${open}${content}</ol>`);
}

function renderCode(language: string, value: string): string {
	const code = `<code>${escapeCode(value)}</code>`;
	if (language === '') return wrap('code', null, `<pre class="wp-block-code">${code}</pre>`);
	const name = `language-${language}`;
	return wrap('code', { className: name }, `<pre class="wp-block-code ${name}">${code}</pre>`);
}

function renderTable(table: Table): string {
	const renderRow = (tag: 'th' | 'td', cells: Inline[][]): string => {
		const html = cells.map((cell, column) => {
			const align = alignAttributes(table.align[column] ?? null);
			return `<${tag}${align}>${renderInline(cell)}</${tag}>`;
		});
		return `<tr>${html.join('')}</tr>`;
	};
	const head = `<thead>${renderRow('th', table.head)}</thead>`;
	const body =
		table.rows.length === 0 ? '' : `<tbody>${table.rows.map((row) => renderRow('td', row)).join('')}</tbody>`;
	const html = `<table class="has-fixed-layout">${head}${body}</table>`;
	return wrap('table', null, `<figure class="wp-block-table">${html}</figure>`);
}

function alignAttributes(align: Alignment): string {
	return align === null ? '' : ` class="has-text-align-${align}" data-align="${align}"`;
}

function renderEmbed({ url, provider }: Embed): string {
	const { slug, type } = provider;
	const attributes = { url, type, providerNameSlug: slug, responsive: true as const };
	const classes = `wp-block-embed is-type-${type} is-provider-${slug} wp-block-embed-${slug}`;
	const address = `<div class="wp-block-embed__wrapper">\n${escapeRichText(url)}\n</div>`;
	return wrap('embed', attributes, `<figure class="${classes}">${address}</figure>`);
}

function renderImage(image: Image): string {
	const img = `<img src="${escapeAttribute(image.src)}" alt="${escapeAttribute(image.alt)}"/>`;
	const caption =
		image.caption === '' ? '' : `<figcaption class="wp-element-caption">${escapeRichText(image.caption)}</figcaption>`;
	const linked = image.href === undefined ? img : `<a href="${escapeAttribute(image.href)}">${img}</a>`;
	const attributes = image.href === undefined ? null : { linkDestination: 'custom' };
	return wrap('image', attributes, `<figure class="wp-block-image">${linked}${caption}</figure>`);
}
