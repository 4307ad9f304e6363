import { addressKey } from './address-key.ts';
import { safeUrl } from './policy.ts';

/** What an author of a brief may restrict and grant. */
export type PublishOptions = {
	/** Addresses that links and images may lead to; of all others only the words stay. By default any. */
	links?: 'any' | readonly string[];
	/** Addresses that become an embed where one is alone in its paragraph, if a provider is known. By default none. */
	embeds?: readonly string[];
};

/**
 * The answers to both for an address that passed `safeUrl`. `link`: the address to publish, which is the author's form of the
 * same page, but for a slash at its end; null when it isn't permitted.
 */
export type Permitted = { link: (url: string) => string | null; embed: (url: string) => boolean };

/** The options as questions. Addresses of the same page are one, as `addressKey` has it. */
export function permittedBy(options: PublishOptions): Permitted {
	const { links = 'any', embeds = [] } = options;
	const embedded = byPage(embeds);
	const embed = (url: string): boolean => embedded.has(addressKey(url));
	if (links === 'any') return { link: (url) => url, embed };
	const linked = byPage(links);
	const link = (url: string): string | null => {
		const given = linked.get(addressKey(url)) ?? null;
		return given !== null && withoutSlash(given) === withoutSlash(url) ? url : given;
	};
	return { link, embed };
}

/** A slash at the end stays as the text has it: there the address may be what a reader sees. */
function withoutSlash(url: string): string {
	return url.replace(/\/$/, '');
}

function byPage(addresses: readonly string[]): ReadonlyMap<string, string> {
	const safe = addresses.map((address) => safeUrl(address.trim(), 'link')).filter((url) => url !== null);
	return new Map(safe.reverse().map((url) => [addressKey(url), url]));
}
