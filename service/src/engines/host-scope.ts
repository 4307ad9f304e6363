import { BlockList, isIP } from 'node:net';

/** Loopback, private, link-local and carrier-grade addresses: what is never a company's server on the internet. */
const PRIVATE = new BlockList();
for (const [network, prefix] of [
	['127.0.0.0', 8],
	['10.0.0.0', 8],
	['172.16.0.0', 12],
	['192.168.0.0', 16],
	['169.254.0.0', 16],
	['100.64.0.0', 10],
] as const) {
	PRIVATE.addSubnet(network, prefix, 'ipv4');
}
PRIVATE.addAddress('::1', 'ipv6');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');

/** Names that never lead to the public internet (RFC 6761, RFC 6762, RFC 8375, and what container networks and routers hand out). */
const PRIVATE_SUFFIX = /(^|\.)(localhost|local|internal|lan|home\.arpa|intranet)$/;

/**
 * Whether the host of an address can only be a machine of the operator's: a private address, a private suffix, or a name without
 * a dot, such as `vllm` in a network of containers. It goes by the name alone and asks no DNS.
 */
export function isPrivateHost(address: string): boolean {
	const host = new URL(address).hostname.replace(/\.$/, '').toLowerCase();
	const literal = host.replace(/^\[|\]$/g, '');
	const family = isIP(literal);
	if (family !== 0) return PRIVATE.check(literal, family === 4 ? 'ipv4' : 'ipv6');
	return !host.includes('.') || PRIVATE_SUFFIX.test(host);
}

/** Where other companies run models: whatever an engines file says, text that is sent there is made by them. */
const COMPANIES =
	/(^|\.)(openai\.com|openai\.azure\.com|anthropic\.com|googleapis\.com|x\.ai|deepseek\.com|openrouter\.ai|groq\.com|mistral\.ai|together\.(xyz|ai)|fireworks\.ai|perplexity\.ai|cohere\.(com|ai)|deepinfra\.com|cerebras\.ai|huggingface\.co|ollama\.com|moonshot\.(ai|cn)|z\.ai|bigmodel\.cn|aliyuncs\.com|nvidia\.com|sambanova\.ai|novita\.ai|hyperbolic\.xyz)$/;

/** Whether an address is that of a company that is known to sell the use of its models. */
export function isCompanyHost(address: string): boolean {
	return COMPANIES.test(new URL(address).hostname.replace(/\.$/, '').toLowerCase());
}
