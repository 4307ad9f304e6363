import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { z } from 'zod';
import { LANGUAGES } from '../../plugin/tools/languages.ts';
import { readTranslations } from '../../plugin/tools/po-files.ts';
import { writesText } from '../fakes/fake-article-model.ts';
import { type FakeOpenAiServer, startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { evaluate } from '../plugin/support/evaluate.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';
import { ARTICLE, expect, expectAccessible, logIn, picture, test, watch } from './fixtures.ts';
import { expectNoOverflow, installCode, LONG_TEXTS, RIGHT_TO_LEFT, scrolledSideways, speaks } from './looks.ts';

// Each test goes on where the one before ended, on a site of their own.
test.describe.configure({ mode: 'serial' });

const plugin = join(import.meta.dirname, '../../plugin');

/** Jobs as the table holds them after a while: one of each kind, and many that are over. */
const SEED = `
	$insert = static function ( array $columns ) use ( $wpdb ) {
		static $number = 0;
		$number++;
		$time = gmdate( 'Y-m-d H:i:s', time() - 86400 * 10 + 60 * $number );
		$wpdb->insert( $wpdb->prefix . 'draftsmith_jobs', array_merge( array(
			'idempotency_key' => wp_generate_uuid4(), 'user_id' => 1, 'post_id' => 0, 'post_type' => 'post', 'post_status' => 'draft',
			'language' => 'en', 'model' => 'baker', 'scope' => 'self_hosted', 'content_type' => 'article', 'phase' => 'finished',
			'created_at' => $time, 'updated_at' => $time, 'finished_at' => $time, 'target_words' => 1000,
		), $columns ) );
	};
	for ( $i = 1; $i <= 30; $i++ ) {
		$post = wp_insert_post( array( 'post_title' => "Old article $i", 'post_status' => 'draft' ) );
		$insert( array( 'title' => "Old article $i", 'state' => 'succeeded', 'inserted_post_id' => $post, 'inserted_as' => 'new_post',
			'job_id' => wp_generate_uuid4(), 'input_tokens' => 1200, 'output_tokens' => 900, 'words' => 1000, 'acknowledged' => 1 ) );
	}
	$insert( array( 'title' => 'Kräuter im Garten', 'state' => 'failed', 'language' => 'de', 'model' => 'cloud', 'scope' => 'external', 'content_type' => 'how-to',
		'error_code' => 'engine_refused', 'error_message' => 'The model refused to write about this.', 'error_retryable' => 0, 'job_id' => wp_generate_uuid4() ) );
	$insert( array( 'title' => 'A title that is rather long, as titles of articles about housekeeping in large and small cities often are', 'state' => 'failed',
		'error_code' => 'engine_unavailable', 'error_message' => 'The model server did not answer for ten minutes.', 'error_retryable' => 1, 'job_id' => wp_generate_uuid4() ) );
	$insert( array( 'title' => 'Tea, given up', 'state' => 'canceled', 'finished_at' => null ) );
	$insert( array( 'title' => 'Rye bread, being written', 'state' => 'processing', 'phase' => 'writing', 'words' => 420, 'finished_at' => null ) );
	$insert( array( 'title' => 'Oats, waiting', 'state' => 'starting', 'phase' => 'queued', 'queue_position' => 3, 'finished_at' => null, 'job_id' => wp_generate_uuid4(),
		'user_id' => get_user_by( 'login', 'anna' )->ID ) );
	return (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}draftsmith_jobs" );`;

/** A language pack that knows a word of WordPress's lists. */
const LANGUAGE_PACK = `<?php
add_filter( 'pre_load_script_translations', static function ( $translations, $file, $handle ) {
	return 'wp-edit-site' === $handle ? '{"locale_data":{"messages":{"":{"lang":"de"},"Actions":["Aktionen </b>"]}}}' : $translations;
}, 10, 3 );`;

let stack: Stack;
let model: FakeOpenAiServer;
let anna: string;

test.beforeAll(async ({}, { project }) => {
	test.setTimeout(900_000);
	model = await startFakeOpenAiServer(writesText(ARTICLE));
	stack = await startStack({
		boot: { version: project.name === '6.8' ? '6.8' : '7.1' },
		models: [
			{
				id: 'baker',
				name: 'Baker 7B',
				engine: 'openai-compatible',
				scope: 'self_hosted',
				base_url: model.baseUrl,
				model: 'fake-model',
			},
		],
		environment: { DRAFTSMITH_DISCOVER: '0', DRAFTSMITH_VERIFICATION: 'off' },
	});
	anna = (await stack.site.createUser('anna', 'author')).password;
});
test.afterAll(async () => {
	await stack?.stop();
	await model?.stop();
});

test.beforeEach(async ({ page, complaints }) => {
	watch(page, complaints);
	await logIn(page, stack.site, stack.site.admin);
});

const screen = (page: Page): Locator => page.locator('#draftsmith-jobs');

async function openScreen(page: Page, query = ''): Promise<void> {
	await page.goto(`${stack.site.url}/wp-admin/admin.php?page=draftsmith-jobs${query}`);
}

/** The row of an article. */
const row = (page: Page, title: string) => screen(page).getByRole('row').filter({ hasText: title });

/** A picture of the screen that runs out of it nowhere. */
async function look(page: Page, version: string, name: string, width = 1280): Promise<void> {
	await page.setViewportSize({ width, height: 900 });
	await expectNoOverflow(page, name);
	await picture(page, version, name);
}

test('before registration it says what to do, and after it how to begin', async ({ page }, { project }) => {
	await openScreen(page);
	await expect(screen(page).getByRole('link', { name: 'Register this site' })).toBeVisible();
	await look(page, project.name, 'jobs-unregistered');
	await expectAccessible(page, '#draftsmith-jobs');
	await stack.register();
	await openScreen(page);
	await expect(screen(page).getByRole('heading', { name: 'No articles yet' })).toBeVisible();
	await expect(screen(page).getByRole('link', { name: 'Start a batch' })).toHaveAttribute(
		'href',
		/page=draftsmith-batch/,
	);
	await look(page, project.name, 'jobs-empty');
	await expectAccessible(page, '#draftsmith-jobs');
	expect(await evaluate(stack.site, z.number(), SEED)).toBe(35);
});

test('the list, wide and narrow, in long texts and from right to left', async ({ page }, { project }) => {
	await openScreen(page);
	await expect(row(page, 'Rye bread, being written').getByText('420 of 1,000 words')).toBeVisible();
	await expect(row(page, 'Oats, waiting').getByText('3 articles before it')).toBeVisible();
	await expect(row(page, 'Kräuter im Garten').getByText('External provider')).toBeVisible();
	await look(page, project.name, 'jobs-list');
	await expectAccessible(page, '#draftsmith-jobs');
	await look(page, project.name, 'jobs-list-782', 782);
	await expectAccessible(page, '#draftsmith-jobs');
	for (const [name, code] of [
		['long', LONG_TEXTS],
		['rtl', RIGHT_TO_LEFT],
	] as const) {
		installCode(stack.site, 'look', code);
		await openScreen(page);
		await expect(screen(page).getByText('Kräuter im Garten')).toBeVisible();
		await look(page, project.name, `jobs-list-${name}-782`, 782);
		await page.setViewportSize({ width: 1280, height: 900 });
		await expect(screen(page).getByRole('table')).toBeVisible();
		await look(page, project.name, `jobs-list-${name}`);
	}
	const style = page.locator('link[href*="draftsmith/build/jobs-rtl.css"]');
	await expect(style).toHaveCount(1);
	for (const language of LANGUAGES.filter(({ locale }) => ['de_DE', 'ru_RU'].includes(locale))) {
		const { locale } = language;
		installCode(stack.site, 'look', speaks(locale));
		await openScreen(page);
		const requested = readTranslations(plugin, language).get('Requested')?.[0] ?? 'nothing';
		await expect(screen(page).getByRole('button', { name: requested })).toBeInViewport({ ratio: 1 });
		await expect(row(page, 'Kräuter im Garten')).toBeVisible();
		await look(page, project.name, `jobs-list-${locale}`);
		expect(await scrolledSideways(page, '#draftsmith-jobs'), locale).toEqual([]);
		await look(page, project.name, `jobs-list-${locale}-782`, 782);
		expect(await scrolledSideways(page, '#draftsmith-jobs'), locale).toEqual([]);
		await page.setViewportSize({ width: 1280, height: 900 });
	}
	installCode(stack.site, 'look', LANGUAGE_PACK);
	await openScreen(page);
	await expect(screen(page).getByText('Aktionen </b>', { exact: true })).toBeVisible();
	installCode(stack.site, 'look', '<?php');
});

test('search, filters, sorting and page are in the address: reload and back find them again', async ({ page }) => {
	await openScreen(page);
	const search = screen(page).getByRole('searchbox', { name: 'Search titles' });
	await search.fill('old article 2');
	await expect(row(page, 'Old article 29')).toBeVisible();
	await expect(row(page, 'Kräuter')).toHaveCount(0);
	await expect(page).toHaveURL(/[?&]s=old\+article\+2/);
	await search.fill('');
	await expect(row(page, 'Kräuter im Garten')).toBeVisible();

	// The keyboard alone: from the search to the filters, to the state, to two of its values.
	await search.focus();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('menuitem', { name: 'State' })).toBeVisible();
	await page.getByRole('menuitem', { name: 'State' }).press('Enter');
	await expect(page.getByRole('listbox', { name: /State/ })).toBeVisible();
	await page.getByRole('option', { name: 'Failed' }).click();
	await page.keyboard.press('Escape');
	await expect(page).toHaveURL(/[?&]state=failed/);
	await expect(row(page, 'Kräuter im Garten')).toBeVisible();
	await expect(screen(page).getByRole('row')).toHaveCount(3);

	await screen(page).getByRole('button', { name: 'Title', exact: true }).press('Enter');
	await page.getByRole('menuitemradio', { name: 'Sort ascending' }).press('Enter');
	await expect(page).toHaveURL(/sort=title%2Casc/);
	await expect(screen(page).getByRole('row').nth(1)).toContainText('A title that is rather long');
	await page.reload();
	await expect(screen(page).getByRole('row')).toHaveCount(3);
	await expect(screen(page).getByRole('row').nth(1)).toContainText('A title that is rather long');
	await page.goBack();
	await expect(page).not.toHaveURL(/sort=/);
	await page.goBack();
	await expect(page).not.toHaveURL(/state=/);
	await expect(row(page, 'Rye bread, being written')).toBeVisible();

	await openScreen(page, '&language=de');
	await expect(screen(page).getByRole('row')).toHaveCount(2);
	await expect(screen(page).getByText(/Language.*German/)).toBeVisible();
	await openScreen(page, '&paged=2');
	await expect(row(page, 'Old article 1').first()).toBeVisible();
	await expect(row(page, 'Kräuter')).toHaveCount(0);
	await openScreen(page, '&paged=99');
	await expect(row(page, 'Old article 1').first()).toBeVisible();
});

