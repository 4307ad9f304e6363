import type { Page } from '@playwright/test';
import { writesArticle } from '../fakes/fake-article-model.ts';
import { checkBlocks } from '../stack/block-check.ts';
import { expect, expectAccessible, openSidebar, picture, test } from './fixtures.ts';

// Each test goes on where the one before ended: a site is registered once.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ world }) => {
	const { stack } = world;
	await stack.register();
	await stack.site.runPhp(`
		( new Draftsmith\\Accounts\\Settings() )->save( array( 'disclosure' => true ) );
		wp_insert_term( 'Bread', 'post_tag' );
		wp_insert_term( 'FOOD', 'category' );
	`);
});

const content = (page: Page) => page.evaluate(() => window.wp.data.select('core/editor').getEditedPostContent());
const title = (page: Page) => page.evaluate(() => window.wp.data.select('core/editor').getEditedPostAttribute('title'));
const postId = (page: Page) => page.evaluate(() => window.wp.data.select('core/editor').getCurrentPostId());
const DATE_PASSED = /^The date to publish this post on has passed, so it stays a draft\./;
const DISCLOSURE = 'This article was written with the help of AI and reviewed by an editor.';

test('an article is read part by part, one part is written again, and what was accepted goes in', async ({
	adminPage: page,
	world,
}, { project }) => {
	const { site } = world.stack;
	world.model.behave(writesArticle());
	const sidebar = await openSidebar(page, world.stack);
	await sidebar.getByLabel('Title').fill('Bread from the village');
	await sidebar.getByRole('button', { name: 'Generate' }).click();
	await expect(sidebar.getByRole('heading', { name: 'The article is ready' })).toBeVisible();
	await expect(sidebar.getByText('1 claim to verify')).toBeVisible();
	await picture(page, project.name, 'review-sidebar');
	await expectAccessible(page, '.draftsmith-view');

	// All of it with the keyboard.
	await sidebar.getByRole('button', { name: 'Read and review' }).press('Enter');
	const review = page.getByRole('dialog', { name: 'Review the article' });
	await expect(review.getByRole('checkbox', { name: 'Bread', exact: true })).toBeChecked();
	await expect(review.getByRole('checkbox', { name: 'FOOD', exact: true })).toBeChecked();
	await expect(review.getByRole('checkbox', { name: 'craft (new)' })).not.toBeChecked();
	await review.getByRole('checkbox', { name: 'baking (new)' }).press('Space');
	await expect(review.getByText('Good flour costs a little more than the rest.').first()).toBeVisible();
	await review.getByRole('checkbox', { name: 'Good flour costs a little more than the rest.' }).press('Space');
	await expect(review.getByText('All claims were verified.')).toBeVisible();
	await picture(page, project.name, 'review-modal');
	await expectAccessible(page, '.draftsmith-review');

	await review.getByRole('checkbox', { name: 'People at the counter' }).press('Space');
	const section = review.getByRole('region', { name: 'What the flour decides' });
	world.model.behave(
		writesArticle((asked, answer) => (asked.task === 'section' ? answer.replaceAll('baker', 'miller') : answer)),
	);
	await section.getByRole('button', { name: 'Regenerate with a hint' }).press('Enter');
	const hint = section.getByLabel('What shall be different? (optional)');
	await expect(hint).toBeFocused();
	await hint.fill('Speak of the miller.');
	await picture(page, project.name, 'review-hint');
	await expectAccessible(page, '.draftsmith-review');
	await section.getByRole('button', { name: 'Write this section again' }).press('Enter');
	await expect(section).toBeFocused();
	await expect(section.getByText('This section was written again.')).toBeVisible({ timeout: 60_000 });
	await expect(section.locator('ins').first()).toContainText('miller');
	await expect(section.locator('del').first()).toContainText('baker');
	await section.scrollIntoViewIfNeeded();
	await picture(page, project.name, 'review-rewritten');
	await expectAccessible(page, '.draftsmith-review');
	expect(JSON.stringify(world.model.requests.map(({ body }) => body))).toContain('Speak of the miller.');

	await review.getByRole('button', { name: /^Insert/ }).press('Enter');
	await expect(sidebar.getByRole('heading', { name: 'The article is in this post' })).toBeVisible();
	const inserted = await content(page);
	expect(inserted).toContain('miller');
	expect(inserted).toContain('How the day begins');
	expect(inserted).not.toContain('People at the counter');
	expect(inserted.split(DISCLOSURE)).toHaveLength(2);
	expect(await checkBlocks(page)).toMatchObject({ invalid: 0, unchanged: true });
	await sidebar.getByText('Where this text comes from').click();
	await expect(sidebar.getByText('baker', { exact: true })).toBeVisible();
	await picture(page, project.name, 'review-inserted');
	await expectAccessible(page, '.draftsmith-view');

	const id = await postId(page);
	const stored = await site.runPhp(`
		global $wpdb;
		echo wp_json_encode( array(
			'tags' => wp_get_post_tags( ${id}, array( 'fields' => 'names' ) ),
			'categories' => wp_get_post_categories( ${id}, array( 'fields' => 'names' ) ),
			'excerpt' => '' !== get_post( ${id} )->post_excerpt,
			'provenance' => get_post_meta( ${id}, '_draftsmith_provenance', true )['model'],
			'acknowledged' => (int) $wpdb->get_var( "SELECT acknowledged FROM {$wpdb->prefix}draftsmith_jobs WHERE post_id = ${id}" ),
		) );
	`);
	expect(JSON.parse(stored)).toMatchObject({
		tags: ['baking', 'Bread'],
		categories: ['FOOD'],
		provenance: 'baker',
		acknowledged: 1,
	});

	await sidebar.getByRole('button', { name: 'Undo the insert' }).click();
	await expect(sidebar.getByRole('heading', { name: 'The article was taken out again' })).toBeVisible();
	await expect.poll(() => content(page)).toBe('');
	await picture(page, project.name, 'review-undone');
	await expectAccessible(page, '.draftsmith-view');
	await expect
		.poll(() => site.runPhp(`echo (int) metadata_exists( 'post', ${id}, '_draftsmith_provenance' );`))
		.toBe('0');
	await page.getByRole('button', { name: 'Undo', exact: true }).click();
	await expect(sidebar.getByRole('heading', { name: 'The article is in this post' })).toBeVisible();
	await expect.poll(() => content(page)).toBe(inserted);
});

