import type { Locator, Page } from '@playwright/test';
import type { WordPressSite } from '../wordpress/index.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { installCode, LONG_TEXTS, RIGHT_TO_LEFT, wholePage } from './looks.ts';

/** Requests that make a batch, that estimate one, and that start one. */
const MAKING = /draftsmith(\/|%2F)v1(\/|%2F)batches(\?|&|$)/;
const ESTIMATING = /draftsmith(\/|%2F)v1(\/|%2F)batches(\/|%2F)estimate/;
const STARTING = /draftsmith(\/|%2F)v1(\/|%2F)batches(\/|%2F)\d+(\/|%2F)resume/;

/** Asking whom and what the names in a list stand for. */
const NAMING = /draftsmith(\/|%2F)v1(\/|%2F)batches(\/|%2F)names/;

/** A CSV as a German Excel writes it: semicolons, Windows-1252, a quoted line break, `sep=`. Line 6 and 7 are wrong. */
const CSV = [
	'sep=;',
	'Titel;Anweisungen;Status;Datum;Autor;Kategorie;Schlagwörter',
	'Bäckerhefe züchten;"Für Anfänger.',
	'Kurz.";;;an-author@example.org;Baking;rye, sour dough',
	'=SUM(A1:A2) im Brot;;Gelöscht;01.07.2031 09:00;;;',
	'Wasser;;;;;Cooking;',
].join('\r\n');

/** A text that begins with a quotation mark and swallows the lines after it. */
const OPEN_QUOTE = 'title;prompt\nBread one;"For people in a hurry\nBread two;For bakers\nBread three;For all';

/** Two titles in Windows-1251: “Хлеб, масло и джем” and “Молоко”. */
const CYRILLIC = Buffer.from('d5ebe5e12c20ece0f1ebee20e820e4e6e5ec0acceeebeeeaee', 'hex');

test.beforeAll(({ world }) => world.stack.register());

const addressOf = (site: WordPressSite) => `${site.url}/wp-admin/admin.php?page=draftsmith-batch`;

/** Fills in the form of a new batch with titles, up to its start. */
async function useTitles(page: Page, site: WordPressSite, titles: readonly string[], name: string): Promise<void> {
	await page.goto(`${addressOf(site)}&batch=new`);
	await page.getByLabel('Titles, one a line').fill(titles.join('\n'));
	await page.getByRole('button', { name: 'Use these titles' }).click();
	await page.getByLabel(/^Name of the batch/).fill(name);
}

/** The focus is somewhere in a part of the page, once it has been found again. */
async function expectFocusIn(part: Locator): Promise<void> {
	await expect.poll(() => part.evaluate((element) => element.contains(document.activeElement))).toBe(true);
}

/** A browser that has never heard of a time zone. */
function forgetZone(zone: string): void {
	Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
		construct(known, [languages, options]: [string?, Intl.DateTimeFormatOptions?]) {
			if (options?.timeZone === zone) throw new RangeError(`Invalid time zone specified: ${zone}`);
			return new known(languages, options);
		},
	});
}

/** How many batches of a name the site has, and how many rows they have together. */
async function countBatches(site: WordPressSite, name: string): Promise<{ batches: number; rows: number }> {
	return JSON.parse(
		await site.runPhp(`global $wpdb;
			$ids = $wpdb->get_col( "SELECT id FROM {$wpdb->prefix}draftsmith_batches WHERE name = '${name}'" );
			$rows = 0;
			foreach ( $ids as $id ) { $rows += (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}draftsmith_jobs WHERE batch_id = $id" ); }
			echo wp_json_encode( array( 'batches' => count( $ids ), 'rows' => $rows ) );`),
	);
}

