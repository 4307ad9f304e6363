/** A `[` that WordPress's scan for shortcodes (`do_shortcode`) looks at. */
const SHORTCODE_BRACKET = '\\[(?=[^<>&/[\\]\\x00-\\x20=])';

const richTextSpecial = new RegExp(`[&<>\\u00a0]|${SHORTCODE_BRACKET}`, 'g');
const shortcodeBracket = new RegExp(SHORTCODE_BRACKET, 'g');

/** An address alone on its line: WordPress replaces it with an embed (`WP_Embed::autoembed`), also inside code. PHP's
 * white space is ASCII only. */
const embeddable = /^\s*https?:\/\/[^ \t\n\r\f\v<>"]+\s*$/i;

/** What the code block of the editor takes for one, and escapes. */
const isolatedInCode = /^\s*https?:\/\/[^\s<>"]+\s*$/;

/**
 * Text as HTML inside a block's rich text. A `[` that could start a shortcode stands in a `<span>` of its own: the
 * editor turns `&#91;` back into `[` at the next save, but keeps the span, and no shortcode's name follows a tag.
 */
export function escapeRichText(text: string): string {
	return text.replace(richTextSpecial, (character) => {
		if (character === '&') return '&amp;';
		if (character === '<') return '&lt;';
		if (character === '>') return '&gt;';
		return character === '[' ? '<span>[</span>' : '&nbsp;';
	});
}

/** A URL that passed `safeUrl`, or an alternative text that passed `plainAttribute`, as the value of an attribute. */
export function escapeAttribute(value: string): string {
	return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('>', '&gt;');
}

/**
 * Text that both WordPress versions store the same way in an attribute. Shortcodes run even there, the versions differ
 * over `<`, and the image block takes `&copy;` for an entity: each gets a look-alike.
 */
export function plainAttribute(text: string): string {
	return text
		.replaceAll('[', '(')
		.replaceAll(']', ')')
		.replaceAll('<', '‹')
		.replace(/&(?=#?\w+;)/g, '& ')
		.replace(/\s+/g, ' ')
		.trim();
}

/** Markup of one paragraph such that WordPress does not embed it, should it be nothing but an address. */
export function withoutAutoembed(html: string): string {
	return embeddable.test(html) ? html.replace(/h/i, '<span>$&</span>') : html;
}

/**
 * The inside of a code block as core's code block saves it: `[` is `&#91;`, and the first line that is only an address
 * has its slashes escaped. Core leaves the second such line to be embedded; ours stands behind a span.
 */
export function escapeCode(text: string): string {
	const escaped = text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('\u00a0', '&nbsp;')
		.replaceAll('[', '&#91;');
	let isFirst = true;
	return escaped
		.split('\n')
		.map((line) => {
			if (!isFirst || !isolatedInCode.test(line)) return withoutAutoembed(line);
			isFirst = false;
			return line.replace('//', '&#47;&#47;');
		})
		.join('\n');
}

/** Marks each `[` of Markdown text that could start a shortcode. */
export function replaceShortcodeBrackets(text: string, replacement: string): string {
	return text.replace(shortcodeBracket, replacement);
}