test('times are those of the site’s clock', async ({ page }) => {
	const asked = await evaluate(
		stack.site,
		z.string(),
		`update_option( 'timezone_string', 'Pacific/Kiritimati' );
		return $wpdb->get_var( "SELECT created_at FROM {$wpdb->prefix}draftsmith_jobs WHERE title = 'Oats, waiting'" );`,
	);
	const clock = new Intl.DateTimeFormat('en-US', {
		dateStyle: 'medium',
		timeStyle: 'short',
		timeZone: 'Pacific/Kiritimati',
	});
	await openScreen(page);
	await expect(row(page, 'Oats, waiting')).toContainText(clock.format(new Date(`${asked.replace(' ', 'T')}Z`)));
	await evaluate(stack.site, z.boolean(), `return update_option( 'timezone_string', 'UTC' );`);
});

test('nothing found, and the way back', async ({ page }, { project }) => {
	await openScreen(page, '&s=nothing+of+the+kind&state=failed');
	await expect(screen(page).getByText('No article matches your search and filters.')).toBeVisible();
	await look(page, project.name, 'jobs-no-match');
	await expectAccessible(page, '#draftsmith-jobs');
	await screen(page).getByRole('button', { name: 'Clear search and filters' }).click();
	await expect(row(page, 'Kräuter im Garten')).toBeVisible();
});

