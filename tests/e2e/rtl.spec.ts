import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { LANGUAGES } from '../../plugin/tools/languages.ts';
import { readTranslations } from '../../plugin/tools/po-files.ts';
import { writesText } from '../fakes/fake-article-model.ts';
import type { WordPressSite } from '../wordpress/index.ts';
import { ARTICLE, expect, expectAccessible, picture, test } from './fixtures.ts';
import { installCode, RIGHT_TO_LEFT, speaks } from './looks.ts';

// Each test goes on where the one before ended: a site is registered once.
test.describe.configure({ mode: 'serial' });

const plugin = join(import.meta.dirname, '../../plugin');

/** The screens of the plugin, and what each fills. */
const SCREENS = [
	['articles', 'admin.php?page=draftsmith-jobs', '#draftsmith-jobs'],
	['batches', 'admin.php?page=draftsmith-batch', '#draftsmith-batch'],
	['usage', 'admin.php?page=draftsmith-usage', '#draftsmith-usage'],
	['settings', 'options-general.php?page=draftsmith', '#draftsmith-settings'],
] as const;

/** How far the page is wider than its window. */
function overflowOf(page: Page): Promise<number> {
	return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What of a part sticks out of the window to either side, as HTML; scrolling regions may hold what is wider than they are. */
function stickingOut(page: Page, selector: string): Promise<string[]> {
	return page.locator(selector).evaluate((part) => {
		const { clientWidth } = document.documentElement;
		const isScrolled = (element: Element | null): boolean =>
			element !== null && (getComputedStyle(element).overflowX !== 'visible' || isScrolled(element.parentElement));
		return [...part.querySelectorAll('*')]
			.filter((element) => {
				const { left, right, width } = element.getBoundingClientRect();
				return width > 1 && (left < -1 || right > clientWidth + 1) && !isScrolled(element);
			})
			.map((element) => element.outerHTML.slice(0, 120));
	});
}

/** Opens each screen at two widths, takes pictures, and lets axe look at it. */
async function lookAround(page: Page, site: WordPressSite, version: string, look: string): Promise<void> {
	for (const [name, path, root] of SCREENS) {
		for (const width of [1280, 782]) {
			await page.setViewportSize({ width, height: 900 });
			await page.goto(`${site.url}/wp-admin/${path}`);
			await expect(page.locator(`${root} :is(h2, [role="tab"], table, [role="grid"])`).first()).toBeVisible();
			await expect(page.locator(`${root} .components-spinner`)).toHaveCount(0);
			await picture(page, version, `${look}-${name}-${width}`);
			expect(await overflowOf(page), `${look}, ${name} at ${width} px`).toBeLessThanOrEqual(0);
			expect(await stickingOut(page, root), `${look}, ${name} at ${width} px`).toEqual([]);
		}
		await expectAccessible(page, root);
	}
	await page.setViewportSize({ width: 1280, height: 900 });
}

/** Opens the sidebar, whatever language its button has, and gives the region that holds it. */
async function openSidebarOf(page: Page, site: WordPressSite) {
	await page.goto(`${site.url}/wp-admin/post-new.php`);
	await page.getByRole('button', { name: 'Draftsmith', exact: true }).click();
	const sidebar = page.locator('.interface-complementary-area');
	await expect(sidebar.locator('.draftsmith-form')).toBeVisible();
	return sidebar;
}

test.beforeAll(async ({ world }) => {
	await world.stack.register();
	world.model.behave(writesText(ARTICLE));
});
test.afterAll(({ world }) => installCode(world.stack.site, 'look', '<?php'));

test('from right to left', async ({ adminPage: page, world }, { project }) => {
	const { site } = world.stack;
	installCode(site, 'look', RIGHT_TO_LEFT);
	const sidebar = await openSidebarOf(page, site);
	expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe('rtl');
	const box = await sidebar.boundingBox();
	expect(box?.x, 'the sidebar is at the left').toBeLessThan(100);
	await picture(page, project.name, 'rtl-sidebar');
	expect(await stickingOut(page, '.interface-complementary-area')).toEqual([]);
	await expectAccessible(page, '.draftsmith-form');
	await sidebar.getByLabel('Title').fill('Bread from right to left');
	await sidebar.getByRole('button', { name: 'Generate' }).click();
	await sidebar.getByRole('button', { name: /^Insert/ }).click();
	await expect(sidebar.getByRole('heading', { name: 'The article is in this post' })).toBeVisible();
	await picture(page, project.name, 'rtl-sidebar-inserted');
	await expectAccessible(page, '.draftsmith-view');
	await lookAround(page, site, project.name, 'rtl');
});

for (const language of LANGUAGES.filter(({ locale }) => locale === 'de_DE' || locale === 'ru_RU')) {
	const { locale } = language;
	test(`in ${locale}`, async ({ adminPage: page, world }, { project }) => {
		const { site } = world.stack;
		const generate = readTranslations(plugin, language).get('Generate')?.[0] ?? '';
		expect(generate, '“Generate” is translated').not.toBe('');
		installCode(site, 'look', speaks(locale));
		const sidebar = await openSidebarOf(page, site);
		await expect(sidebar.getByRole('button', { name: generate, exact: true })).toBeVisible();
		await picture(page, project.name, `${locale}-sidebar`);
		expect(await stickingOut(page, '.interface-complementary-area')).toEqual([]);
		await expectAccessible(page, '.draftsmith-form');
		await lookAround(page, site, project.name, locale);
	});
}
