import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCommand, runCommand } from './run-command.ts';

/** Packages to fetch, and from where. */
export type PackageRequest = {
	packages: string[];
	/** Text of a `.sources` file; by default the machine's own sources. */
	sources?: string;
	/** Also fetch what the packages need and the machine has not installed. */
	withDependencies: boolean;
	/** Packages whose name matches are fetched even when the machine has them installed. */
	ignoreInstalled?: RegExp;
	/** The packages' files go to `root/` in here; the rest in here is apt's. */
	folder: string;
};

/** Tells whether this process may install packages for the whole machine with apt. */
export function canInstallPackages(): boolean {
	return process.getuid?.() === 0 && findCommand('apt-get') !== null;
}

/**
 * Installs packages for the whole machine, without services being started. Needs root.
 * @throws Error with apt's own words.
 */
export async function installPackages(packages: string[]): Promise<void> {
	// RUNLEVEL=1 keeps the packages' scripts from starting servers.
	const environment = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
	const options = ['-y', '-o', 'DPkg::Lock::Timeout=300'];
	await runCommand('apt-get', [...options, 'update'], { environment });
	await runCommand('apt-get', [...options, 'install', '--no-install-recommends', ...packages], { environment });
}

/**
 * Asserts that packages can be unpacked here.
 * @throws Error when the machine has no apt.
 */
export function assertApt(): void {
	if (findCommand('apt-get') === null || findCommand('dpkg') === null) {
		throw new Error('This machine has no apt.');
	}
}

/**
 * Unpacks packages into `folder/root` without installing them. apt gets folders of its own, so no root is needed and
 * the machine's package lists stay as they are.
 * @throws Error with apt's own words.
 */
export async function unpackPackages(request: PackageRequest): Promise<string> {
	const { folder } = request;
	const archives = join(folder, 'cache', 'archives');
	const root = join(folder, 'root');
	for (const path of [join(folder, 'lists', 'partial'), join(archives, 'partial'), join(folder, 'parts'), root]) {
		mkdirSync(path, { recursive: true });
	}
	const options = aptOptions(request);
	await runCommand('apt-get', [...options, 'update']);
	if (request.withDependencies) {
		const install = ['install', '-y', '--download-only', '--no-install-recommends', '--reinstall'];
		await runCommand('apt-get', [...options, ...install, ...request.packages]);
	} else {
		await runCommand('apt-get', [...options, 'download', ...request.packages], { folder: archives });
	}
	for (const file of readdirSync(archives).filter((name) => name.endsWith('.deb'))) {
		await runCommand('dpkg', ['-x', join(archives, file), root]);
	}
	for (const leftover of ['lists', 'cache', 'parts', 'status']) {
		rmSync(join(folder, leftover), { recursive: true, force: true });
	}
	return root;
}

function aptOptions({ folder, sources, ignoreInstalled }: PackageRequest): string[] {
	const settings = [
		`Dir::State::Lists=${join(folder, 'lists')}`,
		`Dir::Cache=${join(folder, 'cache')}`,
		// The lock belongs to root; only our own folders are written.
		'Debug::NoLocking=1',
		// Images for containers delete what was downloaded, which is all that is wanted here.
		'APT::Update::Post-Invoke=',
		'Binary::apt-get::APT::Keep-Downloaded-Packages=1',
		// Root's apt downloads as another user, who can't write here.
		'APT::Sandbox::User=root',
	];
	if (sources !== undefined) {
		writeFileSync(join(folder, 'parts', 'debian.sources'), sources);
		settings.push('Dir::Etc::SourceList=/dev/null', `Dir::Etc::SourceParts=${join(folder, 'parts')}`);
	}
	if (ignoreInstalled !== undefined) {
		writeFileSync(join(folder, 'status'), installedPackagesExcept(ignoreInstalled));
		settings.push(`Dir::State::status=${join(folder, 'status')}`);
	}
	return settings.flatMap((setting) => ['-o', setting]);
}

/** dpkg's list of installed packages, without some. */
function installedPackagesExcept(ignored: RegExp): string {
	const file = '/var/lib/dpkg/status';
	const stanzas = existsSync(file) ? readFileSync(file, 'utf8').split('\n\n') : [];
	return stanzas.filter((stanza) => !ignored.test(/^Package: (.*)$/m.exec(stanza)?.[1] ?? '')).join('\n\n');
}