test('a failed article says why and what to do, and the focus comes back', async ({ page }, { project }) => {
	await openScreen(page);
	const title = screen(page).getByRole('button', { name: 'Kräuter im Garten' });
	await title.press('Enter');
	const details = page.getByRole('dialog', { name: 'Kräuter im Garten' });
	await expect(details.getByText('The model refused to write about this.').first()).toBeVisible();
	await expect(details.getByText(/The same request would fail again/).first()).toBeVisible();
	await expect(details.getByText('unknown read, unknown written')).toBeVisible();
	await look(page, project.name, 'jobs-details');
	await expectAccessible(page, '.components-modal__screen-overlay');
	await page.keyboard.press('Escape');
	await expect(title).toBeFocused();
	await expect(screen(page).getByRole('link', { name: 'Old article 30' })).toHaveAttribute(
		'href',
		/post\.php\?post=\d+&action=edit/,
	);
});

test('deleting asks first, and tells of each row what became of it', async ({ page }, { project }) => {
	await openScreen(page);
	for (const title of ['Kräuter im Garten', 'Tea, given up']) {
		const checkbox = row(page, title).getByRole('checkbox');
		await checkbox.press('Space');
		await expect(checkbox).toBeChecked();
	}
	// Somebody else was faster with one of them.
	await evaluate(
		stack.site,
		z.number(),
		`return (int) $wpdb->delete( $wpdb->prefix . 'draftsmith_jobs', array( 'title' => 'Tea, given up' ) );`,
	);
	await screen(page).getByRole('button', { name: 'Delete', exact: true }).press('Enter');
	const question = page.getByRole('dialog', { name: 'Delete from the list?' });
	await expect(question.getByText('2 articles go from this list.')).toBeVisible();
	await look(page, project.name, 'jobs-delete');
	await expectAccessible(page, '.components-modal__screen-overlay');
	await question.getByRole('button', { name: 'Delete' }).press('Enter');
	await expect(screen(page).getByText('1 article is removed from the list.')).toBeVisible();
	await expect(screen(page).getByText(/“Tea, given up”: /)).toBeVisible();
	await expect(row(page, 'Kräuter im Garten')).toHaveCount(0);
	// The button that was pressed is gone, and so are the rows.
	await expect(screen(page).locator('.draftsmith-outcome')).toBeFocused();
	await look(page, project.name, 'jobs-partly');
	await expectAccessible(page, '#draftsmith-jobs');
});

