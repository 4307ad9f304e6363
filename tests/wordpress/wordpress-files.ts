import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cachePath } from './cache-folder.ts';
import { assertApt, unpackPackages } from './debian-packages.ts';
import { debianSourcesFor } from './debian-sources.ts';
import { downloadFile, downloadJson } from './download.ts';
import { withLock } from './lock.ts';
import type { Log, WordPressVersion } from './types.ts';
import { unzip } from './unzip.ts';

/** The suites of Debian that carry these versions. They move on: what came is checked. */
const debianSuites: Record<WordPressVersion, string> = { '7.1': 'sid', '6.8': 'trixie' };

/** Debian takes libraries out of its WordPress and links to these packages instead. */
const debianPackages = [
	'wordpress',
	'wordpress-theme-twentytwentyfive',
	'php-getid3',
	'libphp-phpmailer',
	'libjs-cropper',
	'libjs-jquery-ui',
	'libjs-jquery',
	'libjs-lodash',
	'libjs-underscore',
];

/**
 * Gives a folder in the cache with WordPress as released (no wp-config.php, only the theme Twenty Twenty-Five). It is
 * downloaded from wordpress.org or, where that can't be reached, taken from Debian's packages.
 * @throws Error that names what was tried and what to do.
 */
export function ensureWordPressFiles(version: WordPressVersion, log: Log): Promise<string> {
	return withLock(`wordpress-${version}`, async () => {
		const folder = cachePath('wordpress', version);
		if (existsSync(folder)) {
			return folder;
		}
		const reasons: string[] = [];
		for (const fetchFiles of [downloadRelease, unpackDebianPackages]) {
			const work = mkdtempSync(`${folder}-`);
			try {
				const fetched = await fetchFiles(version, work, log);
				assertComplete(version, fetched);
				tidy(fetched);
				renameSync(fetched, folder);
				log(`WordPress ${readWordPressVersion(folder)} is in ${folder}.`);
				return folder;
			} catch (error) {
				reasons.push(`- ${error instanceof Error ? error.message : String(error)}`);
			} finally {
				rmSync(work, { recursive: true, force: true });
			}
		}
		throw new Error(
			[
				`WordPress ${version} could not be had:`,
				...reasons,
				`Download a release of ${version} from wordpress.org and unpack it so that ${folder}/wp-load.php exists.`,
			].join('\n'),
		);
	});
}

/**
 * Gives the version that a WordPress folder says it is, such as `7.1.4`.
 * @throws Error when the folder holds no WordPress.
 */
export function readWordPressVersion(folder: string): string {
	const file = join(folder, 'wp-includes', 'version.php');
	const version = /^\$wp_version = '([^']+)';/m.exec(readFileSync(file, 'utf8'))?.[1];
	if (version === undefined) {
		throw new Error(`${file} tells no version.`);
	}
	return version;
}

async function downloadRelease(version: WordPressVersion, work: string, log: Log): Promise<string> {
	const releases = await downloadJson('https://api.wordpress.org/core/stable-check/1.0/').catch((error: unknown) => {
		throw new Error(`wordpress.org can't be reached (${error instanceof Error ? error.message : error}).`);
	});
	const newest = Object.keys(typeof releases === 'object' && releases !== null ? releases : {})
		.filter((release) => release === version || release.startsWith(`${version}.`))
		.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
		.at(-1);
	if (newest === undefined) {
		throw new Error(`wordpress.org lists no release of ${version}.`);
	}
	log(`Downloading WordPress ${newest} from wordpress.org ...`);
	const zipFile = join(work, 'wordpress.zip');
	await downloadFile(`https://downloads.wordpress.org/release/wordpress-${newest}.zip`, zipFile);
	unzip(zipFile, work);
	return join(work, 'wordpress');
}

async function unpackDebianPackages(version: WordPressVersion, work: string, log: Log): Promise<string> {
	assertApt();
	const suite = debianSuites[version];
	const sources = debianSourcesFor(suite);
	log(`Fetching WordPress ${version} from Debian's packages (${suite}) ...`);
	const root = await unpackPackages({ packages: debianPackages, sources, withDependencies: false, folder: work });
	const files = join(work, 'files');
	// Links lead to the other packages' folders; the few into /etc may lead nowhere and are not needed.
	cpSync(join(root, 'usr/share/wordpress'), files, { recursive: true, dereference: true, filter: existsSync });
	return files;
}

function assertComplete(version: WordPressVersion, folder: string): void {
	const found = readWordPressVersion(folder);
	if (found !== version && !found.startsWith(`${version}.`)) {
		throw new Error(`WordPress ${found} came where ${version} was asked for: the source has moved on.`);
	}
	for (const needed of ['wp-load.php', 'wp-content/themes/twentytwentyfive/style.css', 'wp-includes/js/jquery']) {
		if (!existsSync(join(folder, needed))) {
			throw new Error(`WordPress ${found} came without ${needed}.`);
		}
	}
}

/** Leaves out what would only make every copy slower. */
function tidy(folder: string): void {
	const themes = join(folder, 'wp-content/themes');
	const others = readdirSync(themes).filter((name) => name !== 'twentytwentyfive');
	const extras = [...others.map((name) => join(themes, name)), join(folder, 'wp-content/plugins')];
	for (const extra of [...extras, join(folder, 'wp-config.php')]) {
		rmSync(extra, { recursive: true, force: true });
	}
	mkdirSync(join(folder, 'wp-content/plugins'));
}
