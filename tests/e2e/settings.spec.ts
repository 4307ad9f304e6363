import type { Page } from '@playwright/test';
import { type Stack, startStack } from '../stack/start-stack.ts';
import { expect, expectAccessible, logIn, openSidebar, picture, test, watch } from './fixtures.ts';
import { installCode, LONG_TEXTS, RIGHT_TO_LEFT, wholePage } from './looks.ts';

// Each test goes on where the one before ended, on a site of their own: at the end its account is deleted.
test.describe.configure({ mode: 'serial' });

/** What a security plugin does to those who are not logged in. */
const BLOCK = `<?php
add_action( 'init', static function () {
	if ( false !== strpos( $_SERVER['REQUEST_URI'], 'draftsmith/v1/challenge' ) ) {
		status_header( 403 );
		exit( '<h1>403 Forbidden</h1>' );
	}
} );`;

/** A key as pages show it, and as it opens the account. */
const MASKED_KEY = /^•+\w{4}$/;
const WHOLE_KEY = /dsk_live_\w{38}/;

let stack: Stack;

test.beforeAll(async ({}, { project }) => {
	test.setTimeout(900_000);
	const version = project.name === '6.8' ? '6.8' : '7.1';
	const environment = { DRAFTSMITH_DISCOVER: '0', DRAFTSMITH_VERIFICATION: 'required', DRAFTSMITH_PLAN: 'free' };
	stack = await startStack({ boot: { version }, environment });
	installCode(stack.site, 'block', BLOCK);
});
test.afterAll(() => stack?.stop());

test.beforeEach(async ({ page, complaints }) => {
	watch(page, complaints);
	await logIn(page, stack.site, stack.site.admin);
});

async function openSettings(page: Page): Promise<void> {
	await page.goto(`${stack.site.url}/wp-admin/options-general.php?page=draftsmith`);
	await expect(page.locator('#draftsmith-settings h2').first()).toBeVisible();
}

/** All tables of the page are there: roles, sites, keys and what is stored. */
const allLoaded = (page: Page) => expect(page.getByRole('table')).toHaveCount(4);

/** The card with a heading. */
const card = (page: Page, name: string) =>
	page.locator('.draftsmith-card').filter({ has: page.getByRole('heading', { name, exact: true }) });

test('a site that a security plugin hides says so, and is proven once that is put right', async ({ page }, {
	project,
}) => {
	await openSettings(page);
	await page.getByLabel('Service address').fill(stack.serviceUrl);
	await page.getByLabel('E-mail').fill('owner@example.org');
	await page.getByLabel('I agree that this site sends this to the service.').check();
	await page.getByRole('button', { name: 'Register this site' }).click();
	const proof = card(page, 'Proof of ownership');
	await expect(proof.getByText('Being checked')).toBeVisible();
	await expect(proof.getByText(/security plugin, a firewall/)).toBeVisible({ timeout: 60_000 });
	await expect(proof.getByText(/the limits of a trial hold: 5 articles/)).toBeVisible();
	await expect(proof.getByText(/^https:.*\/\.well-known\/draftsmith-verification\.txt$/)).toBeVisible();
	await expect(proof.getByText(/^_draftsmith\./)).toBeVisible();
	await wholePage(page, project.name, 'settings-blocked', 1280);
	await expectAccessible(page, '#draftsmith-settings');

	// In a folder of its domain no security plugin would be to blame: the service asks the root.
	const settingsRoute = /draftsmith(\/|%2F)v1(\/|%2F)settings/;
	await page.route(settingsRoute, async (route) => {
		const response = await route.fetch();
		await route.fulfill({ response, json: { ...(await response.json()), folder: '/blog' } });
	});
	await page.reload();
	await expect(proof.getByText(/This site lies in the folder \/blog of its domain/)).toBeVisible();
	await expect(proof.getByText(/security plugin, a firewall/)).toHaveCount(0);
	await proof.scrollIntoViewIfNeeded();
	await picture(page, project.name, 'settings-folder');
	await page.unroute(settingsRoute);
	await page.reload();

	await proof.getByRole('button', { name: 'Send the link again' }).click();
	await expect(proof.getByText(/A new link is on its way to owner@example\.org/)).toBeVisible();

	installCode(stack.site, 'block', '<?php');
	// Right after an attempt the service does not ask again, and the page says so.
	const again = proof.getByRole('button', { name: 'Check again' });
	const proven = proof.getByText('Proven', { exact: true });
	await expect(async () => {
		// The service may be faster: then there is nothing left to press.
		if (!(await proven.isVisible())) await again.click({ timeout: 2000 });
		await expect(proven).toBeVisible({ timeout: 11_000 });
	}).toPass({ timeout: 90_000 });
	await expect(proof.getByText(/the limits of a trial/)).toHaveCount(0);
	await expect(card(page, 'Plan').getByText('Free', { exact: true })).toBeVisible();
	await expect(card(page, 'Plan').getByText('0 of 50 articles')).toBeVisible();
});

