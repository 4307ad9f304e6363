import type { Locator, Page } from '@playwright/test';
import { writesText } from '../fakes/fake-article-model.ts';
import type { Credentials } from '../wordpress/index.ts';
import { ARTICLE, expect, expectAccessible, logIn, openSidebar, picture, test, watch } from './fixtures.ts';

// Each test goes on where the one before ended: a site is registered once.
test.describe.configure({ mode: 'serial' });

const WRITING = ['Keep as draft', 'Submit for review'];
const PUBLISHING = ['Publish privately', 'Publish', 'Schedule'];

const roles = [
	{ role: 'administrator', statuses: [...WRITING, ...PUBLISHING], mayShare: true, mayStyle: true },
	{ role: 'editor', statuses: [...WRITING, ...PUBLISHING], mayShare: true, mayStyle: false },
	{ role: 'author', statuses: [...WRITING, ...PUBLISHING], mayShare: false, mayStyle: false },
	{ role: 'contributor', statuses: WRITING, mayShare: false, mayStyle: false },
] as const;

test.beforeAll(async ({ world }) => {
	await world.stack.register();
	world.model.behave(writesText(ARTICLE));
});

/** Asks for a status that the form does not offer, as somebody does who changes the page. */
function askFor(page: Page, status: string): Promise<number> {
	return page.evaluate(async (wanted) => {
		const { data, apiFetch } = window.wp;
		try {
			await apiFetch({
				path: '/draftsmith/v1/jobs',
				method: 'POST',
				data: {
					post_id: data.select('core/editor').getCurrentPostId(),
					title: 'Not for me',
					language: 'en',
					model: 'baker',
					post_status: wanted,
				},
			});
			return 202;
		} catch (error) {
			return Number(Reflect.get(Object(Reflect.get(Object(error), 'data')), 'status'));
		}
	}, status);
}

/** Has an article written and inserted, and gives the post’s id. */
async function writeArticle(page: Page, sidebar: Locator, title: string): Promise<number> {
	await sidebar.getByLabel('Title').fill(title);
	await sidebar.getByRole('button', { name: 'Generate' }).click();
	await expect(sidebar.getByRole('heading', { name: 'The article is ready' })).toBeVisible();
	await sidebar.getByRole('button', { name: /^Insert/ }).click();
	await expect(sidebar.getByRole('heading', { name: 'The article is in this post' })).toBeVisible();
	return Number(await page.evaluate(() => window.wp.data.select('core/editor').getCurrentPostId()));
}

for (const { role, statuses, mayShare, mayStyle } of roles)
	test(`the ${role} finds what that role may do, and gets an article into a post`, async ({ page, world, complaints }, {
		project,
	}) => {
		const { site } = world.stack;
		const user: Credentials = role === 'administrator' ? site.admin : await site.createUser(`e-${role}`, role);
		await logIn(page, site, user);
		const sidebar = await openSidebar(page, world.stack);
		await expect(sidebar.getByLabel('Post status')).toBeVisible();
		expect(await sidebar.getByLabel('Post status').locator('option').allTextContents()).toEqual(statuses);
		expect(await askFor(page, 'publish')).toBe(role === 'contributor' ? 403 : 202);

		watch(page, complaints);
		const again = await openSidebar(page, world.stack);
		await again.getByRole('button', { name: 'Presets' }).click();
		await expect(again.getByLabel('Save the form as')).toBeVisible();
		await expect(again.getByLabel('For everybody who writes on this site')).toHaveCount(mayShare ? 1 : 0);
		await again.getByRole('button', { name: 'House style', exact: true }).click();
		await expect(again.getByRole('combobox', { name: 'House style' })).toBeVisible();
		await expect(again.getByRole('button', { name: 'New house style' })).toHaveCount(mayStyle ? 1 : 0);
		await again.getByLabel('Post status').selectOption(role === 'contributor' ? 'pending' : 'publish');
		await picture(page, project.name, `role-${role}`);
		const id = await writeArticle(page, again, `Bread of the ${role}`);
		const { json } = await site.rest(`/wp/v2/posts/${id}?context=edit`, { user: site.admin });
		expect(json).toMatchObject({
			status: role === 'contributor' ? 'pending' : 'publish',
			content: { raw: expect.stringContaining('Rye bread keeps for a week') },
		});
	});

