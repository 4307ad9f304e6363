import type { Page } from '@playwright/test';
import { type Stack, startStack } from '../stack/start-stack.ts';
import { expect, expectAccessible, logIn, picture, test, watch } from './fixtures.ts';
import { installCode, LONG_TEXTS, RIGHT_TO_LEFT } from './looks.ts';

// Each test goes on where the one before ended.
test.describe.configure({ mode: 'serial' });

let stack: Stack;

test.beforeAll(async ({}, { project }) => {
	test.setTimeout(900_000);
	const version = project.name === '6.8' ? '6.8' : '7.1';
	const environment = { DRAFTSMITH_DISCOVER: '0', DRAFTSMITH_VERIFICATION: 'off', DRAFTSMITH_PLAN: 'free' };
	stack = await startStack({ boot: { version, multisite: true }, environment });
	const host = new URL(stack.site.url).host;
	await stack.site.runPhp(
		`for ( $i = 1; $i <= 22; $i++ ) {
			$id = wp_insert_site( array( 'domain' => '${host}', 'path' => "/garden-$i/", 'user_id' => 1, 'title' => "Garden $i" ) );
			// Avatars come from another server, which a test's browser need not reach.
			update_blog_option( $id, 'show_avatars', '0' );
		}
		foreach ( array( 'orchard.example', 'meadow.example', 'forest.example' ) as $domain ) {
			wp_insert_site( array( 'domain' => $domain, 'path' => '/', 'user_id' => 1, 'title' => $domain ) );
		}`,
	);
});
test.afterAll(() => stack?.stop());

test.beforeEach(async ({ page, complaints }) => {
	watch(page, complaints);
	await logIn(page, stack.site, stack.site.admin);
});

async function openNetwork(page: Page): Promise<void> {
	await page.goto(`${stack.site.url}/wp-admin/network/settings.php?page=draftsmith-network`);
	await expect(page.getByRole('table').first()).toContainText('Garden 1');
}

const card = (page: Page, name: string) =>
	page.locator('.draftsmith-card').filter({ has: page.getByRole('heading', { name, exact: true }) });

/** A picture of the whole page, which is no wider than the window, and axe finds nothing in it. */
async function look(page: Page, version: string, name: string, width: number): Promise<void> {
	await page.setViewportSize({ width, height: 900 });
	const height = await page.evaluate(() => document.documentElement.scrollHeight);
	await page.setViewportSize({ width, height: Math.max(900, height) });
	await picture(page, version, name);
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect(overflow, `${name} is wider than the window`).toBeLessThanOrEqual(0);
	await expectAccessible(page, '#draftsmith-network');
	await page.setViewportSize({ width: 1280, height: 900 });
}

test('the network is registered, and sites with a domain of their own are added until the plan is full', async ({
	page,
}, { project }) => {
	await openNetwork(page);
	await look(page, project.name, 'network-new', 1280);
	await page.getByLabel('Service address').fill(stack.serviceUrl);
	await page.getByLabel('E-mail').fill('owner@example.org');
	await page.getByLabel('I agree that this site sends this to the service.').check();
	await page.getByRole('button', { name: 'Register this network' }).click();
	const account = card(page, 'Account of the network');
	await expect(account.getByText('owner@example.org')).toBeVisible();
	await account.getByRole('button', { name: 'Add sites with a domain of their own' }).click();
	await expect(account.getByText('2 sites added.')).toBeVisible();
	await expect(account.getByText(/Your plan has no room for another site/).first()).toBeVisible();
	await expect(account.getByRole('button', { name: 'Go on adding sites' })).toBeVisible();

	const sites = card(page, 'Sites and their articles');
	await expect(sites.getByText('26 sites')).toBeVisible();
	await sites.getByRole('button', { name: 'Next' }).press('Enter');
	await expect(sites.getByText('Page 2 of 2')).toBeVisible();
	await expect(sites.getByRole('row', { name: /orchard/ })).toContainText('Its own');
	await expect(sites.getByRole('row', { name: /forest/ })).toContainText('None: add the site');
	await sites.getByLabel('Search for a site').fill('garden-21');
	await expect(sites.getByText('1 site', { exact: true })).toBeVisible();
	await expect(sites.getByRole('row', { name: /Garden 21/ })).toContainText('That of the network');
	await sites.getByLabel('Search for a site').fill('nowhere');
	await expect(sites.getByText(/No site has this in its address/)).toBeVisible();
	await sites.getByLabel('Search for a site').fill('');
	await expect(sites.getByText('26 sites')).toBeVisible();
	await look(page, project.name, 'network', 1280);
	await look(page, project.name, 'network-782', 782);
});

test('in long texts and from right to left', async ({ page }, { project }) => {
	installCode(stack.site, 'look', LONG_TEXTS);
	await openNetwork(page);
	await look(page, project.name, 'network-long-782', 782);
	installCode(stack.site, 'look', RIGHT_TO_LEFT);
	await openNetwork(page);
	await look(page, project.name, 'network-rtl', 1280);
	installCode(stack.site, 'look', '<?php');
});

test('what the network decides holds for a site, whose page says so', async ({ page }, { project }) => {
	await openNetwork(page);
	const rules = card(page, 'What sites may decide');
	await rules.getByLabel('Sites may set these for themselves').uncheck();
	await rules.getByRole('button', { name: 'Save the changes' }).click();
	await expect(rules.getByText('Saved.').first()).toBeVisible();
	const disclosure = card(page, 'Disclosure');
	await disclosure.getByLabel('Add a paragraph that says how the article was made').check();
	await disclosure.getByRole('button', { name: 'Save the changes' }).click();
	await expect(disclosure.getByText('Saved.').first()).toBeVisible();

	await page.goto(`${stack.site.url}/garden-1/wp-admin/options-general.php?page=draftsmith`);
	await expect(page.getByText(/The network decides for all of its sites/).first()).toBeVisible();
	await expect(page.getByText('That of the network, for all sites of this domain.')).toBeVisible();
	await expect(page.getByLabel('Add a paragraph that says how the article was made')).toBeDisabled();
	await expect(page.getByLabel('Add a paragraph that says how the article was made')).toBeChecked();
	await expectAccessible(page, '#draftsmith-settings');
	await picture(page, project.name, 'network-site');

	await openNetwork(page);
	const onOff = card(page, 'On or off');
	await onOff.getByRole('button', { name: 'Turn everything off' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Turn everything off' }).click();
	await expect(onOff.getByText('Draftsmith is off')).toBeVisible();
	await page.goto(`${stack.site.url}/garden-1/wp-admin/options-general.php?page=draftsmith`);
	await expect(page.getByText(/It was turned off for the whole network/).first()).toBeVisible();
	await expect(page.getByRole('button', { name: 'Turn it on again' })).toHaveCount(0);
	await openNetwork(page);
	await onOff.getByRole('button', { name: 'Turn it on again' }).click();
	await expect(onOff.getByText('Draftsmith is on')).toBeVisible();
});
