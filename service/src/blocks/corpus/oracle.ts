/** What the output policy allows, written down a second time and on its own, to judge the renderer by. */
const ALLOWED_BLOCKS: Record<string, readonly string[]> = {
	paragraph: [],
	heading: ['level'],
	list: ['ordered', 'start'],
	'list-item': [],
	quote: [],
	code: ['className'],
	table: [],
	image: ['linkDestination'],
	separator: [],
	details: [],
};

const ALLOWED_TAGS: Record<string, RegExp> = {
	p: /^$/,
	strong: /^$/,
	em: /^$/,
	s: /^$/,
	sup: /^$/,
	span: /^$/,
	br: /^$/,
	li: /^$/,
	thead: /^$/,
	tbody: /^$/,
	tr: /^$/,
	code: /^$/,
	a: /^ href="(?:https?:\/\/|mailto:)[^"<>[\]\s]+"$/,
	img: /^ src="https?:\/\/[^"<>[\]\s]+" alt="[^"<>[\]]*"\/$/,
	ul: /^ class="wp-block-list"$/,
	ol: /^(?: start="\d{1,9}")? class="wp-block-list"$/,
	blockquote: /^ class="wp-block-quote"$/,
	details: /^ class="wp-block-details"$/,
	summary: /^$/,
	pre: /^ class="wp-block-code(?: language-[\w+#.-]{1,32})?"$/,
	figure: /^ class="wp-block-(?:table|image)"$/,
	figcaption: /^ class="wp-element-caption"$/,
	table: /^ class="has-fixed-layout"$/,
	hr: /^ class="wp-block-separator has-alpha-channel-opacity"\/$/,
	...Object.fromEntries(['h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, /^ class="wp-block-heading"$/])),
	...Object.fromEntries(
		['td', 'th'].map((name) => [name, /^(?: class="has-text-align-(left|center|right)" data-align="\1")?$/]),
	),
};

const VOID_TAGS = new Set(['br', 'img', 'hr']);

/** An embed block as core writes it: address in JSON, provider, address in HTML. */
const EMBED =
	/<!-- wp:embed \{"url":"(https:[^"<>\s]+)","type":"(?:video|rich)","providerNameSlug":"([a-z]+)","responsive":true\} -->\n<figure class="wp-block-embed is-type-(?:video|rich) is-provider-\2 wp-block-embed-\2"><div class="wp-block-embed__wrapper">\n(https:[^"<>\s]+)\n<\/div><\/figure>\n<!-- \/wp:embed -->/g;

const EMBED_HOSTS: Record<string, RegExp> = {
	youtube: /^(?:www\.|m\.)?youtube\.com$|^youtu\.be$/,
	vimeo: /^(?:www\.)?vimeo\.com$/,
	dailymotion: /^(?:www\.)?dailymotion\.com$|^dai\.ly$/,
	ted: /^(?:www\.)?ted\.com$/,
	spotify: /^open\.spotify\.com$/,
	soundcloud: /^(?:www\.)?soundcloud\.com$/,
};

function isEmbed(address = '', slug = '', shown = ''): boolean {
	const url = new URL(String(JSON.parse(`"${address}"`)));
	const isPlain = url.port === '' && url.username === '' && url.hash === '' && url.protocol === 'https:';
	return isPlain && EMBED_HOSTS[slug]?.test(url.host) === true && url.href.replaceAll('&', '&amp;') === shown;
}

/** What the editor itself would not leave in text: see sanitize-text.ts for the ranges' names. */
const hidden =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
	/[\u{0}-\u{8}\u{b}-\u{1f}\u{7f}-\u{9f}\u{ad}\u{61c}\u{180e}\u{200b}\u{200e}\u{200f}\u{2028}-\u{202e}\u{2060}-\u{206f}\u{feff}\p{Cs}]/u;

/** Every breach of the output policy in block markup, in words; none for good markup. */
export function offences(markup: string): string[] {
	// An embed is what stands in the article for one address alone in its line; no other form of it is let through.
	const rest = markup.replace(EMBED, (...[block, address, slug, shown]) =>
		isEmbed(address, slug, shown) ? '' : block,
	);
	return [...blockOffences(rest), ...tagOffences(rest), ...textOffences(rest)];
}

function blockOffences(markup: string): string[] {
	const found: string[] = [];
	const open: string[] = [];
	for (const comment of markup.match(/<!--[\s\S]*?(?:-->|$)/g) ?? []) {
		const opener = /^<!-- wp:([a-z-]+)(?: (\{[^<>]*\}))? -->$/.exec(comment);
		const closer = /^<!-- \/wp:([a-z-]+) -->$/.exec(comment);
		if (opener?.[1] !== undefined) {
			open.push(opener[1]);
			const keys = Object.keys(JSON.parse(opener[2] ?? '{}'));
			const allowed = ALLOWED_BLOCKS[opener[1]];
			if (allowed === undefined) found.push(`block ${opener[1]}`);
			if (opener[2]?.includes('--') === true) found.push(`hyphens in ${comment}`);
			for (const key of keys) if (allowed?.includes(key) !== true) found.push(`attribute ${key} of ${opener[1]}`);
		} else if (closer === null || open.pop() !== closer[1]) found.push(`comment ${comment}`);
	}
	return [...found, ...open.map((name) => `block ${name} is never closed`)];
}

function tagOffences(markup: string): string[] {
	const found: string[] = [];
	const open: string[] = [];
	for (const match of markup.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<(\/?)([^\s<>/]*)([^<>]*)(>?)/g)) {
		const [tag, slash, name = '', attributes = '', end] = match;
		const allowed = ALLOWED_TAGS[name];
		if (end === '' || allowed === undefined) found.push(`tag ${tag}`);
		else if (slash !== '') {
			if (open.pop() !== name) found.push(`tag ${tag} closes nothing`);
		} else {
			if (!allowed.test(attributes)) found.push(`tag ${tag}`);
			if (!VOID_TAGS.has(name)) open.push(name);
		}
	}
	return [...found, ...open.map((name) => `tag ${name} is never closed`)];
}

function textOffences(markup: string): string[] {
	const found: string[] = [];
	// biome-ignore lint/suspicious/noControlCharactersInRegex: WordPress's own expression has them.
	const shortcode = /\[[^<>&/[\]\x00-\x20=]/.exec(markup);
	if (shortcode !== null) found.push(`shortcode at ${markup.slice(shortcode.index, shortcode.index + 20)}`);
	if (hidden.test(markup)) found.push(`hidden character U+${hidden.exec(markup)?.[0].codePointAt(0)?.toString(16)}`);
	// The two forms of WP_Embed::autoembed; PHP's white space is ASCII.
	if (/^[ \t\f\v]*https?:\/\/[^ \t\n\f\v<>"]+[ \t\f\v]*$/im.test(markup)) found.push('an address alone on a line');
	if (/<p[^>]*>\s*https?:\/\/[^ \t\n\f\v<>"]+\s*<\/p>/i.test(markup)) found.push('an address alone in a paragraph');
	if (/&(?!amp;|lt;|gt;|nbsp;|quot;|#91;|#47;)/.test(markup)) found.push('an entity that is not written this way');
	return found;
}
