import { z } from 'zod';
import { writesArticle } from '../fakes/fake-article-model.ts';
import { runTick } from '../plugin/support/cron.ts';
import { evaluate } from '../plugin/support/evaluate.ts';
import { expect, expectAccessible, logIn, openSidebar, picture, test, watch } from './fixtures.ts';
import { wholePage } from './looks.ts';

test.beforeAll(({ world }) => world.stack.register());

/** What the fake model gives as a statement to verify. */
const CLAIM = 'Good flour costs a little more than the rest.';

test('what to verify of an article that nobody saw come waits in its post’s sidebar until it was looked over', async ({
	adminPage: page,
	world,
}, { project }) => {
	const { site } = world.stack;
	world.model.behave(writesArticle());
	const id = await evaluate(
		site,
		z.number(),
		`$request = array( 'title' => 'Bread by itself', 'language' => 'en', 'model' => 'baker', 'content_type' => 'article', 'post_type' => 'post', 'post_status' => 'draft' );
		return ( new Draftsmith\\Parts() )->submission()->submit( $request, array( 'user_id' => 1 ) )->id;`,
	);
	const insertedPost = () =>
		evaluate(
			site,
			z.coerce.number(),
			`return (int) $wpdb->get_var( $wpdb->prepare( "SELECT inserted_post_id FROM {$wpdb->prefix}draftsmith_jobs WHERE id = %d", $input ) );`,
			id,
		);
	await expect
		.poll(
			async () => {
				await runTick(site);
				return insertedPost();
			},
			{ timeout: 60_000 },
		)
		.toBeGreaterThan(0);
	const path = `post.php?post=${await insertedPost()}&action=edit`;
	const sidebar = await openSidebar(page, world.stack, path);
	await expect(sidebar.getByRole('heading', { name: 'The article is in this post' })).toBeVisible();
	await expect(sidebar.getByText(/came into the post without an editor/)).toBeVisible();
	await sidebar.getByRole('checkbox', { name: CLAIM }).press('Space');
	await expect(sidebar.getByText('All claims were verified.')).toBeVisible();
	await picture(page, project.name, 'pending-review');
	await expectAccessible(page, '.draftsmith-view');
	await sidebar.getByRole('button', { name: 'I have looked these over' }).press('Enter');
	await expect(sidebar.getByRole('button', { name: 'Generate' })).toBeVisible();
	await expect(sidebar.getByText(CLAIM)).toBeHidden();
	await page.reload();
	await page.getByRole('button', { name: 'Draftsmith', exact: true }).click();
	await expect(sidebar.getByRole('button', { name: 'Generate' })).toBeVisible();
});

test('a plan whose dates come before the limits let the rows be written is warned of before the start', async ({
	page,
	complaints,
	world,
}, { project }) => {
	const { site } = world.stack;
	await site.runPhp(
		`( new Draftsmith\\Accounts\\Settings() )->save( array( 'roles' => array( 'editor' => array( 'allowed' => true, 'articles_per_day' => 1 ) ) ) );`,
	);
	watch(page, complaints);
	await logIn(page, site, await site.createUser('an-editor', 'editor'));
	await page.goto(`${site.url}/wp-admin/admin.php?page=draftsmith-batch&batch=new`);
	await page.getByLabel('Titles, one a line').fill('Rye bread\nWheat bread\nOat bread');
	await page.getByRole('button', { name: 'Use these titles' }).click();
	await page.getByLabel('Publish the posts over days').check();
	const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
	await page.getByLabel('First day').fill(tomorrow);
	for (const day of await page.getByRole('group', { name: 'On these days' }).getByRole('checkbox').all())
		await day.check();
	await page.getByLabel('Posts a day').fill('2');
	await page.getByRole('button', { name: 'Estimate', exact: true }).click();
	await expect(page.getByText('By the limits of the plan it takes at least 3 days.')).toBeVisible();
	await page.getByLabel('Posts a day').fill('3');
	// Where it can be corrected, and beside the estimate that says so.
	const warnings = page.locator('#draftsmith-batch').getByText(/^1 row has a date before it can be written/);
	await expect(warnings).toHaveCount(2);
	await wholePage(page, project.name, 'batch-late', 1280);
	await expectAccessible(page, '#draftsmith-batch');
	await page.getByLabel('Posts a day').fill('1');
	await expect(warnings).toHaveCount(0);
});
