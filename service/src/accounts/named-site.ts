/** What WordPress's own HTTP client says of itself unless told otherwise; an address outside ASCII arrives garbled. */
const WORDPRESS = /^WordPress\/[^;]*; (https?:\/\/[\x21-\x7e]+)(?=\s|$)/;

/**
 * The site for which a request says that it uses its key: by `Draftsmith-Site`, as our plugin does; else by `Origin`, as browsers
 * do; else by WordPress's `User-Agent`. All three are what the client says of itself: they tell a key that was copied to another
 * site, not a thief who takes care.
 * @param ownHosts those of the service (`host:port`), whose own page of the API may use any key
 * @returns undefined where a request names no site
 */
export function namedSite(
	header: (name: string) => string | undefined,
	ownHosts: readonly string[],
): string | undefined {
	const declared = header('draftsmith-site');
	if (declared !== undefined) return declared;
	const origin = header('origin');
	if (origin !== undefined && isWebOrigin(origin) && !ownHosts.includes(new URL(origin).host)) return origin;
	return WORDPRESS.exec(header('user-agent') ?? '')?.[1];
}

/** Others (`null`, of an extension) name no site. */
function isWebOrigin(origin: string): boolean {
	return /^https?:\/\//.test(origin) && URL.canParse(origin);
}
