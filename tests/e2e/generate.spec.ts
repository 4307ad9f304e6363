import { writesText } from '../fakes/fake-article-model.ts';
import { checkBlocks } from '../stack/block-check.ts';
import { ARTICLE, expect, expectAccessible, openSidebar, picture, test } from './fixtures.ts';

// Each test goes on where the one before ended: a site is registered once.
test.describe.configure({ mode: 'serial' });

test('the owner registers the site and tests the connection', async ({ adminPage: page, world }, { project }) => {
	const { site, serviceUrl } = world.stack;
	// Another file may have registered the site of this worker.
	await site.runPhp(
		`array_map( 'delete_option', array( 'draftsmith_settings', 'draftsmith_api_key', 'draftsmith_challenge' ) );`,
	);
	await page.goto(`${site.url}/wp-admin/options-general.php?page=draftsmith`);
	await expect(page.getByLabel('E-mail')).toBeVisible();
	await picture(page, project.name, 'settings-before');
	await expectAccessible(page, '#draftsmith-settings');

	await page.getByRole('button', { name: 'Register this site' }).click();
	await expect(page.locator('#draftsmith-settings [aria-invalid="true"]').first()).toBeFocused();
	await picture(page, project.name, 'settings-errors');

	await page.getByLabel('Service address').fill(serviceUrl);
	await page.getByLabel('E-mail').fill('owner@example.org');
	await page.getByLabel('Name (optional)').fill('Olga Owner');
	await page.getByLabel('I agree that this site sends this to the service.').check();
	await page.getByRole('button', { name: 'Register this site' }).click();
	await expect(page.getByText('This site is registered.').first()).toBeVisible();
	await expect(page.getByText(/••••\w{4}$/).first()).toBeVisible();
	await page.getByRole('button', { name: 'Test the connection' }).click();
	await expect(page.getByRole('listitem').filter({ hasText: 'OK' })).toHaveCount(6);
	await picture(page, project.name, 'settings-after');
	await expectAccessible(page, '#draftsmith-settings');

	await page.setViewportSize({ width: 782, height: 900 });
	await picture(page, project.name, 'settings-782');
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect(overflow).toBeLessThanOrEqual(0);
});

test('an editor generates, watches, inserts, saves and reloads: native, valid blocks', async ({
	adminPage: page,
	world,
}, { project }) => {
	world.model.behave(writesText(ARTICLE, { pieceDelay: 60 }));
	const sidebar = await openSidebar(page, world.stack);
	await sidebar.getByLabel('Title').fill('Rye bread for beginners');
	await sidebar.getByLabel(/What should the article say/).fill('For people who never baked.');
	await expect(sidebar.getByLabel('Model')).toHaveValue('baker');
	await picture(page, project.name, 'sidebar-idle');
	await expectAccessible(page, '.draftsmith-form');

	await sidebar.getByRole('button', { name: 'Generate' }).click();
	await expect(sidebar.getByText('You may close this tab')).toBeVisible();
	// What was pressed is gone.
	await expect(sidebar.getByRole('heading', { name: 'Rye bread for beginners' })).toBeFocused();
	await expect(sidebar.getByRole('log')).toContainText('Rye bread keeps for a week');
	await picture(page, project.name, 'sidebar-running');
	await expectAccessible(page, '.draftsmith-view');

	await expect(sidebar.getByRole('heading', { name: 'The article is ready' })).toBeVisible();
	await expect(sidebar.getByRole('button', { name: /^Insert/ })).toBeEnabled();
	await picture(page, project.name, 'sidebar-done');
	await expectAccessible(page, '.draftsmith-view');
	await sidebar.getByRole('button', { name: /^Insert/ }).click();
	await expect(sidebar.getByRole('heading', { name: 'The article is in this post' })).toBeVisible();
	await picture(page, project.name, 'sidebar-inserted');

	await page.reload();
	await expect(page.getByRole('button', { name: 'Draftsmith', exact: true })).toBeVisible();
	const check = await checkBlocks(page);
	expect(check).toMatchObject({ invalid: 0, unchanged: true });
	expect(check.names).toEqual([
		'core/heading',
		'core/list',
		'core/list-item',
		'core/paragraph',
		'core/quote',
		'core/table',
	]);
	expect(world.model.requests.at(-1)?.body).toMatchObject({ model: 'fake-model' });
});

