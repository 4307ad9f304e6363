import { defineConfig } from '@playwright/test';
import { chromiumArguments, ensureChromium } from './wordpress/index.ts';

const executablePath = await ensureChromium();

export default defineConfig({
	testDir: './e2e',
	// Each has a WordPress, a service and a browser of its own; on the two cores of a small machine, two do twice as much as one.
	workers: 2,
	timeout: 120_000,
	expect: { timeout: 20_000 },
	reporter: [
		['list'],
		['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? '../.cache/playwright.json' }],
	],
	outputDir: '../.cache/playwright',
	use: {
		viewport: { width: 1280, height: 900 },
		launchOptions: { executablePath, args: [...chromiumArguments] },
		// A trace of every test costs a quarter of the time; to follow one that fails: npx playwright test ... --trace on.
		screenshot: 'only-on-failure',
	},
	// The newest WordPress, and the oldest that the plugin supports.
	projects: ['7.1', '6.8'].map((name) => ({ name })),
});