test('an article is written, canceled, written again and inserted before one’s eyes', async ({ page }, { project }) => {
	const { site } = stack;
	// Slow enough to be canceled in the middle, also on a busy machine.
	model.behave(writesText(ARTICLE, { pieceDelay: 3000 }));
	const postId = await evaluate(
		site,
		z.number(),
		`return wp_insert_post( array( 'post_title' => 'Live bread', 'post_status' => 'draft' ) );`,
	);
	const submitted = await site.rest('/draftsmith/v1/jobs', {
		method: 'POST',
		user: site.admin,
		body: { title: 'Live bread', prompt: '', language: 'en', model: 'baker', post_id: postId },
	});
	expect(submitted.status, JSON.stringify(submitted.json)).toBe(202);
	const refreshes: string[] = [];
	page.on('request', (request) => {
		if (request.url().includes('/jobs?include')) refreshes.push(request.url());
	});
	await openScreen(page);
	const live = row(page, 'Live bread');
	await expect(live.getByText(/of [\d,]+ words/)).toBeVisible({ timeout: 60_000 });
	await look(page, project.name, 'jobs-live');
	await live.getByRole('button', { name: 'Actions' }).press('Enter');
	await page.getByRole('menuitem', { name: 'Cancel' }).press('Enter');
	const question = page.getByRole('dialog', { name: 'Cancel the writing?' });
	await expectAccessible(page, '.components-modal__screen-overlay');
	await question.getByRole('button', { name: 'Cancel the writing' }).press('Enter');
	await expect(screen(page).getByText('1 article is canceled.')).toBeVisible();
	await expect(live.getByText('Canceled')).toBeVisible();

	model.behave(writesText(ARTICLE, { pieceDelay: 150 }));
	await live.getByRole('button', { name: 'Write again' }).press('Enter');
	await expect(screen(page).getByText('1 article is being written again.')).toBeVisible();
	// Nobody reloads: the list asks by itself, once for all open jobs.
	await expect(live.filter({ hasText: 'Ready to insert' })).toBeVisible({ timeout: 60_000 });
	expect(refreshes.length).toBeGreaterThan(0);
	// The two that are open from the start, and this one while it is.
	for (const url of refreshes) {
		const asked = [...new URL(url).searchParams.keys()].filter((name) => name.startsWith('include'));
		expect([2, 3]).toContain(asked.length);
	}
	await live.filter({ hasText: 'Ready to insert' }).getByRole('button', { name: 'Insert now' }).press('Enter');
	await expect(screen(page).getByText('1 article is inserted.')).toBeVisible();
	await expect(screen(page).getByRole('link', { name: 'Live bread' })).toBeVisible();
	await look(page, project.name, 'jobs-inserted');
});

