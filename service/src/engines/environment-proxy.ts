type Environment = Record<string, string | undefined>;

/** The variable in its spelling of small letters, which counts before the other. */
function read(environment: Environment, name: string): string {
	return environment[name.toLowerCase()] ?? environment[name] ?? '';
}

/**
 * Whether this process's `fetch` would go to an address through a proxy that the environment names. Node does so when it was started
 * with NODE_USE_ENV_PROXY=1 (or --use-env-proxy), and its fetch takes no dispatcher of ours without a package for it. The rules
 * are undici's (EnvHttpProxyAgent, 7.29).
 */
export function isProxied(address: string, environment: Environment): boolean {
	const isOn =
		environment.NODE_USE_ENV_PROXY === '1' || /(^|\s)--use-env-proxy(\s|$)/.test(environment.NODE_OPTIONS ?? '');
	const { protocol, hostname, port } = new URL(address);
	// Where only an HTTP proxy is named, https goes through it as well.
	const isNamed =
		read(environment, 'HTTP_PROXY') !== '' || (protocol === 'https:' && read(environment, 'HTTPS_PROXY') !== '');
	if (!isOn || !isNamed) return false;
	const exceptions = read(environment, 'NO_PROXY');
	if (exceptions === '*') return false;
	const number = Number(port) || (protocol === 'https:' ? 443 : 80);
	return !exceptions.split(/[,\s]/).some((entry) => isException(entry, hostname.toLowerCase(), number));
}

/** Whether an entry of NO_PROXY names a host: itself or the domain it is in, for one port or for all. */
function isException(entry: string, host: string, port: number): boolean {
	const [, name = entry, only] = /^(.+):(\d+)$/.exec(entry) ?? [];
	const domain = name.replace(/^\*?\./, '').toLowerCase();
	if (domain === '' || (only !== undefined && Number(only) !== port)) return false;
	return host === domain || host.endsWith(`.${domain}`);
}
