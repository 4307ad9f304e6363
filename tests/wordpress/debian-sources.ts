import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const sourcesFolder = '/etc/apt/sources.list.d';
const sourcesFile = '/etc/apt/sources.list';
const debianKeyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * Gives the text of a `.sources` file that reads Debian's suite from the mirror this machine is set up with.
 * @throws Error when the machine has no Debian source.
 */
export function debianSourcesFor(suite: string): string {
	const mirror = findDebianMirror();
	return [
		'Types: deb',
		`URIs: ${mirror}`,
		`Suites: ${suite}`,
		'Components: main',
		...(existsSync(debianKeyring) ? [`Signed-By: ${debianKeyring}`] : []),
		'',
	].join('\n');
}

function findDebianMirror(): string {
	const files = existsSync(sourcesFolder) ? readdirSync(sourcesFolder).map((name) => join(sourcesFolder, name)) : [];
	const texts = [sourcesFile, ...files].filter((file) => existsSync(file) && /\.(list|sources)$/.test(file));
	for (const text of texts.map((file) => readFileSync(file, 'utf8'))) {
		const lines = text.split('\n').filter((line) => !line.startsWith('#'));
		for (const line of lines) {
			const address = /^(?:URIs:|deb(?:\s+\[[^\]]*\])?)\s+(\S+)/.exec(line)?.[1];
			// The suites wanted are in the archive itself, not in the one for security updates.
			if (address !== undefined && /\/debian\/?$/.test(address)) {
				return address;
			}
		}
	}
	throw new Error('This machine has no Debian package source.');
}