test('the whole page, in long texts and from right to left', async ({ page }, { project }) => {
	await openSettings(page);
	await allLoaded(page);
	await wholePage(page, project.name, 'settings-proven', 1280);
	await wholePage(page, project.name, 'settings-proven-782', 782);
	await expectAccessible(page, '#draftsmith-settings');
	installCode(stack.site, 'look', LONG_TEXTS);
	await openSettings(page);
	await allLoaded(page);
	await wholePage(page, project.name, 'settings-long', 1280);
	await wholePage(page, project.name, 'settings-long-782', 782);
	installCode(stack.site, 'look', RIGHT_TO_LEFT);
	await openSettings(page);
	await allLoaded(page);
	await expect(page.locator('body')).toHaveCSS('direction', 'rtl');
	await wholePage(page, project.name, 'settings-rtl', 1280);
	await wholePage(page, project.name, 'settings-rtl-782', 782);
	installCode(stack.site, 'look', '<?php');
});

test('the owner corrects the details', async ({ page, complaints }) => {
	await openSettings(page);
	const details = card(page, 'Your details');
	await expect(details.getByRole('button', { name: 'Save the changes' })).toHaveAttribute('aria-disabled', 'true');
	await details.getByLabel('Name (optional)').fill('Olga Owner');
	await details.getByLabel('Language of mails').selectOption('Deutsch');
	await details.getByLabel('Mail me notices').uncheck();
	await details.getByRole('button', { name: 'Save the changes' }).click();
	await expect(details.getByText('Saved.').first()).toBeVisible();
	await page.reload();
	await expect(details.getByLabel('Name (optional)')).toHaveValue('Olga Owner');
	await expect(details.getByLabel('Language of mails')).toHaveValue('de');
	await expect(details.getByLabel('Mail me notices')).not.toBeChecked();
	const email = details.getByLabel('E-mail', { exact: true });
	await email.fill('nobody');
	await details.getByRole('button', { name: 'Save the changes' }).press('Enter');
	await expect(email).toBeFocused();
	await expect(email).toHaveAttribute('aria-invalid', 'true');
	await expect(email).toHaveValue('nobody');
	// The browser itself tells of the refused request.
	await expect.poll(() => complaints.splice(0)).toEqual([expect.stringMatching(/status of 4\d\d /)]);
	await email.fill('new@example.org');
	await details.getByRole('button', { name: 'Save the changes' }).click();
	await expect(details.getByText(/the new address counts once both are opened/).first()).toBeVisible();
	await expect(email).toHaveValue('owner@example.org');
	await expect(email).toHaveAttribute('aria-invalid', 'false');
});

