import { isPublicName } from '../platform/guarded-fetch-rules.ts';
import { ProblemError } from '../platform/problem.ts';

/**
 * The one spelling of a site's host: lower case, IDNA in its ASCII form (punycode), no `www.`, no trailing dots, the port kept
 * unless it is the usual one of http or https, under either scheme. Takes a host, a host with a port, or a whole URL, as an owner may paste it.
 * @throws {ProblemError} `invalid_request` when there is no host in it
 */
export function normalizeDomain(input: string): string {
	const text = input.trim();
	const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
	const url = URL.canParse(withScheme) ? new URL(withScheme) : undefined;
	const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
	const host = url?.hostname.replace(/\.+$/, '').replace(/^(www\.)+(?=[^.]+\.)/, '') ?? '';
	if (!url || !isWeb || host.split('.').includes('') || url.username !== '' || url.password !== '') {
		throw new ProblemError('invalid_request', 'The domain is not one. Send the site’s host, such as example.com.', {
			errors: [{ path: 'domain', message: 'is not a host name' }],
		});
	}
	return url.port === '' || url.port === '80' || url.port === '443' ? host : `${host}:${url.port}`;
}

/** Whether a normalised domain can be a site on the public internet. Says nothing about whether it is one. */
export function isPublicDomain(domain: string): boolean {
	return isPublicName(domain.replace(/:\d+$/, ''));
}

/**
 * The domain of a new site, normalised.
 * @throws {ProblemError} `invalid_request`; `private_site` where only public ones are allowed
 */
export function acceptDomain(input: string, allowPrivateSites: boolean): string {
	const domain = normalizeDomain(input);
	if (allowPrivateSites || isPublicDomain(domain)) return domain;
	throw new ProblemError(
		'private_site',
		`${domain} is not a public domain. For a site on your own machine or network, start the service with DRAFTSMITH_ALLOW_PRIVATE_SITES=1.`,
		{ errors: [{ path: 'domain', message: 'is not a public domain' }] },
	);
}
