import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';
import { unpackChromium, unpackedChromium } from './chromium-from-npm.ts';
import { canInstallPackages, installPackages } from './debian-packages.ts';
import { withLock } from './lock.ts';
import { logToStderr } from './log-to-stderr.ts';
import { findCommand, runCommand } from './run-command.ts';
import type { Log } from './types.ts';

/**
 * What to start Chromium with: nothing but the site is asked, and it runs where there is no sandbox to be had (root,
 * containers); it only ever opens our own pages. Headless or not is the caller's choice.
 */
export const chromiumArguments = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** DejaVu and Noto have the letters of every language that articles are written in. */
const packages = ['chromium', 'fonts-dejavu-core', 'fonts-noto-core'];

/**
 * Gives the path of a Chromium that has shown that it opens a page: the one that `DRAFTSMITH_CHROMIUM` names, the
 * system's, Playwright's own, one installed with apt (as root) or by Playwright (from the open internet), or one out of
 * an npm package.
 * @throws Error that names what was tried and what to install.
 */
export function ensureChromium(log: Log = logToStderr): Promise<string> {
	return withLock('chromium', async () => {
		const chosen = process.env.DRAFTSMITH_CHROMIUM;
		if (chosen !== undefined && chosen !== '') {
			return opensPage(chosen);
		}
		const steps: [string, () => Promise<string | null>][] = [
			['the system', async () => findCommand(...systemNames)],
			['Playwright', async () => chromium.executablePath()],
			['unpacked before', async () => unpackedChromium()],
			['apt', () => installForMachine(log)],
			['playwright install', () => installWithPlaywright(log)],
			['npm', () => unpackChromium(log)],
		];
		const reasons: string[] = [];
		for (const [name, find] of steps) {
			try {
				return await opensPage(await find());
			} catch (error) {
				const message = error instanceof Error ? error.message : String(error);
				reasons.push(`- ${name}: ${message.split('\n').slice(0, 3).join(' ')}`);
			}
		}
		throw new Error(
			[
				'There is no Chromium that runs here:',
				...reasons,
				'Install chromium (or Google Chrome), or name one in DRAFTSMITH_CHROMIUM.',
			].join('\n'),
		);
	});
}

async function installForMachine(log: Log): Promise<string | null> {
	if (!canInstallPackages()) {
		throw new Error('only root can install with apt.');
	}
	log(`Installing Chromium with apt (${packages.join(' ')}) ...`);
	await installPackages(packages);
	return findCommand(...systemNames);
}

async function installWithPlaywright(log: Log): Promise<string> {
	log('Trying to download a Chromium with Playwright ...');
	const program = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js');
	await runCommand(process.execPath, [program, 'install', 'chromium'], {
		environment: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
		timeoutMilliseconds: 300_000,
	});
	return chromium.executablePath();
}

/** A browser that is there may still lack libraries: what counts is that it opens a page. */
async function opensPage(path: string | null): Promise<string> {
	if (path === null || !existsSync(path)) {
		throw new Error(path === null ? 'none is there.' : `${path} does not exist.`);
	}
	const browser = await chromium.launch({ executablePath: path, args: chromiumArguments, timeout: 30_000 });
	try {
		const page = await browser.newPage();
		await page.goto('data:text/html,<title>works</title>');
		if ((await page.title()) !== 'works') {
			throw new Error(`${path} starts but opens no page.`);
		}
		return path;
	} finally {
		await browser.close();
	}
}
