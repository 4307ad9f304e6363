/** Longest Markdown that is rendered, in UTF-16 units. An article is 100 times shorter. */
export const MAX_INPUT_LENGTH = 2_000_000;

/** Containers (a quote counts 1, a list 2) inside each other that are read as such; deeper ones become plain text. */
export const MAX_READ_DEPTH = 16;

/** Blocks inside each other that are written. The plugin refuses deeper ones (class-block-policy.php). */
export const MAX_BLOCK_DEPTH = 12;

/** Browsers and servers agree on about this many characters of an address. */
const MAX_URL_LENGTH = 2_000;

const LINK_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);
const IMAGE_PROTOCOLS = new Set(['http:', 'https:']);

/**
 * The address to publish for one that a model wrote, or null when it may not be published: it is relative, has another
 * protocol, or carries a user name (which makes `https://bank.example@evil.example` look like the bank's). The result is
 * what a browser would make of it, and holds no character that WordPress or Markdown gives a meaning.
 */
export function safeUrl(raw: string, use: 'link' | 'image'): string | null {
	if (raw.length > MAX_URL_LENGTH) return null;
	let url: URL;
	try {
		url = new URL(raw);
	} catch {
		return null;
	}
	if (!(use === 'link' ? LINK_PROTOCOLS : IMAGE_PROTOCOLS).has(url.protocol)) return null;
	if (url.username !== '' || url.password !== '') return null;
	if (url.protocol === 'mailto:' && url.pathname === '') return null;
	const isBareHost = url.pathname === '/' && url.search === '' && url.hash === '' && !/^[^/]*\/\/[^/?#]*\//.test(raw);
	const encoded = (isBareHost ? url.href.replace(/\/$/, '') : url.href)
		// `[` starts a shortcode even in an attribute, and the rest ends attributes or Markdown destinations.
		.replace(
			/[\s"'<>[\]\\^`{|}]/g,
			(character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
		)
		// The image block of WordPress takes `&copy;` in an address for an entity.
		.replace(/&(#?\w+);/g, '&$1%3B');
	return encoded.length > MAX_URL_LENGTH ? null : encoded;
}

/** The `language-…` part of a fence's info string, or an empty string. */
export function codeLanguage(info: string): string {
	const word = /^\s*(\S+)/.exec(info)?.[1] ?? '';
	return (
		word
			.replace(/[^A-Za-z0-9_+#.-]/g, '')
			// Two hyphens would be written as an escape inside of a block's comment.
			.replace(/^-+/, '')
			.replace(/-{2,}/g, '-')
			.slice(0, 32)
	);
}