test('the owner stops the processing and allows it again', async ({ page }, { project }) => {
	await openSettings(page);
	const processing = card(page, 'Processing of your data');
	await processing.getByRole('button', { name: 'Stop the processing' }).click();
	const question = page.getByRole('dialog', { name: 'Stop the processing?' });
	await question.getByLabel(/I object to the processing/).check();
	await picture(page, project.name, 'settings-restrict');
	await expectAccessible(page, '.components-modal__screen-overlay');
	await question.getByRole('button', { name: 'Stop the processing' }).click();
	await expect(processing.getByText(/Stopped since .* because you object/)).toBeVisible();
	await expectAccessible(page, '#draftsmith-settings');
	await processing.getByRole('button', { name: 'Allow the processing again' }).click();
	await expect(processing.getByText('Allowed', { exact: true })).toBeVisible();
});

test('the owner downloads everything', async ({ page }) => {
	await openSettings(page);
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download everything' }).click();
	const download = await downloading;
	expect(download.suggestedFilename()).toMatch(/^draftsmith-.*\.json$/);
	const pieces: Buffer[] = [];
	for await (const piece of await download.createReadStream()) pieces.push(piece);
	expect(JSON.parse(Buffer.concat(pieces).toString())).toBeInstanceOf(Object);
	expect(Buffer.concat(pieces).toString()).toContain('owner@example.org');
});

test('the owner replaces the key: the new one works, the old one ends, and no browser gets to see either', async ({
	page,
}) => {
	const answers: Promise<string>[] = [];
	page.on('response', (response) => {
		// An answer that the page no longer waits for has no body.
		if (/draftsmith(\/|%2F)v1/.test(response.url())) answers.push(response.text().catch(() => ''));
	});
	await openSettings(page);
	const masked = card(page, 'Connection').locator('code');
	const used = card(page, 'Keys of this site').getByRole('row', { name: /Used by this site/ });
	await expect(masked).toHaveText(MASKED_KEY);
	const before = (await masked.innerText()).slice(-4);
	await expect(used).toContainText(before);
	await card(page, 'Key').getByRole('button', { name: 'Replace the key' }).click();
	await expect(page.getByText('The key was replaced.').first()).toBeVisible();
	await expect(used).not.toContainText(before);
	await expect(masked).toHaveText(MASKED_KEY);
	const after = (await masked.innerText()).slice(-4);
	await expect(used).toContainText(after);
	await expect(page.getByRole('row').filter({ hasText: `••••${before}` })).toContainText('Ends on');
	await page.getByRole('button', { name: 'Test the connection' }).click();
	await expect(page.getByText(/^The key .* is valid\.$/)).toContainText(after);
	const whole = await stack.site.runPhp('echo ( new Draftsmith\\Accounts\\Api_Key() )->reveal();');
	expect(whole).toMatch(WHOLE_KEY);
	expect((await Promise.all(answers)).filter((text) => WHOLE_KEY.test(text))).toEqual([]);
});

test('the owner decides who may use what, what articles begin with, and the disclosure', async ({ page }, {
	project,
}) => {
	await openSettings(page);
	const roles = card(page, 'Who may use what');
	await expect(roles.getByRole('row', { name: /^Administrator/ })).toContainText('Everything, as it manages the site');
	// By keyboard alone.
	const change = roles.getByRole('button', { name: /^(Change|Close) Author$/ });
	await change.focus();
	await page.keyboard.press('Enter');
	await expect(change).toHaveAttribute('aria-expanded', 'true');
	await roles.getByLabel('All content types').press('Space');
	await roles.getByRole('checkbox', { name: 'Recipe' }).press('Space');
	await roles.getByLabel('Articles a day for each user').fill('0');
	await expect(roles.getByText(/Author: the number of articles a day must be from 1/)).toBeVisible();
	await expect(roles.getByRole('button', { name: 'Save the changes' })).toHaveAttribute('aria-disabled', 'true');
	await roles.getByLabel('Articles a day for each user').fill('3');
	await wholePage(page, project.name, 'settings-roles', 1280);
	await wholePage(page, project.name, 'settings-roles-782', 782);
	await expectAccessible(page, '#draftsmith-settings');
	await roles.getByRole('button', { name: 'Save the changes' }).press('Enter');
	await expect(roles.getByText('Saved.').first()).toBeVisible();

	const defaults = card(page, 'What a new article begins with');
	await defaults.getByLabel('Content type').selectOption('News');
	await defaults.getByLabel('What happens to the post').selectOption('Submit for review');
	await defaults.getByRole('button', { name: 'Save the changes' }).click();
	await expect(defaults.getByText('Saved.').first()).toBeVisible();
	const disclosure = card(page, 'Disclosure');
	await disclosure.getByLabel('Add a paragraph that says how the article was made').check();
	await disclosure.getByLabel('Text').fill('Written with a machine, checked by people.');
	await disclosure.getByRole('button', { name: 'Save the changes' }).click();
	await expect(disclosure.getByText('Saved.').first()).toBeVisible();
	await page.reload();
	await expect(roles.getByRole('row', { name: /^Author/ })).toContainText('11 content types, 3 articles a day');
	await expect(defaults.getByLabel('Content type')).toHaveValue('news');
	await expect(disclosure.getByLabel('Text')).toHaveValue('Written with a machine, checked by people.');
});

