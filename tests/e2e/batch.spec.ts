import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, expectAccessible, test } from './fixtures.ts';
import { wholePage } from './looks.ts';

/** The admin area from right to left, in texts as long as in German. */
const LONG_AND_RIGHT_TO_LEFT = `<?php
add_filter( 'gettext_with_context', static function ( $translation, $text, $context ) {
	return 'text direction' === $context ? 'rtl' : $translation;
}, 10, 3 );
add_action( 'admin_enqueue_scripts', static function () {
	wp_add_inline_script( 'wp-i18n', 'wp.hooks.addFilter( "i18n.gettext_draftsmith", "test", ( text ) => text + " Datenschutzgrundverordnung".slice( 0, Math.ceil( text.length * 0.4 ) ) );' );
} );`;

/** A CSV as a German Excel writes it: semicolons, Windows-1252, a quoted line break, `sep=`. Line 6 and 7 are wrong. */
const CSV = [
	'sep=;',
	'Titel;Anweisungen;Status;Datum;Autor;Kategorie;Schlagwörter',
	'Bäckerhefe züchten;"Für Anfänger.',
	'Kurz.";;;an-author;Baking;rye, sour dough',
	'=SUM(A1:A2) im Brot;;Gelöscht;01.07.2031 09:00;;;',
	'Wasser;;;;;Cooking;',
].join('\r\n');

test('a CSV is corrected, estimated and written to posts; a list of titles too', async ({
	adminPage: page,
	complaints,
	world,
}, { project }) => {
	test.setTimeout(240_000);
	const { site } = world.stack;
	await world.stack.register();
	const { user } = await site.createUser('an-author', 'author');
	await site.runPhp(`require_once ABSPATH . 'wp-admin/includes/taxonomy.php'; wp_create_category( 'Baking' );
		update_option( 'timezone_string', 'Europe/Vilnius' );`);
	const address = `${site.url}/wp-admin/admin.php?page=draftsmith-batch`;
	await page.goto(address);
	await expect(page.getByRole('heading', { name: 'Many articles at once' })).toBeVisible();
	await wholePage(page, project.name, 'batch-empty', 1280);
	await expectAccessible(page, '#draftsmith-batch');
	await page.getByRole('button', { name: 'New batch' }).click();

	await test.step('a spreadsheet is refused, a CSV is read with what is wrong in it', async () => {
		const choose = page.locator('input[type=file]');
		await choose.setInputFiles({ name: 'a.xlsx', mimeType: '', buffer: Buffer.from('PK\u0003\u0004') });
		await expect(page.getByText(/This is a spreadsheet/).first()).toBeVisible();
		const rows = Array.from({ length: 10_001 }, (_, index) => `Bread ${index}`).join('\n');
		await choose.setInputFiles({ name: 'long.csv', mimeType: 'text/csv', buffer: Buffer.from(`title\n${rows}`) });
		await expect(page.getByText(/at most 10,000 rows. Split the list/).first()).toBeVisible();
		await choose.setInputFiles({ name: 'brot.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV, 'latin1') });
		await expect(page.getByText(/read as Windows-1252/).first()).toBeVisible();
		await expect(page.getByLabel('Titel')).toHaveValue('title');
		await expect(page.getByLabel('Datum')).toHaveValue('post_date');
		await expect(page.getByText('2 lines have errors')).toBeVisible();
		await expect(page.getByText('Bäckerhefe züchten').first()).toBeVisible();
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
		await page.route(/draftsmith(\/|%2F)v1(\/|%2F)batches(\?|$)/, (route) =>
			route.request().method() === 'POST' ? route.abort() : route.continue(),
		);
		await page.getByRole('button', { name: 'Start with 3 rows' }).click();
		await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
		await page.unrouteAll();
		expect(complaints.splice(0)).toEqual(['error: Failed to load resource: net::ERR_FAILED']);
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
		writeFileSync(join(site.folder, 'wp-content', 'mu-plugins', 'look.php'), LONG_AND_RIGHT_TO_LEFT);
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
		writeFileSync(join(site.folder, 'wp-content', 'mu-plugins', 'look.php'), '<?php');
	});
});
