import type { Locator, Page } from '@playwright/test';
import { z } from 'zod';
import { evaluate } from '../plugin/support/evaluate.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';
import { expect, expectAccessible, logIn, test, watch } from './fixtures.ts';
import { installCode, LONG_TEXTS, RIGHT_TO_LEFT, wholePage } from './looks.ts';

// Each test goes on where the one before ended, on a site of their own.
test.describe.configure({ mode: 'serial' });

/** A service that tells of many days: the real answer, with other figures. */
const MANY_DAYS = `<?php
add_filter( 'http_response', static function ( $response, $arguments, $url ) {
	if ( '/v1/usage' === wp_parse_url( $url, PHP_URL_PATH ) ) {
		$report = json_decode( $response['body'], true );
		$report['today']['used'] = 42;
		$report['today']['limit'] = 50;
		$report['alerts'] = array( array( 'limit_source' => 'requests_per_day', 'threshold' => 80, 'at' => gmdate( 'Y-m-d\\TH:i:s\\Z' ) ) );
		$report['days'] = array();
		for ( $ago = 0; $ago < 31; $ago++ ) {
			foreach ( array( 'baker' => 2, 'cloud' => 1 ) as $model => $factor ) {
				$requests = $factor * ( $ago * 7 % 11 );
				$report['days'][] = array( 'date' => gmdate( 'Y-m-d', time() - $ago * 86400 ), 'key' => '••••abcd', 'model' => $model,
					'requests' => $requests, 'input_tokens' => 1200 * $requests, 'output_tokens' => 900 * $requests );
			}
		}
		$response['body'] = wp_json_encode( $report );
	}
	return $response;
}, 10, 3 );`;

let stack: Stack;
let anna: string;

test.beforeAll(async ({}, { project }) => {
	test.setTimeout(900_000);
	stack = await startStack({
		boot: { version: project.name === '6.8' ? '6.8' : '7.1' },
		environment: { DRAFTSMITH_DISCOVER: '0', DRAFTSMITH_VERIFICATION: 'off' },
	});
	anna = (await stack.site.createUser('anna', 'author')).password;
});
test.afterAll(() => stack?.stop());

test.beforeEach(async ({ page, complaints }) => {
	watch(page, complaints);
	await logIn(page, stack.site, stack.site.admin);
});

const forgetReport = () =>
	evaluate(
		stack.site,
		z.null(),
		`delete_transient( 'draftsmith_usage_report' ); delete_transient( 'draftsmith_usage' );`,
	);

const screen = (page: Page): Locator => page.locator('#draftsmith-usage');

async function openScreen(page: Page): Promise<void> {
	await page.goto(`${stack.site.url}/wp-admin/admin.php?page=draftsmith-usage`);
	await expect(screen(page).locator('h2').first()).toBeVisible();
}

test('before registration it says what to do, and before the first article that there is nothing', async ({ page }, {
	project,
}) => {
	await openScreen(page);
	await expect(screen(page).getByRole('link', { name: 'Register this site' })).toBeVisible();
	await wholePage(page, project.name, 'usage-unregistered', 1280);
	await expectAccessible(page, '#draftsmith-usage');
	await stack.register();
	await openScreen(page);
	await expect(screen(page).getByText('Nothing was used on these days.')).toBeVisible();
	await expect(screen(page).getByText('No article was asked for on these days.')).toBeVisible();
	await wholePage(page, project.name, 'usage-empty', 1280);
	await expectAccessible(page, '#draftsmith-usage');
});