test('who changes settings that somebody else has changed meanwhile loses nothing unseen', async ({
	page,
	complaints,
}) => {
	await openSettings(page);
	const disclosure = card(page, 'Disclosure');
	await expect(disclosure.getByLabel('Text')).toBeVisible();
	await stack.site.runPhp(
		`( new Draftsmith\\Accounts\\Settings() )->save( array( 'disclosure_text' => 'By another' ) );`,
	);
	await disclosure.getByLabel('Text').fill('By me');
	await disclosure.getByRole('button', { name: 'Save the changes' }).click();
	await expect(disclosure.getByText(/Somebody else has changed these settings/).first()).toBeVisible();
	await expect(disclosure.getByLabel('Text')).toHaveValue('By me');
	// The browser itself tells of the refused request.
	await expect.poll(() => complaints.splice(0)).toEqual([expect.stringContaining('status of 409')]);
});

test('sites and keys of the account: another key is revoked', async ({ page }, { project }) => {
	await stack.site.runPhp(
		`$client = ( new Draftsmith\\Parts() )->client();
		$client->request( 'POST', '/v1/keys', array( 'body' => array( 'scopes' => array( 'jobs' ), 'name' => 'Script of the night' ) ) );
		$client->request( 'POST', '/v1/sites', array( 'body' => array( 'domain' => 'second.example' ) ) );`,
	);
	await openSettings(page);
	const sites = card(page, 'Sites of the account');
	await expect(sites.getByRole('row', { name: /second\.example/ })).toContainText('Not proven yet');
	await expect(sites.getByRole('row', { name: /This site/ })).toContainText('Active');
	const keys = card(page, 'Keys of this site');
	const script = keys.getByRole('row', { name: /Script of the night/ });
	await script.getByRole('button', { name: /^Revoke / }).click();
	const question = page.getByRole('dialog', { name: 'Revoke the key?' });
	await question.getByRole('button', { name: 'Revoke the key' }).click();
	await expect(script).toHaveCount(0);
	await expect(keys.getByRole('heading', { name: 'Keys of this site' })).toBeFocused();
	await wholePage(page, project.name, 'settings-keys', 1280);
	await expectAccessible(page, '#draftsmith-settings');
});

