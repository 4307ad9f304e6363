import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import ipaddr from 'ipaddr.js';

/**
 * The network that a request came from, `203.0.113.0/24` or `2001:db8:7::/48`; null when it can't be told. Nothing longer of an
 * address is kept anywhere.
 * @param trustProxy proxies before the service whose `X-Forwarded-For` is believed
 */
export function clientNetwork(c: Context, trustProxy: number): string | null {
	const socket = getConnInfo(c).remote.address;
	return networkOf(clientAddress(socket, c.req.header('x-forwarded-for'), trustProxy));
}

/**
 * The address of a client. Each proxy adds the address that it was asked from at the end of `X-Forwarded-For`, so of the entries
 * only the last `trustProxy` were written by proxies of our own; what stands before them anybody may have written.
 * @returns the socket's own address where no proxy is trusted, or the entry is no address
 */
export function clientAddress(
	socket: string | undefined,
	forwarded: string | undefined,
	trustProxy: number,
): string | undefined {
	if (trustProxy === 0 || forwarded === undefined) return socket;
	const entries = forwarded.split(',');
	const entry = withoutPort((entries[Math.max(0, entries.length - trustProxy)] ?? '').trim());
	return ipaddr.isValid(entry) ? entry : socket;
}

function withoutPort(entry: string): string {
	const [, bracketed] = /^\[([^\]]*)\](?::\d+)?$/.exec(entry) ?? [];
	return bracketed ?? entry.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
}

/** The network of an address, which is what one person or office usually has; null for what is no address. An IPv4 address in IPv6's form counts as itself. */
export function networkOf(address: string | undefined): string | null {
	// A link-local address comes with the name of its interface.
	const plain = address?.replace(/%.*$/, '');
	if (plain === undefined || !ipaddr.isValid(plain)) return null;
	const parsed = ipaddr.process(plain);
	if (parsed instanceof ipaddr.IPv4) return `${parsed.octets.slice(0, 3).join('.')}.0/24`;
	return `${new ipaddr.IPv6([...parsed.parts.slice(0, 3), 0, 0, 0, 0, 0]).toString()}/48`;
}
