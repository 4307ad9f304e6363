import { addressKey, renderArticle } from '../../blocks/index.ts';
import type { SectionText } from './section-text.ts';

/** Addresses of links and images in block markup, where `<` is never text. */
const ADDRESS = /<(?:a|img)\s[^>]*?\b(?:href|src)="([^"]*)"[^>]*>([^<]*)/g;

/**
 * The addresses that a section would publish and that are not among `links`: of links, images, autolinks and bare URLs. An e-mail
 * address in the text is none, though the renderer makes a link of it. They are taken from what the renderer makes of the section, so nothing that becomes a link is missed.
 */
export function findForeignLinks(section: SectionText, links: readonly string[], prompt: string): string[] {
	const allowed = new Set(links.map(addressKey));
	const said = prompt.toLowerCase();
	const found = new Set<string>();
	for (const [, escaped = '', shown = ''] of renderArticle(section.markdown, {}).blocks.matchAll(ADDRESS)) {
		if (escaped.startsWith('#')) continue;
		const address = escaped.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
		const isSaidMail = address.startsWith('mailto:') && said.includes(addressKey(address));
		const isPlainMail = escaped === `mailto:${shown}`;
		if (!isSaidMail && !isPlainMail && !allowed.has(addressKey(address))) found.add(address);
	}
	return [...found];
}