test('when the list can’t be loaded it says so, and tries again', async ({ page, complaints }, { project }) => {
	await page.route(/draftsmith\/v1\/jobs\?|draftsmith%2Fv1%2Fjobs/, (route) =>
		route.fulfill({ status: 500, json: { code: 'internal', message: 'The database is away.', data: { status: 500 } } }),
	);
	await openScreen(page);
	await expect(screen(page).getByText('The database is away.').first()).toBeVisible();
	await look(page, project.name, 'jobs-error');
	await expectAccessible(page, '#draftsmith-jobs');
	await page.unrouteAll();
	await screen(page).getByRole('button', { name: 'Try again' }).press('Enter');
	await expect(row(page, 'Rye bread, being written')).toBeVisible();
	await expect(screen(page)).toBeFocused();
	// The browser itself complains of an answer like that, before the page hears of it; of nothing else.
	expect(complaints.splice(0).filter((text) => !text.includes('status of 500'))).toEqual([]);
});

test('an author sees the own articles only, and 10,000 of others make it no slower', async ({ page }) => {
	await evaluate(
		stack.site,
		z.number(),
		`$table = $wpdb->prefix . 'draftsmith_jobs';
		$wpdb->query( 'BEGIN' );
		$time = gmdate( 'Y-m-d H:i:s' );
		for ( $i = 0; $i < 10000; $i++ ) {
			$wpdb->query( "INSERT INTO $table (idempotency_key, user_id, post_id, post_type, post_status, title, language, model, scope, content_type, state, phase, created_at, updated_at) VALUES ('many-$i', 1, 0, 'post', 'draft', 'Many $i', 'en', 'baker', 'self_hosted', 'article', 'canceled', 'finished', '$time', '$time')" );
		}
		$wpdb->query( 'COMMIT' );
		return 1;`,
	);
	await openScreen(page);
	await expect(row(page, 'Many 9999')).toBeVisible();
	const asked = page.waitForResponse((response) =>
		/draftsmith\/v1\/jobs\?.*page=400/.test(decodeURIComponent(response.url())),
	);
	await openScreen(page, '&paged=400&sort=title,asc');
	await expect(screen(page).getByRole('row')).toHaveCount(21);
	const answer = await asked;
	expect((await answer.body()).length).toBeLessThan(40_000);
	// Milliseconds of the request alone: how long a page takes to draw says more about the machine.
	expect(answer.request().timing().responseEnd).toBeLessThan(5000);

	await page.context().clearCookies();
	await logIn(page, stack.site, { user: 'anna', password: anna });
	await openScreen(page);
	await expect(row(page, 'Oats, waiting')).toBeVisible();
	await expect(screen(page).getByRole('row')).toHaveCount(2);
});