test('inserting is one undo step, and a post with content is not replaced without asking', async ({
	adminPage: page,
	world,
}) => {
	world.model.behave(writesText(ARTICLE, { pieceDelay: 60 }));
	const sidebar = await openSidebar(page, world.stack);
	await sidebar.getByLabel('Title').fill('A post with content');
	await page.evaluate(() => {
		const { blocks, data } = window.wp;
		data.dispatch('core/block-editor').insertBlocks(blocks.createBlock('core/paragraph', { content: 'My own words.' }));
	});
	await sidebar.getByRole('button', { name: 'Generate' }).click();
	await expect(sidebar.getByText('You may close this tab')).toBeVisible();
	// Who goes on writing meanwhile keeps the focus when the article comes.
	await page.frameLocator('iframe[name="editor-canvas"]').getByText('My own words.').click();
	await page.keyboard.press('End');
	await expect(sidebar.getByRole('heading', { name: 'The article is ready' })).toBeVisible();
	await page.keyboard.type(' And more of them.');
	await sidebar.getByRole('button', { name: /^Insert/ }).click();
	const question = page.getByRole('dialog', { name: 'This post has content' });
	await question.getByRole('button', { name: 'Add at the end' }).click();
	await expect(sidebar.getByRole('heading', { name: 'The article is in this post' })).toBeVisible();
	const content = () => page.evaluate(() => window.wp.data.select('core/editor').getEditedPostContent());
	expect(await content()).toContain('My own words. And more of them.');
	expect(await content()).toContain('Rye bread keeps');
	await page.getByRole('button', { name: 'Undo', exact: true }).click();
	expect(await content()).toContain('My own words.');
	expect(await content()).not.toContain('Rye bread keeps');
});

test('the tab is closed right after Generate, and the article is in the post all the same', async ({
	adminPage: page,
	world,
}) => {
	const { site } = world.stack;
	world.model.behave(writesText(ARTICLE, { pieceDelay: 20 }));
	const sidebar = await openSidebar(page, world.stack);
	await sidebar.getByLabel('Title').fill('Bread while I sleep');
	await sidebar.getByRole('button', { name: 'Generate' }).click();
	await expect(sidebar.getByText('You may close this tab')).toBeVisible();
	const postId = await page.evaluate(() => window.wp.data.select('core/editor').getCurrentPostId());
	await page.goto('about:blank');
	// An open editor holds its post for 150 s after its last sign of life; the laptop has been closed for longer.
	await site.runPhp(`update_post_meta( ${postId}, '_edit_lock', ( time() - 200 ) . ':1' );`);
	await expect
		.poll(
			async () => {
				await site.runCron();
				const { json } = await site.rest(`/wp/v2/posts/${postId}?context=edit`, { user: site.admin });
				return JSON.stringify(json);
			},
			{ timeout: 90_000, intervals: [2000] },
		)
		.toContain('Rye bread keeps for a week');
	await page.goto(`${site.url}/wp-admin/post.php?post=${postId}&action=edit`);
	await expect(page.getByRole('button', { name: 'Draftsmith', exact: true })).toBeVisible();
	expect(await checkBlocks(page)).toMatchObject({ invalid: 0, unchanged: true });
	expect(await postsTitled(world, 'Bread while I sleep')).toBe(1);
});

