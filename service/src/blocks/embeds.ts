import type { Permitted } from './permitted.ts';
import { safeUrl } from './policy.ts';
import type { Block, Embed } from './tree.ts';

/** What core's embed block stores of a provider. */
export type EmbedProvider = { slug: string; type: 'video' | 'rich' };

/**
 * Pages that WordPress 6.8 and 7.1 both embed by their own list (class-wp-oembed.php), so that the site asks nobody but
 * that provider. Each pattern is narrower than core's: https, this host, the path of one video or sound, a plain query.
 * class-block-policy.php has the same list.
 */
const PROVIDERS: readonly { slug: string; type: EmbedProvider['type']; page: string }[] = [
	{
		slug: 'youtube',
		type: 'video',
		page: '(?:www\\.|m\\.)?youtube\\.com/(?:watch\\?v=|shorts/|live/|playlist\\?list=)[\\w-]{6,64}|youtu\\.be/[\\w-]{6,20}',
	},
	{ slug: 'vimeo', type: 'video', page: '(?:www\\.)?vimeo\\.com/\\d{1,12}(?:/[\\da-f]{6,20})?' },
	{
		slug: 'dailymotion',
		type: 'video',
		page: '(?:www\\.)?dailymotion\\.com/video/[A-Za-z\\d]{4,20}|dai\\.ly/[A-Za-z\\d]{4,20}',
	},
	{ slug: 'ted', type: 'video', page: '(?:www\\.)?ted\\.com/talks/\\w{1,200}' },
	{
		slug: 'spotify',
		type: 'rich',
		page: 'open\\.spotify\\.com/(?:track|album|artist|playlist|episode|show)/[A-Za-z\\d]{22}',
	},
	{ slug: 'soundcloud', type: 'rich', page: '(?:www\\.)?soundcloud\\.com/[\\w-]{1,80}/[\\w-]{1,120}' },
];

const QUERY = '(?:[?&][\\w.=-]{1,100}){0,8}';

const providers = PROVIDERS.map(({ slug, type, page }) => ({
	provider: { slug, type },
	address: new RegExp(`^https://(?:${page})${QUERY}$`),
}));

/** Who shows the page at an address that passed `safeUrl`; null when nobody does whom we let into an article. */
function embedProvider(url: string): EmbedProvider | null {
	return providers.find(({ address }) => address.test(url))?.provider ?? null;
}

/**
 * The embed of a paragraph that is nothing but the address of a page, when the author of the brief named that address
 * and a provider is known; otherwise null.
 */
export function embedOf(block: Block, permitted: Permitted): Embed | null {
	const [node, ...others] = block.type === 'paragraph' ? block.children : [];
	const [text, ...more] = node?.type === 'link' ? node.children : [node];
	if (text?.type !== 'text' || others.length > 0 || more.length > 0) return null;
	const url = safeUrl(text.value, 'link');
	if (url === null || (node?.type === 'link' && node.href !== url) || !permitted.embed(url)) return null;
	const provider = embedProvider(url);
	return provider === null ? null : { type: 'embed', url, provider };
}
