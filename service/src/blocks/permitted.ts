import { safeUrl } from './policy.ts';

/** What an author of a brief may restrict and grant. */
export type PublishOptions = {
	/** Addresses that links and images may lead to; of all others only the words stay. By default any. */
	links?: 'any' | readonly string[];
	/** Addresses that become an embed where one is alone in its paragraph, if a provider is known. By default none. */
	embeds?: readonly string[];
};

/** The answers to both for an address that passed `safeUrl`. */
export type Permitted = { link: (url: string) => boolean; embed: (url: string) => boolean };

/** The options as questions. Addresses are compared as a browser would write them. */
export function permittedBy(options: PublishOptions): Permitted {
	const { links = 'any', embeds = [] } = options;
	const embedded = comparableSet(embeds);
	const embed = (url: string): boolean => embedded.has(comparable(url));
	if (links === 'any') return { link: () => true, embed };
	const linked = comparableSet(links);
	return { link: (url) => linked.has(comparable(url)), embed };
}

function comparableSet(addresses: readonly string[]): ReadonlySet<string> {
	const safe = addresses.map((address) => safeUrl(address.trim(), 'link')).filter((url) => url !== null);
	return new Set(safe.map(comparable));
}

/** `https://example.com` and `https://example.com/` are one address, and `safeUrl` keeps both. */
function comparable(url: string): string {
	return /^https?:\/\/[^/?#]+$/.test(url) ? `${url}/` : url;
}
