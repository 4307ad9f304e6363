import { describe, expect, test } from 'vitest';
import { clientAddress, networkOf } from './client-network.ts';

test.each([
	['203.0.113.77', '203.0.113.0/24'],
	['::ffff:203.0.113.77', '203.0.113.0/24'],
	['127.0.0.1', '127.0.0.0/24'],
	['2001:db8:7:1:2:3:4:5', '2001:db8:7::/48'],
	['2001:DB8:7::1', '2001:db8:7::/48'],
	['::1', '::/48'],
	['fe80::1%eth0', 'fe80::/48'],
	['unknown', null],
	['', null],
	[undefined, null],
])('%s is of %s', (address, network) => {
	expect(networkOf(address)).toBe(network);
});

describe('who asks', () => {
	const socket = '10.0.0.2';

	test.each<[string, string | undefined, number, string]>([
		['nobody is trusted: the header is anybody’s', '203.0.113.7', 0, socket],
		['one proxy: it wrote the last', '1.2.3.4, 203.0.113.7', 1, '203.0.113.7'],
		['two proxies: the first of them wrote the last but one', '1.2.3.4, 203.0.113.7, 10.0.0.1', 2, '203.0.113.7'],
		['somebody passed a proxy by', '203.0.113.7', 3, '203.0.113.7'],
		['with a port', '203.0.113.7:5071', 1, '203.0.113.7'],
		['IPv6 with a port', '[2001:db8::1]:5071', 1, '2001:db8::1'],
		['IPv6', '2001:db8::1', 1, '2001:db8::1'],
		['no address', 'unknown', 1, socket],
		['nothing', '', 1, socket],
		['no header', undefined, 1, socket],
	])('%s', (_, forwarded, trusted, expected) => {
		expect(clientAddress(socket, forwarded, trusted)).toBe(expected);
	});
});
