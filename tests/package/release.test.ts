import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { evaluate } from '../plugin/support/evaluate.ts';
import { cachePath } from '../wordpress/cache-folder.ts';
import { bootWordPress, type WordPressSite, type WordPressVersion } from '../wordpress/index.ts';

const root = join(import.meta.dirname, '..', '..');

/**
 * Copies the plugin's sources to a place of their own, and builds and packs them there, as `npm run build:plugin` does.
 * @param zone The time zone of the machine that does so.
 */
function makeRelease(copy: string, zone: string): Buffer {
	const plugin = join(copy, 'plugin');
	mkdirSync(copy, { recursive: true });
	cpSync(join(root, 'plugin'), plugin, {
		recursive: true,
		filter: (path) => ![join(root, 'plugin', 'node_modules'), join(root, 'plugin', 'build')].includes(path),
	});
	cpSync(join(root, 'LICENSE'), join(copy, 'LICENSE'));
	const packages = join(root, 'plugin', 'node_modules');
	if (existsSync(packages)) symlinkSync(packages, join(plugin, 'node_modules'));
	for (const script of ['build.mjs', 'tools/package.ts']) {
		const options = { cwd: copy, encoding: 'utf8', env: { ...process.env, TZ: zone } } as const;
		const { status, stderr } = spawnSync(process.execPath, [join(plugin, script)], options);
		if (status !== 0) throw new Error(`${script}: ${stderr}`);
	}
	return readFileSync(join(copy, 'dist', 'draftsmith.zip'));
}

/** Reads the body too: one left unread can trip an assertion in Node's fetch when the server closes the connection. */
async function statusOf(address: string): Promise<number> {
	const response = await fetch(address);
	await response.arrayBuffer();
	return response.status;
}

let work: string;
let release: Buffer;

beforeAll(() => {
	// Below this repository, so that Node finds the packages.
	mkdirSync(cachePath('release'), { recursive: true });
	work = mkdtempSync(cachePath('release', 'copy-'));
	release = makeRelease(join(work, 'one'), 'UTC');
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

test('built and packed twice, at different places and times, it is the same to the last byte', () => {
	const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
	expect(hash(makeRelease(join(work, 'other'), 'Pacific/Auckland'))).toBe(hash(release));
});

test('it holds what WordPress needs, and nothing of how it was made', () => {
	const files = Object.keys(unzipSync(release)).map((path) => path.replace(/^draftsmith\//, ''));
	expect([...new Set(files.map((path) => path.split('/')[0]))].sort()).toEqual([
		'LICENSE',
		'build',
		'draftsmith.php',
		'includes',
		'languages',
		'readme.txt',
		'uninstall.php',
	]);
	const kinds = (folder: string) =>
		[...new Set(files.filter((path) => path.startsWith(folder)).map((path) => path.replace(/^.*?\./, '')))].sort();
	expect(kinds('includes/')).toEqual(['php']);
	expect(kinds('languages/')).toEqual(['po', 'pot']);
	expect(kinds('build/')).toEqual(['asset.php', 'css', 'js', 'json', 'l10n.php', 'php']);
	expect(files.filter((path) => path.split('/').some((name) => name.startsWith('.')))).toEqual([]);
	expect(release.length).toBeLessThan(2_000_000);
});

describe.each<{ version: WordPressVersion }>([{ version: '7.1' }, { version: '6.8' }])(
	'on WordPress $version',
	({ version }) => {
		let site: WordPressSite;
		let nothing: string;
		beforeAll(async () => {
			nothing = mkdtempSync(join(tmpdir(), 'draftsmith-no-plugin-'));
			site = await bootWordPress({ version, pluginFolder: nothing });
			writeFileSync(join(site.folder, 'draftsmith.zip'), release);
		});
		afterAll(async () => {
			await site?.stop();
			rmSync(nothing, { recursive: true, force: true });
		});

		test('it installs, activates, and its screens open without a notice', async () => {
			const installed = await evaluate(
				site,
				z.unknown(),
				`require_once ABSPATH . 'wp-admin/includes/admin.php';
				require_once ABSPATH . 'wp-admin/includes/class-wp-upgrader.php';
				wp_set_current_user( 1 );
				return ( new Plugin_Upgrader( new Automatic_Upgrader_Skin() ) )->install( ABSPATH . 'draftsmith.zip' );`,
			);
			expect(installed).toBe(true);
			const path = '/wp/v2/plugins/draftsmith/draftsmith';
			const activated = await site.rest(path, { method: 'POST', body: { status: 'active' }, user: site.admin });
			expect(activated.status, JSON.stringify(activated.json)).toBe(200);
			expect(activated.json).toMatchObject({ status: 'active', textdomain: 'draftsmith', requires_wp: '6.8' });

			const { cookie } = await site.login(site.admin);
			const screens = [
				['post-new.php', 'draftsmith-editor-js'],
				['options-general.php?page=draftsmith', 'draftsmith-settings-js'],
				['admin.php?page=draftsmith-jobs', 'draftsmith-jobs-js'],
				['admin.php?page=draftsmith-batch', 'draftsmith-batch-js'],
				['admin.php?page=draftsmith-usage', 'draftsmith-usage-js'],
			];
			for (const [screen, script] of screens) {
				const response = await fetch(`${site.url}/wp-admin/${screen}`, { headers: { cookie } });
				const html = await response.text();
				expect(response.status, `${screen}: ${site.debugLog()}`).toBe(200);
				expect(html, screen).toContain(`id="${script}"`);
				for (const [, address = ''] of html.matchAll(/(?:src|href)=["']([^"']*\/plugins\/draftsmith\/[^"']*)/g))
					expect(await statusOf(address), address).toBe(200);
			}
			expect(site.debugLog()).toBe('');
		});
	},
);
