import { PullError } from './pull-error.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

const misuse = (message: string) => new PullError(message, { isUsage: true });

/** Whether an address is on this machine. */
function isLoopback(url: URL): boolean {
	return LOOPBACK.test(url.hostname);
}

/**
 * The address of a model's file. Unencrypted only from this machine: a model that is changed on its way writes what others want.
 * @throws {PullError} when it is none that may be used
 */
export function modelUrl(text: string): URL {
	if (!URL.canParse(text)) throw misuse(`${text} is not an address. Give the address of a .gguf file.`);
	const url = new URL(text);
	if (url.username !== '' || url.password !== '')
		throw misuse('The address holds a name or a password. Fetch that file with a browser instead.');
	if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))) return url;
	throw misuse('The address must begin with https:// .');
}

/**
 * Where a redirect leads. From https only to https; from this machine also to this machine.
 * @throws {PullError} when it leads where it must not
 */
export function redirectUrl(from: URL, location: string | null): URL {
	if (location === null || !URL.canParse(location, from.href))
		throw new PullError('The server redirects to an address that can’t be read.');
	const to = new URL(location, from);
	const isAllowed = to.protocol === 'https:' || (to.protocol === 'http:' && isLoopback(to) && isLoopback(from));
	if (!isAllowed || to.username !== '' || to.password !== '')
		throw new PullError(
			`The server redirects to ${to.protocol}//${to.host}, which is not followed: it must be https://, without a password.`,
		);
	return to;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,150}$/;

/**
 * The name under which a model is kept, without `.gguf`: the one that is wished for, or the last part of its address.
 * @throws {PullError} when it is no plain name
 */
export function modelName(url: URL, wished: string | undefined): string {
	const last = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
	const name = (wished ?? decode(last)).replace(/\.gguf$/i, '');
	if (NAME.test(name)) return name;
	throw misuse('Give the model a name of letters, digits, dots, hyphens and underscores: --name NAME');
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
