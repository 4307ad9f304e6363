import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { writesArticle } from '../fakes/fake-article-model.ts';
import { callPlugin } from '../plugin/support/local-job.ts';
import { createPost } from '../plugin/support/posts.ts';
import { expect, openSidebar, test } from './fixtures.ts';

// Takes the pictures that the plugin directory shows, and makes its icons and banners out of plugin/assets.

const root = join(import.meta.dirname, '..', '..');
const ICON_SIZES = [128, 256];
const BANNER_WIDTHS = [772, 1544];
const BANNER_RATIO = 500 / 1544;
/** Titles of articles that the list of all shows. */
const TITLES = [
	'Five herbs for a balcony',
	'How to sharpen a kitchen knife',
	'What winter does to bees',
	'A week in the village',
];

/** Where the directory's files are put: those of the newest WordPress are the ones to upload. */
function directoryFolder(): string {
	const { name } = test.info().project;
	const folder = join(root, '.cache', name === '7.1' ? 'wordpress-org' : `wordpress-org-${name}`);
	mkdirSync(folder, { recursive: true });
	return folder;
}

/** A picture for the directory. readme.txt has a line for each number. */
async function takeScreenshot(page: Page, number: number): Promise<void> {
	await page.screenshot({ path: join(directoryFolder(), `screenshot-${number}.png`), animations: 'disabled' });
}

test.beforeAll(async ({ world }) => {
	await world.stack.register();
	world.model.behave(writesArticle());
});

test('an article, from its title to the post', async ({ adminPage: page, world }) => {
	const sidebar = await openSidebar(page, world.stack);
	await sidebar.getByLabel('Title').fill('Bread from the village');
	await sidebar.getByLabel(/What should the article say/).fill('For people who never baked. Warm, without jargon.');
	await sidebar.getByLabel('Approve the outline first').check();
	await expect(sidebar.getByLabel('Model')).toHaveValue('baker');
	await takeScreenshot(page, 1);
	await sidebar.getByRole('button', { name: 'Generate' }).click();
	await expect(sidebar.getByRole('heading', { name: 'Look at the outline' })).toBeVisible();
	await takeScreenshot(page, 2);
	await sidebar.getByRole('button', { name: 'Write the article' }).click();
	await sidebar.getByRole('button', { name: /^Insert/ }).click();
	await expect(sidebar.getByRole('heading', { name: 'The article is in this post' })).toBeVisible();
	await takeScreenshot(page, 3);
});

test('the screens for all articles, for their use and for the settings', async ({ adminPage: page, world }) => {
	const { site } = world.stack;
	for (const title of TITLES) {
		const post = await createPost(site, site.admin, title);
		const body = { title, prompt: '', language: 'en', model: 'baker', post_id: post, post_status: 'draft' };
		const { status, json } = await callPlugin(site, '/jobs', { method: 'POST', body });
		expect(status, JSON.stringify(json)).toBeLessThan(300);
	}
	await page.goto(`${site.url}/wp-admin/admin.php?page=draftsmith-jobs`);
	for (const title of TITLES) await expect(page.locator('#draftsmith-jobs').getByText(title).first()).toBeVisible();
	await takeScreenshot(page, 4);
	await page.goto(`${site.url}/wp-admin/admin.php?page=draftsmith-usage`);
	await expect(page.locator('#draftsmith-usage').getByRole('heading').first()).toBeVisible();
	await expect(page.locator('#draftsmith-usage').getByRole('table').first()).toBeVisible();
	await takeScreenshot(page, 5);
	await page.goto(`${site.url}/wp-admin/options-general.php?page=draftsmith`);
	await expect(page.locator('#draftsmith-settings h2').first()).toBeVisible();
	await takeScreenshot(page, 6);
});

test('icons and banners', async ({ page }) => {
	const draw = async (name: string, width: number, height: number) => {
		const svg = readFileSync(join(root, 'plugin', 'assets', `${name}.svg`), 'utf8');
		await page.setViewportSize({ width, height });
		await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
		await page.screenshot({ path: join(directoryFolder(), `${name}-${width}x${height}.png`) });
	};
	for (const size of ICON_SIZES) await draw('icon', size, size);
	for (const width of BANNER_WIDTHS) await draw('banner', width, Math.round(width * BANNER_RATIO));
	for (const [name, width, height] of [
		['icon-256x256', 256, 256],
		['banner-1544x500', 1544, 500],
		['banner-772x250', 772, 250],
	] as const) {
		const picture = readFileSync(join(directoryFolder(), `${name}.png`));
		// Width and height stand in the first chunk of a PNG.
		expect([picture.readUInt32BE(16), picture.readUInt32BE(20)], name).toEqual([width, height]);
		// A picture of nothing would be tiny.
		expect(picture.length).toBeGreaterThan(1_000);
	}
});