test('two tabs and cron at once give one post', async ({ adminPage: page, world, complaints }) => {
	const { site } = world.stack;
	world.model.behave(writesText(ARTICLE));
	const sidebar = await openSidebar(page, world.stack);
	await sidebar.getByLabel('Title').fill('One loaf, not three');
	await sidebar.getByRole('button', { name: 'Generate' }).click();
	await expect(sidebar.getByRole('heading', { name: 'The article is ready' })).toBeVisible();
	const second = await page.context().newPage();
	second.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
	const postId = await page.evaluate(() => window.wp.data.select('core/editor').getCurrentPostId());
	const other = await openSidebar(second, world.stack, `post.php?post=${postId}&action=edit`);
	await expect(other.getByRole('heading', { name: 'The article is ready' })).toBeVisible();
	const press = async (region: typeof sidebar) => {
		const button = region.getByRole('button', { name: /^Insert/ });
		if (await button.isEnabled()) await button.click({ timeout: 5000 }).catch(() => undefined);
	};
	await Promise.all([press(sidebar), press(other), site.runCron(), site.runCron()]);
	await expect(sidebar.getByRole('heading', { name: /The article is in/ })).toBeVisible();
	await site.runCron();
	expect(await postsTitled(world, 'One loaf, not three')).toBe(1);
	const marked = await site.runPhp(
		'global $wpdb; echo (int) $wpdb->get_var( "SELECT MAX(n) FROM (SELECT COUNT(*) AS n FROM $wpdb->postmeta WHERE meta_key = \'_draftsmith_job_id\' GROUP BY meta_value) t" );',
	);
	expect(marked).toBe('1');
	await second.close();
});

test('with the service down the request is kept, says so, and goes on when it is back', async ({
	adminPage: page,
	world,
}, { project }) => {
	world.model.behave(writesText(ARTICLE));
	const sidebar = await openSidebar(page, world.stack);
	await sidebar.getByLabel('Title').fill('Bread after the storm');
	await world.stack.stopService();
	await sidebar.getByRole('button', { name: 'Generate' }).click();
	await expect(sidebar.getByRole('heading', { name: 'Waiting for the service' })).toBeVisible();
	await expect(sidebar.getByText('Your request is kept and will be sent by itself.')).toBeVisible();
	await picture(page, project.name, 'sidebar-service-down');
	await expectAccessible(page, '.draftsmith-view');
	await world.stack.startService();
	await sidebar.getByRole('button', { name: 'Try now' }).click();
	await expect(sidebar.getByRole('heading', { name: 'The article is ready' })).toBeVisible();
});

test('a failed article says why and lets the request be changed', async ({ adminPage: page, world }, { project }) => {
	world.model.behave({ kind: 'status', status: 400 });
	const sidebar = await openSidebar(page, world.stack);
	await sidebar.getByLabel('Title').fill('A text that is refused');
	await sidebar.getByRole('button', { name: 'Generate' }).click();
	await expect(sidebar.getByRole('heading', { name: 'The article could not be written' })).toBeVisible();
	await picture(page, project.name, 'sidebar-failed');
	await expectAccessible(page, '.draftsmith-view');
	await sidebar.getByRole('button', { name: 'Change the request' }).click();
	await expect(sidebar.getByLabel('Title')).toHaveValue('A text that is refused');
});

test('nothing was logged of the plugin on the way', ({ world }) => {
	// Core itself warns on its dashboard when it has no network.
	const ours = world.stack.site.debugLog().split('\n');
	expect(ours.filter((line) => /plugins\/draftsmith|Fatal|Draftsmith\\/.test(line))).toEqual([]);
});

async function postsTitled(
	world: { stack: { site: { runPhp: (code: string) => Promise<string> } } },
	title: string,
): Promise<number> {
	const count = await world.stack.site.runPhp(
		`global $wpdb; echo (int) $wpdb->get_var( "SELECT COUNT(*) FROM $wpdb->posts WHERE post_type = 'post' AND post_status NOT IN ('auto-draft', 'inherit', 'trash') AND post_title = '${title}'" );`,
	);
	return Number(count);
}