test('the chart, the table behind it, what is left of today and the authors', async ({ page }, { project }) => {
	installCode(stack.site, 'days', MANY_DAYS);
	await forgetReport();
	await evaluate(
		stack.site,
		z.number(),
		`$anna = get_user_by( 'login', 'anna' )->ID;
		foreach ( array( array( $anna, 1200, 900, 1 ), array( $anna, null, null, null ), array( 1, null, null, null ) ) as list( $user, $read, $written, $post ) ) {
			$time = gmdate( 'Y-m-d H:i:s' );
			$wpdb->insert( $wpdb->prefix . 'draftsmith_jobs', array(
				'idempotency_key' => wp_generate_uuid4(), 'job_id' => wp_generate_uuid4(), 'user_id' => $user, 'post_id' => 0, 'post_type' => 'post', 'post_status' => 'draft',
				'title' => 'Tea', 'language' => 'en', 'model' => 'baker', 'scope' => 'self_hosted', 'content_type' => 'article', 'state' => 'succeeded', 'phase' => 'finished',
				'created_at' => $time, 'updated_at' => $time, 'input_tokens' => $read, 'output_tokens' => $written, 'inserted_post_id' => $post,
			) );
		}
		return (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}draftsmith_jobs" );`,
	);
	await openScreen(page);
	await expect(screen(page).getByText('80% of today’s articles of your plan are used.')).toBeVisible();
	await expect(screen(page).getByRole('meter', { name: 'Articles today' })).toHaveAttribute(
		'aria-valuetext',
		'42 of 50 articles',
	);
	await expect(screen(page).getByText(/^Both start anew in \d+ (hours?|minutes?): on .*\d/)).toBeVisible();
	const chart = screen(page).getByRole('img');
	// Each day has 3 * (ago * 7 % 11) articles: of 30 days that is 3 * 152.
	await expect(chart).toHaveAccessibleName(/^Articles of the last 30 days: 456 in all\. Most on .*: 30\.$/);
	await expect(chart.locator('rect')).toHaveCount(30);
	await wholePage(page, project.name, 'usage', 1280);
	await expectAccessible(page, '#draftsmith-usage');

	await screen(page).getByRole('button', { name: 'Tokens', exact: true }).press('Enter');
	await expect(chart).toHaveAccessibleName(/^Tokens of the last 30 days: 957,600 in all\./);
	await screen(page).getByText('The same as a table').press('Enter');
	const days = screen(page).getByRole('table', { name: 'Articles and tokens by day (UTC)' });
	await expect(days.getByRole('row')).toHaveCount(31);
	await expect(days.getByRole('row').nth(2)).toContainText(/21\s*25,200\s*18,900/);
	await expect(
		screen(page).getByRole('table', { name: 'Articles and tokens by model' }).getByRole('row').nth(1),
	).toContainText('baker');
	const authors = screen(page).getByRole('table', { name: /What was asked for on this site/ });
	await expect(authors.getByRole('row', { name: /anna/ })).toContainText(/2\s*1\s*0\s*1,200/);
	await expect(authors.getByRole('row', { name: /anna/ }).getByText('1 article is unknown').first()).toBeVisible();
	await expect(authors.getByRole('row', { name: /admin/ })).toContainText('Unknown');
	await expectAccessible(page, '#draftsmith-usage');

	await screen(page).getByRole('button', { name: '7 days' }).press('Enter');
	await expect(chart.locator('rect')).toHaveCount(7);
	await screen(page).getByRole('button', { name: '90 days' }).press('Enter');
	await expect(chart.locator('rect')).toHaveCount(31);
	await expect(screen(page).getByText('The service keeps the figures of single days for 31 days.')).toBeVisible();
	await wholePage(page, project.name, 'usage-table', 1280);
});

test('in long texts, from right to left, and on a narrow screen', async ({ page }, { project }) => {
	// With all of the report in it.
	const openReport = async () => {
		await openScreen(page);
		await expect(screen(page).getByRole('img')).toBeVisible();
		await expect(screen(page).getByRole('row', { name: /anna/ })).toBeVisible();
	};
	await openReport();
	await wholePage(page, project.name, 'usage-782', 782);
	for (const [name, code] of [
		['long', LONG_TEXTS],
		['rtl', RIGHT_TO_LEFT],
	] as const) {
		installCode(stack.site, 'look', code);
		await openReport();
		await wholePage(page, project.name, `usage-${name}`, 1280);
		await wholePage(page, project.name, `usage-${name}-782`, 782);
	}
	installCode(stack.site, 'look', '<?php');
});

test('when the service does not answer, what this site knows is there all the same', async ({ page }, { project }) => {
	await stack.stopService();
	await forgetReport();
	await openScreen(page);
	await expect(
		screen(page)
			.getByText(/can’t be reached/)
			.first(),
	).toBeVisible();
	await expect(screen(page).getByRole('row', { name: /anna/ })).toBeVisible();
	await wholePage(page, project.name, 'usage-away', 1280);
	await expectAccessible(page, '#draftsmith-usage');
	await stack.startService();
	await screen(page).getByRole('button', { name: 'Try again' }).click();
	await expect(screen(page).getByRole('img')).toBeVisible();
});

test('an author sees only the own figures, and nothing of all this is loaded elsewhere', async ({
	page,
	complaints,
}) => {
	await page.context().clearCookies();
	await logIn(page, stack.site, { user: 'anna', password: anna });
	await openScreen(page);
	await expect(screen(page).getByRole('heading', { name: 'Your articles' })).toBeVisible();
	await expect(screen(page).getByRole('row', { name: /anna/ })).toBeVisible();
	await expect(screen(page).getByRole('row', { name: /admin/ })).toHaveCount(0);
	const loaded: string[] = [];
	const failed: string[] = [];
	page.on('response', (response) => {
		if (response.status() >= 400) failed.push(response.url());
	});
	page.on('request', (request) => {
		if (/plugins\/draftsmith\/build\/(jobs|usage|batch)/.test(request.url())) loaded.push(request.url());
	});
	for (const address of ['wp-admin/index.php', 'wp-admin/edit.php', 'wp-admin/post-new.php', 'wp-admin/tools.php', ''])
		await page.goto(`${stack.site.url}/${address}`);
	// What the last page still had to say is said by now.
	await page.goto('about:blank');
	expect(loaded).toEqual([]);
	// Core's own pages may ask for what an author may not.
	expect(failed.filter((url) => url.includes('draftsmith'))).toEqual([]);
	expect(complaints.splice(0).filter((text) => !text.includes('Failed to load resource'))).toEqual([]);
});
