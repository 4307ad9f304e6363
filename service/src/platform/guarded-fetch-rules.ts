import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Names that never lead to a public site (RFC 2606, RFC 6761, RFC 6762, RFC 8375, and what routers hand out). */
const PRIVATE_SUFFIXES = ['localhost', 'local', 'test', 'example', 'invalid', 'internal', 'lan', 'home.arpa', 'onion'];

/** All global unicast addresses there are yet (RFC 4291, 2.4; IANA's registry). */
const GLOBAL_UNICAST: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/** Whether a host name, in lower case and without a trailing dot, can be public. Says nothing about whether it exists. */
export function isPublicName(host: string): boolean {
	if (host.startsWith('[') || isIP(host) !== 0 || !host.includes('.')) return false;
	return !PRIVATE_SUFFIXES.some((suffix) => host.endsWith(`.${suffix}`));
}

/**
 * Whether an address is one of a single public machine. Those that carry another address (IPv4-mapped, NAT64, 6to4, Teredo) are
 * refused whatever they carry: who routes them decides where they lead.
 */
export function isPublicAddress(address: string): boolean {
	if (isIP(address) === 0) return false;
	const parsed = ipaddr.parse(address);
	if (parsed.range() !== 'unicast') return false;
	return parsed instanceof ipaddr.IPv4 || (parsed instanceof ipaddr.IPv6 && parsed.match(...GLOBAL_UNICAST));
}

/**
 * The host name of an address that may be asked, or undefined: https, its usual port, a public name, and no credentials.
 * @param allowPrivate for development: any host and port, http too
 * @param port the only one that is allowed
 */
export function guardedHost(url: URL, allowPrivate: boolean, port = 443): string | undefined {
	if (url.username !== '' || url.password !== '' || url.hostname === '') return undefined;
	const host = url.hostname.replace(/\.$/, '');
	if (allowPrivate) return url.protocol === 'https:' || url.protocol === 'http:' ? host : undefined;
	if (url.protocol !== 'https:' || Number(url.port || 443) !== port) return undefined;
	return isPublicName(host) ? host : undefined;
}