test('one switch turns everything off, and on again', async ({ page }, { project }) => {
	await openSettings(page);
	const onOff = card(page, 'On or off');
	await onOff.getByRole('button', { name: 'Turn everything off' }).click();
	const question = page.getByRole('dialog', { name: 'Turn everything off?' });
	await picture(page, project.name, 'settings-switch');
	await expectAccessible(page, '.components-modal__screen-overlay');
	await question.getByRole('button', { name: 'Turn everything off' }).click();
	await expect(onOff.getByText('Draftsmith is off')).toBeVisible();
	await expect(onOff.getByText(/Nobody sees it but you, on this page/)).toBeVisible();
	await wholePage(page, project.name, 'settings-off', 1280);
	await expectAccessible(page, '#draftsmith-settings');
	await page.goto(`${stack.site.url}/wp-admin/edit.php`);
	await expect(page.locator('#toplevel_page_draftsmith-jobs')).toHaveCount(0);
	await openSettings(page);
	await onOff.getByRole('button', { name: 'Turn it on again' }).click();
	await expect(onOff.getByText('Draftsmith is on')).toBeVisible();
	await page.goto(`${stack.site.url}/wp-admin/edit.php`);
	await expect(page.locator('#toplevel_page_draftsmith-jobs')).toHaveCount(1);
});

test('that a limit is near is said in the settings and in the editor, until it is dismissed', async ({ page }, {
	project,
}) => {
	const alert = { limit_source: 'requests_per_day', threshold: 80, at: new Date().toISOString() };
	installCode(
		stack.site,
		'alert',
		`<?php
		add_filter( 'http_response', static function ( $response, $arguments, $url ) {
			if ( '/v1/usage' === wp_parse_url( $url, PHP_URL_PATH ) ) {
				$report = json_decode( $response['body'], true );
				$report['alerts'] = array( json_decode( '${JSON.stringify(alert)}', true ) );
				$report['today']['used'] = 42;
				$response['body'] = wp_json_encode( $report );
			}
			return $response;
		}, 10, 3 );`,
	);
	await openSettings(page);
	const notice = page
		.locator('.components-notice')
		.filter({ hasText: '80% of today’s articles of your plan are used.' });
	await expect(notice).toBeVisible();
	await expect(page.getByRole('meter', { name: 'Articles today' })).toHaveAttribute(
		'aria-valuetext',
		'42 of 50 articles',
	);
	await picture(page, project.name, 'settings-alert');
	const sidebar = await openSidebar(page, stack);
	await expect(sidebar.getByText('80% of today’s articles of your plan are used.')).toBeVisible();
	await picture(page, project.name, 'sidebar-alert');
	await expectAccessible(page, '.draftsmith-alerts');
	await sidebar.getByRole('button', { name: /^(Dismiss this notice|Close)$/ }).click();
	await expect(sidebar.getByText('80% of today’s')).toHaveCount(0);
	await openSettings(page);
	await expect(page.getByRole('meter', { name: 'Articles today' })).toBeAttached();
	await expect(notice).toHaveCount(0);
	installCode(stack.site, 'alert', '<?php');
});

test('the owner deletes the account, having typed its address, and gets a receipt', async ({ page }, { project }) => {
	await openSettings(page);
	await card(page, 'Delete the account').getByRole('button', { name: 'Delete the account' }).click();
	const question = page.getByRole('dialog', { name: 'Delete the account?' });
	const confirm = question.getByRole('button', { name: 'Delete the account' });
	await question.getByLabel('Address of the account').fill('somebody@example.org');
	await expect(confirm).toHaveAttribute('aria-disabled', 'true');
	await picture(page, project.name, 'settings-delete');
	await expectAccessible(page, '.components-modal__screen-overlay');
	await question.getByLabel('Address of the account').fill('owner@example.org');
	await confirm.click();
	await expect(page.getByRole('heading', { name: 'The account is deleted' })).toBeFocused();
	await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
	await expect(page.getByRole('button', { name: 'Register this site' })).toBeVisible();
	await picture(page, project.name, 'settings-deleted');
	await expectAccessible(page, '#draftsmith-settings');
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download the receipt' }).click();
	expect((await downloading).suggestedFilename()).toMatch(/^draftsmith-receipt-\d+\.json$/);
	await page.reload();
	await expect(page.getByRole('button', { name: 'Register this site' })).toBeVisible();
	const ours = stack.site.debugLog().split('\n');
	expect(ours.filter((line) => /plugins\/draftsmith|Fatal|Draftsmith\\/.test(line))).toEqual([]);
});