/** Opens a draft of three paragraphs. */
async function openPost(page: Page, world: { stack: Parameters<typeof openSidebar>[1] }, status = 'draft') {
	const paragraphs = ['First of mine.', 'The baker sleeps long.', 'Last of mine.'].map(
		(text) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`,
	);
	const id = await world.stack.site.runPhp(
		`echo wp_insert_post( array( 'post_title' => 'Mine', 'post_status' => '${status}', 'post_content' => ${JSON.stringify(paragraphs.join('\n\n')).replaceAll('$', '\\$')} ) );`,
	);
	const sidebar = await openSidebar(page, world.stack, `post.php?post=${id}&action=edit`);
	await expect.poll(() => content(page)).toBe(paragraphs.join('\n\n'));
	return sidebar;
}

/** Selects the block at a place, as a click does. */
const select = (page: Page, at: number) =>
	page.evaluate((index) => {
		const { data } = window.wp;
		const block = data.select('core/block-editor').getBlockOrder()[index];
		if (block === undefined) throw new Error(`there is no block ${index}`);
		data.dispatch('core/block-editor').selectBlock(block);
	}, at);

test('the article takes the place of the selected block, after a look at what changes', async ({
	adminPage: page,
	world,
}, { project }) => {
	world.model.behave(writesArticle());
	const sidebar = await openPost(page, world);
	await sidebar.getByRole('button', { name: 'Generate' }).click();
	await expect(sidebar.getByRole('heading', { name: 'The article is ready' })).toBeVisible();
	await select(page, 1);
	await sidebar.getByRole('radio', { name: 'In place of the selected blocks' }).check();
	await sidebar.getByRole('button', { name: 'Read and review' }).click();
	const review = page.getByRole('dialog', { name: 'Review the article' });
	await review.getByLabel('Show what changes in the post').click();
	const changes = review.getByRole('region', { name: 'What changes in the post' });
	await expect(changes.locator('del')).toContainText('The baker sleeps long.');
	await expect(changes.locator('ins').last()).toContainText(DISCLOSURE);
	await expect(changes).not.toContainText('First of mine.');
	await picture(page, project.name, 'review-changes');
	await expectAccessible(page, '.draftsmith-review');
	await review.getByRole('radio', { name: 'After the selected block' }).check();
	await expect(changes).toBeHidden();
	await review.getByRole('radio', { name: 'In place of the selected blocks' }).check();
	await expect(changes).toBeVisible();

	await page.evaluate(() => {
		document.documentElement.dir = 'rtl';
	});
	await picture(page, project.name, 'review-rtl');
	await page.evaluate(() => {
		document.documentElement.dir = 'ltr';
	});

	await review.getByRole('button', { name: /^Insert/ }).click();
	await expect(sidebar.getByRole('heading', { name: 'The article is in this post' })).toBeVisible();
	const inserted = await content(page);
	expect(inserted).not.toContain('The baker sleeps long.');
	expect(inserted.indexOf('First of mine.')).toBeLessThan(inserted.indexOf('How the day begins'));
	expect(inserted.indexOf('How the day begins')).toBeLessThan(inserted.indexOf('Last of mine.'));
	await page.getByRole('button', { name: 'Undo', exact: true }).click();
	await expect.poll(() => content(page)).toContain('The baker sleeps long.');
	expect(await content(page)).not.toContain('How the day begins');
});

test('in a published post it goes behind the selected block, is not saved, and one undo takes it out', async ({
	adminPage: page,
	world,
}) => {
	world.model.behave(writesArticle());
	const sidebar = await openPost(page, world, 'publish');
	const before = await content(page);
	await sidebar.getByRole('button', { name: 'Generate' }).click();
	await expect(sidebar.getByRole('heading', { name: 'The article is ready' })).toBeVisible();
	await select(page, 0);
	await sidebar.getByRole('radio', { name: 'After the selected block' }).check();
	await sidebar.getByRole('button', { name: /^Insert/ }).click();
	await expect(sidebar.getByRole('heading', { name: 'Inserted, not saved yet' })).toBeVisible();
	const inserted = await content(page);
	expect(inserted.indexOf('First of mine.')).toBeLessThan(inserted.indexOf('How the day begins'));
	expect(inserted.indexOf('How the day begins')).toBeLessThan(inserted.indexOf('The baker sleeps long.'));
	await expectAccessible(page, '.draftsmith-view');
	// A later change is not what is taken back.
	await page.evaluate(() => window.wp.data.dispatch('core/editor').editPost({ title: 'Retitled' }));
	await sidebar.getByRole('button', { name: 'Undo the insert' }).click();
	await expect.poll(() => content(page)).toBe(before);
	expect(await title(page)).toBe('Retitled');
	await expect(sidebar.getByRole('heading', { name: 'The article is ready' })).toBeVisible();

	// Once readers see it, taking it out is for them, too, only when it is saved.
	await select(page, 0);
	await sidebar.getByRole('button', { name: /^Insert/ }).click();
	await expect(sidebar.getByRole('heading', { name: 'Inserted, not saved yet' })).toBeVisible();
	await page.evaluate(() => window.wp.data.dispatch('core/editor').savePost());
	await expect(sidebar.getByRole('heading', { name: 'The article is in this post' })).toBeVisible();
	await sidebar.getByRole('button', { name: 'Undo the insert' }).click();
	await expect(sidebar.getByText('Not saved yet: readers still see it.')).toBeVisible();
	await expectAccessible(page, '.draftsmith-view');
	await sidebar.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(sidebar.getByText('Not saved yet: readers still see it.')).toBeHidden();
	const id = await postId(page);
	const stored = () =>
		world.stack.site.runPhp(
			`$post = get_post( ${id} ); echo $post->post_status . ' ' . (int) str_contains( $post->post_content, 'How the day begins' );`,
		);
	await expect.poll(stored).toBe('publish 0');
});

test('a section that can’t be written again keeps its text, and a discarded article is erased at the service', async ({
	adminPage: page,
	world,
}, { project }) => {
	world.model.behave(writesArticle());
	await page.setViewportSize({ width: 782, height: 900 });
	const sidebar = await openSidebar(page, world.stack);
	await sidebar.getByLabel('Title').fill('Bread <b>as it is</b> & more');
	const status = sidebar.getByLabel('Post status');
	await status.selectOption('Schedule');
	await expect(sidebar.getByLabel('Publish on')).toHaveValue('');
	await status.selectOption('Keep as draft');
	await sidebar.getByRole('button', { name: 'Generate' }).click();
	await sidebar.getByRole('button', { name: 'Read and review' }).click();
	const review = page.getByRole('dialog', { name: 'Review the article' });
	await expect(review.getByText('Bread <b>as it is</b> & more', { exact: true })).toBeVisible();
	await picture(page, project.name, 'review-782');
	const frame = review.locator('.components-modal__content');
	await expect.poll(() => frame.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
	const section = review.getByRole('region', { name: 'How the day begins' });
	const text = await section.locator('.draftsmith-prose').innerText();
	world.model.behave({ kind: 'status', status: 400 });
	await section.getByRole('button', { name: 'Regenerate with a hint' }).click();
	await section.getByRole('button', { name: 'Write this section again' }).click();
	await expect(section.getByText('Its text is as it was.')).toBeVisible({ timeout: 60_000 });
	await expect(section.locator('.draftsmith-prose')).toHaveText(text, { useInnerText: true });
	await picture(page, project.name, 'review-failed');
	await expectAccessible(page, '.draftsmith-review');
	await page.keyboard.press('Escape');
	await expect(review).toBeHidden();

	await sidebar.getByRole('button', { name: 'Discard' }).click();
	const question = page.getByRole('dialog', { name: 'Discard this article?' });
	await expect(question.getByText('erased here and at the service')).toBeVisible();
	await question.getByRole('button', { name: 'Discard' }).click();
	await expect(sidebar.getByRole('button', { name: 'Generate' })).toBeVisible();
	await expect(sidebar.getByLabel('Title')).toBeFocused();
	await expect(page.locator('#a11y-speak-polite')).toContainText('is discarded.');
	const acknowledged = () =>
		world.stack.site.runPhp(
			'global $wpdb; echo $wpdb->get_var( "SELECT acknowledged FROM {$wpdb->prefix}draftsmith_jobs WHERE discarded = 1 ORDER BY id DESC LIMIT 1" );',
		);
	await expect.poll(acknowledged).toBe('1');
});

test('an article whose date has passed by the time it is ready stays a draft, and its writer is told so', async ({
	adminPage: page,
	world,
}, { project }) => {
	const { site } = world.stack;
	world.model.behave(writesArticle());
	const sidebar = await openSidebar(page, world.stack);
	await sidebar.getByLabel('Title').fill('Bread for yesterday');
	await sidebar.getByLabel('Post status').selectOption('Schedule');
	await sidebar.getByLabel('Publish on').fill('2031-05-01T09:00');
	await sidebar.getByRole('button', { name: 'Generate' }).click();
	await expect(sidebar.getByRole('button', { name: 'Insert and schedule' })).toBeEnabled();
	await expect(sidebar.getByText(DATE_PASSED)).toHaveCount(0);
	const id = await postId(page);
	// Its writer comes back only after that date.
	await site.runPhp(
		`global $wpdb; $wpdb->update( $wpdb->prefix . 'draftsmith_jobs', array( 'post_date' => '2021-05-01 09:00:00' ), array( 'post_id' => ${id} ) );`,
	);
	await page.goto(`${site.url}/wp-admin/post.php?post=${id}&action=edit`);
	await page.getByRole('button', { name: 'Draftsmith', exact: true }).click();
	await expect(sidebar.getByText(DATE_PASSED)).toBeVisible();
	const insert = sidebar.getByRole('button', { name: 'Insert', exact: true });
	await expect(insert).toBeEnabled();
	await picture(page, project.name, 'review-date-passed');
	await expectAccessible(page, '.draftsmith-view');
	await insert.click();
	await expect(sidebar.getByRole('heading', { name: 'The article is in this post' })).toBeVisible();
	// Said once more where everybody looks: a command inserts without a look at the sidebar.
	await expect(page.locator('.components-notice-list').getByText(DATE_PASSED)).toBeVisible();
	expect(await site.runPhp(`echo get_post_status( ${id} );`)).toBe('draft');
});