test('a CSV is corrected, estimated and written to posts; a list of titles too', async ({
	adminPage: page,
	complaints,
	world,
}, { project }) => {
	test.setTimeout(240_000);
	const { site } = world.stack;
	const { user } = await site.createUser('an-author', 'author');
	await site.runPhp(`require_once ABSPATH . 'wp-admin/includes/taxonomy.php'; wp_create_category( 'Baking' );
		update_option( 'timezone_string', 'Europe/Vilnius' );`);
	const address = addressOf(site);
	await page.goto(address);
	await expect(page.getByRole('heading', { name: 'Many articles at once' })).toBeVisible();
	await wholePage(page, project.name, 'batch-empty', 1280);
	await expectAccessible(page, '#draftsmith-batch');
	await page.getByRole('button', { name: 'New batch' }).click();

	await test.step('a spreadsheet, a list that is too long and a file with a wrong quotation mark are refused', async () => {
		const choose = page.locator('input[type=file]');
		await choose.setInputFiles({ name: 'a.xlsx', mimeType: '', buffer: Buffer.from('PK\u0003\u0004') });
		await expect(page.getByText(/This is a spreadsheet/).first()).toBeVisible();
		const rows = Array.from({ length: 10_001 }, (_, index) => `Bread ${index}`).join('\n');
		await choose.setInputFiles({ name: 'long.csv', mimeType: 'text/csv', buffer: Buffer.from(`title\n${rows}`) });
		await expect(page.getByText(/at most 10,000 rows. Split the list/).first()).toBeVisible();
		await choose.setInputFiles({ name: 'quote.csv', mimeType: 'text/csv', buffer: Buffer.from(OPEN_QUOTE) });
		await expect(page.getByText(/^Line 2: A text begins with a quotation mark and does not end/).first()).toBeVisible();
		await expect(page.getByRole('button', { name: /Start with/ })).toHaveCount(0);
		await wholePage(page, project.name, 'batch-quote', 1280);
	});

	await test.step('a list in an unknown encoding and without headings is taken as one column, and both can be chosen', async () => {
		const choose = page.locator('input[type=file]');
		await choose.setInputFiles({ name: 'list.txt', mimeType: 'text/plain', buffer: CYRILLIC });
		const encoding = page.getByLabel('Encoding of the letters');
		await expect(encoding).toHaveValue('windows-1251');
		await expect(page.getByText('Хлеб, масло и джем').first()).toBeVisible();
		await expect(page.getByText('2 rows, without errors.')).toBeVisible();
		await encoding.selectOption('windows-1252');
		await expect(page.getByText('Õëåá, ìàñëî è äæåì').first()).toBeVisible();
		await encoding.selectOption('windows-1251');
		await page.getByLabel('Columns are separated by').selectOption(',');
		await expect(page.getByLabel('Column 2')).toHaveValue('');
		await expect(page.getByText('Such as: масло и джем', { exact: true })).toBeVisible();
		await wholePage(page, project.name, 'batch-encoding', 1280);
	});

	await test.step('a line with more cells than the headings is not taken', async () => {
		const choose = page.locator('input[type=file]');
		const buffer = Buffer.from('title,prompt\nBread, butter and jam,notes\nRye,x');
		await choose.setInputFiles({ name: 'cells.csv', mimeType: 'text/csv', buffer });
		await expect(page.getByText('“notes” stands in no column', { exact: false })).toBeVisible();
		await expect(page.getByText(/^1 line has errors/)).toBeVisible();
		await expect(page.getByRole('button', { name: /Start with/ })).toBeDisabled();
		await page.getByRole('button', { name: 'Remove line 2' }).click();
		await expect(page.getByText('1 row, without errors.')).toBeVisible();
		await choose.setInputFiles({ name: 'quote.csv', mimeType: 'text/csv', buffer: Buffer.from(OPEN_QUOTE) });
		await expect(page.getByText('The list below is still the one from before.').first()).toBeVisible();
	});

	await test.step('a CSV of a German Excel is read with what is wrong in it', async () => {
		const choose = page.locator('input[type=file]');
		await page.route(NAMING, (route) => route.abort());
		await choose.setInputFiles({ name: 'brot.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV, 'latin1') });
		await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
		await expect(page.getByRole('button', { name: /Start with/ })).toBeDisabled();
		await expect
			.poll(() => complaints.splice(0))
			.toEqual([expect.stringContaining('Failed to load resource: net::ERR_FAILED')]);
		await page.unrouteAll();
		await page.getByRole('button', { name: 'Try again' }).click();
		await expect(page.getByLabel('Encoding of the letters')).toHaveValue('windows-1252');
		await expect(page.getByLabel('Titel')).toHaveValue('title');
		await expect(page.getByLabel('Datum')).toHaveValue('post_date');
		await expect(page.getByText('2 lines have errors')).toBeVisible();
		await expect(page.getByText('Bäckerhefe züchten').first()).toBeVisible();
		const understood = page.getByRole('row', { name: 'Bäckerhefe züchten' }).locator('.draftsmith-understood');
		await expect(understood).toContainText(/Author\s*an-author/);
		await expect(understood).toContainText(/Category\s*Baking/);
		await expect(understood).toContainText(/Notes for the writer\s*Für Anfänger\./);
		await page.getByLabel('Only lines with errors').check();
		await expect(page.getByRole('button', { name: /Start with/ })).toBeDisabled();
		await wholePage(page, project.name, 'batch-errors', 1280);
		await expectAccessible(page, '#draftsmith-batch');
		await page.getByLabel('Status in line 5').fill('Geplant');
		await page.getByLabel('Category in line 6').fill('Baking');
		await expect(page.getByText('3 rows, without errors.')).toBeVisible();
	});

	await test.step('the plan gives a date to each row that has none', async () => {
		await page.getByLabel('Publish the posts over days').check();
		await page.getByLabel('First day').fill('2031-03-29');
		await page.getByLabel('Posts a day').fill('30');
		await expect(page.getByText(/do not fit before midnight/)).toBeVisible();
		await page.getByLabel('Posts a day').fill('1');
		await expect(page.getByText(/The last post comes on Mar 30, 2031, 9:00\sAM/)).toBeVisible();
	});

	await test.step('an estimate, and a budget that is too small for one article', async () => {
		await page.getByRole('button', { name: 'Estimate', exact: true }).click();
		await expect(page.getByText(/^Tokens: [\d,]+ to [\d,]+$/)).toBeVisible();
		await expect(page.getByText(/^Price: unknown/)).toBeVisible();
		await page.getByLabel(/^Budget in tokens/).fill('5');
		await expect(page.getByText(/One article alone may take/)).toBeVisible();
		await page.getByLabel(/^Budget in tokens/).fill('900000');
		await page.getByLabel('Length', { exact: true }).selectOption('custom');
		await expect(page.getByText(/The rows have changed since the estimate/)).toBeVisible();
		await expect(page.getByRole('button', { name: /Start with/ })).toBeDisabled();
		await page.getByLabel('Words', { exact: true }).fill('15000');
		await expect(page.getByText('Type a whole number from 50 to 10000.')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Estimate', exact: true })).toBeHidden();
		await page.getByLabel('Length', { exact: true }).selectOption('medium');
		await expect(page.getByRole('button', { name: /Start with/ })).toBeEnabled();
		await page.getByLabel(/^Name of the batch/).fill('Breads of spring');
		await wholePage(page, project.name, 'batch-ready', 1280);
		await wholePage(page, project.name, 'batch-ready-782', 782);
		await expectAccessible(page, '#draftsmith-batch');
	});

	await test.step('an upload that the network breaks off is offered after a reload, and goes on', async () => {
		await page.route(MAKING, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
		await page.getByRole('button', { name: 'Start with 3 rows' }).click();
		await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
		await page.unrouteAll();
		await expect
			.poll(() => complaints.splice(0))
			.toEqual([expect.stringContaining('Failed to load resource: net::ERR_FAILED')]);
		await page.goto(address);
		await expect(page.getByText(/The upload of “Breads of spring” was interrupted: 0 of 3 rows/).first()).toBeVisible();
		await wholePage(page, project.name, 'batch-interrupted', 1280);
		await page.getByRole('button', { name: 'Go on with the upload' }).click();
		await expect(page.getByRole('heading', { name: 'Breads of spring' })).toBeFocused();
		await wholePage(page, project.name, 'batch-running', 1280);
	});

	await test.step('pause, resume, and cron writes the posts', async () => {
		await page.getByRole('button', { name: 'Pause' }).click();
		await expect(page.getByRole('button', { name: 'Resume' })).toBeFocused();
		await expect(page.getByText('Nothing more is sent until you resume.', { exact: false }).first()).toBeVisible();
		await page.getByRole('button', { name: 'Resume' }).click();
		await expect(async () => {
			await site.runPhp(`global $wpdb;
				$wpdb->query( "UPDATE {$wpdb->prefix}draftsmith_jobs SET next_poll_at = '2020-01-01 00:00:00' WHERE next_poll_at IS NOT NULL" );
				$wpdb->query( "UPDATE {$wpdb->prefix}draftsmith_batches SET next_release_at = '2020-01-01 00:00:00' WHERE next_release_at IS NOT NULL" );
				( new Draftsmith\\Parts() )->schedule()->ensure();`);
			await site.runCron();
			await expect(page.getByText('3 in posts')).toBeVisible({ timeout: 6000 });
		}).toPass({ timeout: 90_000 });
		await expect(page.getByText('Done', { exact: true })).toBeVisible();
		await expect(page.getByRole('link', { name: '=SUM(A1:A2) im Brot' })).toBeVisible();
		await wholePage(page, project.name, 'batch-done', 1280);
		await expectAccessible(page, '#draftsmith-batch');
	});

	const posts = JSON.parse(
		await site.runPhp(`echo wp_json_encode( array_map( static function ( $post ) {
			return array( $post->post_date, $post->post_status, get_userdata( $post->post_author )->user_login, wp_get_post_categories( $post->ID, array( 'fields' => 'names' ) ), wp_get_post_tags( $post->ID, array( 'fields' => 'names' ) ) );
		}, get_posts( array( 'post_status' => 'future', 'orderby' => 'date', 'order' => 'ASC', 'numberposts' => 9 ) ) ) );`),
	);
	expect(posts).toEqual([
		['2031-03-29 09:00:00', 'future', user, ['Baking'], ['rye', 'sour dough']],
		['2031-03-30 09:00:00', 'future', site.admin.user, ['Baking'], []],
		['2031-07-01 09:00:00', 'future', site.admin.user, ['Uncategorized'], []],
	]);

	await test.step('a pasted list is started and canceled, in long texts and from right to left', async () => {
		installCode(site, 'long', LONG_TEXTS);
		installCode(site, 'rtl', RIGHT_TO_LEFT);
		await page.goto(`${address}&batch=new`);
		await page.getByLabel(/^Titles, one a line/).fill('Rye bread\n\nOat bread');
		await page.getByRole('button', { name: /^Use these titles/ }).press('Enter');
		await expect(page.getByRole('heading', { name: /^Preview/ })).toBeVisible();
		await wholePage(page, project.name, 'batch-new-rtl', 1280);
		await wholePage(page, project.name, 'batch-new-rtl-782', 782);
		await page.getByRole('button', { name: /^Start with/ }).click();
		await page.getByRole('button', { name: /^Cancel the rest/ }).click();
		await page
			.getByRole('dialog')
			.getByRole('button', { name: /^Cancel the rest/ })
			.click();
		await expect(page.getByText(/^Canceled/).first()).toBeVisible();
		await page.getByRole('button', { name: /^All batches/ }).click();
		await expect(page.getByRole('button', { name: 'Breads of spring' })).toBeVisible();
		await wholePage(page, project.name, 'batch-list-rtl', 1280);
		await expectAccessible(page, '#draftsmith-batch');
		for (const name of ['long', 'rtl']) installCode(site, name, '<?php');
	});
});

test('a start whose answer is lost goes on with the same batch, or is taken back', async ({
	adminPage: page,
	complaints,
	world,
}, { project }) => {
	const { site } = world.stack;
	const lost = [expect.stringContaining('Failed to load resource: net::ERR_FAILED')];
	const titles = ['Rye bread', 'Oat bread'];
	const stage = page.getByRole('heading', { name: 'The upload was interrupted' });

	await test.step('a browser that does not know the site’s zone, and an estimate that fails', async () => {
		await site.runPhp(`update_option( 'timezone_string', 'Europe/Vilnius' );`);
		await page.addInitScript(forgetZone, 'Europe/Vilnius');
		await useTitles(page, site, titles, 'Breads of autumn');
		await page.route(ESTIMATING, (route) =>
			route.fulfill({ status: 503, json: { code: 'away', message: 'The service is away.', data: { status: 503 } } }),
		);
		const estimate = page.getByRole('button', { name: 'Estimate', exact: true });
		await estimate.press('Enter');
		await expect(page.locator('#draftsmith-batch').getByText('The service is away.').first()).toBeVisible();
		await expect(estimate).toBeFocused();
		await page.unrouteAll();
		await estimate.press('Enter');
		await expect(page.getByText(/^Tokens: /)).toBeVisible();
		await expect(page.getByRole('button', { name: 'Estimate again' })).toBeFocused();
		expect(complaints.splice(0).filter((text) => !text.includes('status of 503'))).toEqual([]);
	});

	await test.step('the batch runs already: pressing again starts no second one', async () => {
		await page.route(STARTING, async (route) => {
			await route.fetch();
			await route.abort();
		});
		await page.getByRole('button', { name: 'Start with 2 rows' }).click();
		await expect(stage).toBeVisible();
		await expect(page.locator('.draftsmith-place').filter({ has: stage }).last()).toBeFocused();
		await expect(page.getByRole('button', { name: /Start with/ })).toHaveCount(0);
		await expect.poll(() => complaints.splice(0)).toEqual(lost);
		await wholePage(page, project.name, 'batch-unsettled', 1280);
		await expectAccessible(page, '#draftsmith-batch');
		await page.unrouteAll();
		await page.getByRole('button', { name: 'Try again' }).click();
		await expect(page.getByRole('heading', { name: 'Breads of autumn' })).toBeFocused();
		expect(await countBatches(site, 'Breads of autumn')).toEqual({ batches: 1, rows: 2 });
	});

	await test.step('a row that failed is asked for again, the rest is canceled, and the focus stays near', async () => {
		await site.runPhp(`global $wpdb;
			$batch = $wpdb->get_var( "SELECT id FROM {$wpdb->prefix}draftsmith_batches WHERE name = 'Breads of autumn'" );
			$wpdb->query( "UPDATE {$wpdb->prefix}draftsmith_batches SET state = 'paused', pause_reason = 'person', next_release_at = NULL WHERE id = $batch" );
			$wpdb->query( "UPDATE {$wpdb->prefix}draftsmith_jobs SET state = 'failed', error_code = 'engine_unavailable', error_message = 'No answer.',
				error_retryable = 1, finished_at = updated_at WHERE batch_id = $batch AND title = 'Rye bread'" );`);
		await page.reload();
		const failed = page.getByRole('row').filter({ hasText: 'Rye bread' });
		await expect(page.getByRole('progressbar', { name: 'Breads of autumn' })).toHaveAttribute(
			'aria-valuetext',
			/1 failed/,
		);
		await failed.getByRole('button', { name: 'Write again: Rye bread' }).press('Enter');
		await expect(page.locator('#a11y-speak-polite')).toHaveText('“Rye bread” is being written again.');
		await expect(failed.getByRole('button')).toHaveCount(0);
		await expectFocusIn(page.locator('.draftsmith-card').filter({ has: page.getByRole('table') }));
		await page.getByRole('button', { name: 'Cancel the rest' }).press('Enter');
		await page.getByRole('dialog').getByRole('button', { name: 'Cancel the rest' }).press('Enter');
		await expect(page.getByRole('button', { name: 'Cancel the rest' })).toHaveCount(0);
		await expect(page.locator('#a11y-speak-polite')).toHaveText('The batch Breads of autumn is canceled.');
		await expectFocusIn(page.locator('#draftsmith-batch'));
	});

	await test.step('nothing was started: the list comes back, and what was uploaded is gone', async () => {
		await useTitles(page, site, titles, 'Breads of winter');
		await page.route(MAKING, async (route) => {
			if (route.request().method() !== 'POST') return route.continue();
			await route.fetch();
			await route.abort();
		});
		await page.getByRole('button', { name: 'Start with 2 rows' }).click();
		await expect(stage).toBeVisible();
		await expect.poll(() => complaints.splice(0)).toEqual(lost);
		expect(await countBatches(site, 'Breads of winter')).toEqual({ batches: 1, rows: 2 });
		await page.unrouteAll();
		await page.getByRole('button', { name: 'Change the list' }).click();
		await expect(page.getByRole('button', { name: 'Start with 2 rows' })).toBeEnabled();
		expect(await countBatches(site, 'Breads of winter')).toEqual({ batches: 0, rows: 0 });
	});

	await test.step('an upload that runs is stopped', async () => {
		const many = Array.from({ length: 150 }, (_, index) => `Bread ${index}`);
		await useTitles(page, site, many, 'Breads of summer');
		let letGo = () => {};
		const held = new Promise<void>((resolve) => {
			letGo = resolve;
		});
		await page.route(MAKING, async (route) => {
			if (route.request().method() === 'POST') await held;
			await route.continue();
		});
		await page.getByRole('button', { name: 'Start with 150 rows' }).click();
		const progress = page.getByText('Uploading: 0 of 150 rows.', { exact: false });
		await expect(progress).toBeVisible();
		await page.getByRole('button', { name: 'All batches' }).click();
		await expect(progress).toBeVisible();
		await wholePage(page, project.name, 'batch-uploading', 1280);
		await expectAccessible(page, '#draftsmith-batch');
		await page.getByRole('button', { name: 'Discard it' }).click();
		// The request that is under way arrives all the same; then nothing more is sent.
		letGo();
		await expect(progress).toHaveCount(0);
		await expect(page.locator('#draftsmith-batch .draftsmith-place').first()).toBeFocused();
		await expect(page.getByRole('button', { name: 'Breads of autumn' })).toBeVisible();
		await expect(page.getByRole('button', { name: 'Breads of summer' })).toHaveCount(0);
		expect(await countBatches(site, 'Breads of summer')).toEqual({ batches: 0, rows: 0 });
		await page.unrouteAll();
	});
});