test('a role that the owner has not allowed finds nothing of Draftsmith, and may not ask by hand either', async ({
	page,
	world,
}, { project }) => {
	const { site } = world.stack;
	await site.runPhp(
		`( new Draftsmith\\Accounts\\Settings() )->save( array( 'roles' => array( 'author' => array( 'allowed' => false ), 'editor' => array( 'allowed' => true, 'post_statuses' => array( 'pending' ), 'content_types' => array( 'news' ) ) ) ) );`,
	);
	const asked: string[] = [];
	page.on('request', (request) => {
		if (/draftsmith/i.test(request.url())) asked.push(request.url());
	});
	await logIn(page, site, await site.createUser('e-author', 'author'));
	await page.goto(`${site.url}/wp-admin/post-new.php`);
	await expect(page.getByRole('button', { name: 'Publish', exact: true }).first()).toBeVisible();
	await expect(page.getByRole('button', { name: 'Draftsmith', exact: true })).toHaveCount(0);
	expect(await page.content()).not.toMatch(/draftsmith-(editor|jobs|batch|usage)/);
	await picture(page, project.name, 'role-not-allowed');
	expect(asked).toEqual([]);
	expect(await askFor(page, 'draft')).toBe(403);
	await page.context().clearCookies();

	await logIn(page, site, await site.createUser('e-editor', 'editor'));
	const sidebar = await openSidebar(page, world.stack);
	await expect(sidebar.getByLabel('Post status')).toBeVisible();
	expect(await sidebar.getByLabel('Post status').locator('option').allTextContents()).toEqual(['Submit for review']);
	expect(await sidebar.getByLabel('Content type').locator('option').allTextContents()).toEqual(['News']);
	expect(await askFor(page, 'publish')).toBe(403);
	const id = await writeArticle(page, sidebar, 'News of the editor');
	const { json } = await site.rest(`/wp/v2/posts/${id}?context=edit`, { user: site.admin });
	expect(json).toMatchObject({ status: 'pending' });
});

test('a role that the owner’s rules do not know finds nothing either, until the owner decides', async ({
	page,
	world,
}, { project }) => {
	const { site } = world.stack;
	const contributor = await site.createUser('e-contributor', 'contributor');
	await logIn(page, site, contributor);
	await page.goto(`${site.url}/wp-admin/post-new.php`);
	await expect(
		page.getByRole('button', { name: 'Submit for Review' }).or(page.getByText('Save draft')).first(),
	).toBeVisible();
	await expect(page.getByRole('button', { name: 'Draftsmith', exact: true })).toHaveCount(0);
	expect(await askFor(page, 'draft')).toBe(403);
	await page.context().clearCookies();

	await logIn(page, site, site.admin);
	await page.goto(`${site.url}/wp-admin/options-general.php?page=draftsmith`);
	const row = (name: RegExp) => page.getByRole('row', { name }).first();
	await expect(row(/^Contributor/)).toContainText('Not decided yet, so as any other role: Not allowed');
	await expect(row(/^Any other role, or none/)).toContainText('Not allowed');
	await row(/^Any other role, or none/).scrollIntoViewIfNeeded();
	await picture(page, project.name, 'role-undecided');
	await page.getByRole('button', { name: 'Change Contributor' }).click();
	await page.getByLabel('May use Draftsmith').check();
	await expect(row(/^Contributor/)).toContainText('Everything');
	const card = page
		.locator('.draftsmith-card')
		.filter({ has: page.getByRole('heading', { name: 'Who may use what' }) });
	await expectAccessible(page, '#draftsmith-settings');
	await card.getByRole('button', { name: 'Save the changes' }).click();
	await expect(card.getByText('Saved.').first()).toBeVisible();
	await page.reload();
	await expect(row(/^Contributor/)).toContainText('Everything');
	await expect(row(/^Editor/)).toContainText('1 content type, 1 post status');
	await expect(row(/^Author/)).toContainText('Not allowed');
	await page.context().clearCookies();

	await logIn(page, site, contributor);
	const sidebar = await openSidebar(page, world.stack);
	await expect(sidebar.getByLabel('Post status')).toBeVisible();
});
