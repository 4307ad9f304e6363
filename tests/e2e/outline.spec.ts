import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { writesArticle } from '../fakes/fake-article-model.ts';
import type { Stack } from '../stack/start-stack.ts';
import { expect, expectAccessible, logIn, openSidebar, picture, test } from './fixtures.ts';
import { expectNoOverflow } from './looks.ts';

// Each test goes on where the one before ended: a site is registered once.
test.describe.configure({ mode: 'serial' });

/** Presses Tab until a field or button has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
	for (let press = 0; press < 80; press++) {
		if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`80 times Tab do not lead to ${target}`);
}

/** The outline has these headings, from top to bottom. */
async function expectHeadings(sidebar: Locator, headings: readonly string[]): Promise<void> {
	const read = () =>
		sidebar
			.getByLabel(/^Section \d+: Heading/)
			.evaluateAll((fields) => fields.map((field) => Reflect.get(field, 'value')));
	await expect.poll(read).toEqual(headings);
}

/** Opens the command palette and types into it. */
async function typeCommand(page: Page, text: string): Promise<void> {
	const field = page.getByRole('combobox', { name: /command/i });
	await page.keyboard.press('Control+k');
	await expect(field).toBeFocused();
	// It may hold still what was typed the last time.
	await page.keyboard.press('Control+a');
	await page.keyboard.type(text);
}

/** Opens the editor and asks for an article whose outline waits; gives the sidebar that shows it. */
async function askForOutline(page: Page, stack: Stack, title: string): Promise<Locator> {
	const sidebar = await openSidebar(page, stack);
	await sidebar.getByLabel('Title').fill(title);
	await sidebar.getByLabel('Approve the outline first').check();
	await sidebar.getByRole('button', { name: 'Generate' }).click();
	await expect(sidebar.getByLabel('Section 2: Heading')).toHaveValue('How the day begins');
	return sidebar;
}

/** Where something stands that can be seen. */
async function boxOf(target: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
	const box = await target.boundingBox();
	if (!box) throw new Error(`${target} can’t be seen`);
	return box;
}

const postId = (page: Page) => page.evaluate(() => window.wp.data.select('core/editor').getCurrentPostId());
const contentOf = (page: Page) => page.evaluate(() => window.wp.data.select('core/editor').getEditedPostContent());
const written = (content: string) => [...content.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, heading]) => heading);

test.beforeAll(async ({ world }) => {
	await world.stack.register();
	world.model.behave(writesArticle());
});

test('an article is written by keyboard alone, by the outline that was approved', async ({ adminPage: page, world }, {
	project,
}) => {
	await page.goto(`${world.stack.site.url}/wp-admin/post-new.php`);
	await expect(page.getByRole('button', { name: 'Draftsmith', exact: true })).toBeVisible();
	const asked: string[] = [];
	page.on('request', (request) => {
		if (/draftsmith(\/|%2F)v1/.test(request.url())) asked.push(request.url());
	});
	await typeCommand(page, 'Draftsmith: write');
	await expect(page.getByRole('option', { name: 'Draftsmith: write an article' })).toBeVisible();
	await picture(page, project.name, 'command-palette');
	expect(asked).toEqual([]);
	await page.keyboard.press('Enter');

	const sidebar = page.getByRole('region', { name: 'Editor settings' });
	await expect(sidebar.getByLabel('Title')).toBeFocused();
	await page.keyboard.type('Bread from the village');
	await tabTo(page, sidebar.getByLabel('Approve the outline first'));
	await page.keyboard.press('Space');
	await tabTo(page, sidebar.getByRole('button', { name: 'Generate' }));
	await page.keyboard.press('Enter');

	await expect(sidebar.getByRole('heading', { name: 'Look at the outline' })).toBeVisible();
	await expectHeadings(sidebar, ['', 'How the day begins', 'What the flour decides', 'People at the counter']);
	await picture(page, project.name, 'outline');
	await expectAccessible(page, '.draftsmith-view');

	await tabTo(page, sidebar.getByRole('button', { name: 'Section 3: Move up' }));
	await page.keyboard.press('Enter');
	const moved = ['', 'What the flour decides', 'How the day begins', 'People at the counter'];
	await expectHeadings(sidebar, moved);
	await expect(sidebar.getByRole('button', { name: 'Section 2: Move up' })).toBeFocused();
	await expect(page.locator('#a11y-speak-assertive')).toHaveText('“What the flour decides” is now section 2 of 4.');
	await tabTo(page, sidebar.getByRole('button', { name: 'Section 4: Remove' }));
	await page.keyboard.press('Enter');
	const undo = sidebar.getByRole('button', { name: 'Undo: remove “People at the counter”' });
	await expect(undo).toBeFocused();
	await page.keyboard.press('Enter');
	await expectHeadings(sidebar, moved);
	await expect(sidebar.getByRole('button', { name: 'Add a section' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(sidebar.getByLabel('Section 5: Heading')).toBeFocused();
	await tabTo(page, sidebar.getByRole('button', { name: 'Write the article' }));
	await page.keyboard.press('Enter');
	const empty = sidebar.getByLabel('Section 5: Heading');
	await expect(empty).toBeFocused();
	await expect(sidebar.getByText('Give this section a heading.')).toBeVisible();
	await picture(page, project.name, 'outline-errors');
	await expectAccessible(page, '.draftsmith-view');
	await page.keyboard.type('Where to buy it');
	await tabTo(page, sidebar.getByRole('button', { name: /^Section 5: 0 points/ }));
	await page.keyboard.press('Enter');
	await tabTo(page, sidebar.getByLabel('Points, one a line').last());
	await page.keyboard.type('the market on Friday\nthe mill');
	await picture(page, project.name, 'outline-points');
	await tabTo(page, sidebar.getByRole('button', { name: 'Write the article' }));
	await page.keyboard.press('Enter');

	await expect(sidebar.getByRole('heading', { name: 'The article is ready' })).toBeVisible();
	const insert = sidebar.getByRole('button', { name: /^Insert/ });
	await expect(insert).toBeEnabled();
	await tabTo(page, insert);
	await page.keyboard.press('Enter');
	await expect(sidebar.getByRole('heading', { name: 'The article is in this post' })).toBeVisible();
	expect(written(await contentOf(page)).slice(0, 4)).toEqual([
		'What the flour decides',
		'How the day begins',
		'People at the counter',
		'Where to buy it',
	]);
	expect(JSON.stringify(world.model.requests.map(({ body }) => body))).toContain('the market on Friday');

	await typeCommand(page, 'Draftsmith: new');
	await page.getByRole('option', { name: 'Draftsmith: new batch' }).click();
	await expect(page.getByLabel('Titles, one a line')).toBeVisible();
});

test('sections are dragged, and what is changed outlives the sidebar and a reload', async ({ adminPage: page, world }, {
	project,
}) => {
	const sidebar = await askForOutline(page, world.stack, 'Bread by hand');
	/** Grabs a section where its handle has come to rest; gives the height of the pointer. */
	const grab = async (index: number) => {
		const handle = sidebar.locator('.draftsmith-section__handle').nth(index);
		await handle.hover();
		const box = await boxOf(handle);
		await page.mouse.down();
		return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	};
	const from = await grab(3);
	const above = await boxOf(sidebar.locator('.draftsmith-section').nth(2));
	await page.mouse.move(from.x, above.y + 5, { steps: 6 });
	await picture(page, project.name, 'outline-drag');
	await page.mouse.up();
	const dragged = ['', 'How the day begins', 'People at the counter', 'What the flour decides'];
	await expectHeadings(sidebar, dragged);

	// Escape puts it back.
	const again = await grab(1);
	await page.mouse.move(again.x, again.y + 300, { steps: 4 });
	await expect(sidebar.getByLabel('Section 2: Heading')).not.toHaveValue('How the day begins');
	await page.keyboard.press('Escape');
	await page.mouse.up();
	await expectHeadings(sidebar, dragged);

	await sidebar.getByLabel('Section 2: Heading').fill('Before the sun');
	const id = await postId(page);
	await page.goto(`${world.stack.site.url}/wp-admin/post.php?post=${id}&action=edit`);
	await page.reload();
	await page.getByRole('button', { name: 'Draftsmith', exact: true }).click();
	await expect(sidebar.getByLabel('Section 2: Heading')).toHaveValue('Before the sun');
	await expectHeadings(sidebar, ['', 'Before the sun', 'People at the counter', 'What the flour decides']);
	expect(await page.evaluate(() => JSON.stringify(window.localStorage))).not.toContain('Before the sun');

	const heading = sidebar.getByLabel('Section 2: Heading');
	await page.setViewportSize({ width: 782, height: 900 });
	// A narrow editor closes its sidebars, after a moment.
	await expect(heading).toBeHidden();
	await page.getByRole('button', { name: 'Draftsmith', exact: true }).click();
	await expect(heading).toHaveValue('Before the sun');
	await expectNoOverflow(page, 'outline-782');
	await picture(page, project.name, 'outline-782');
	await page.setViewportSize({ width: 1280, height: 900 });
	await expect(heading).toBeVisible();
	await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
	await picture(page, project.name, 'outline-rtl');
	await page.evaluate(() => document.documentElement.removeAttribute('dir'));

	await sidebar.getByRole('button', { name: 'Undo all changes' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Undo all changes' }).click();
	await expect(sidebar.getByLabel('Section 2: Heading')).toHaveValue('How the day begins');
	await sidebar.getByRole('button', { name: 'Cancel this article' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Cancel the article' }).click();
	await expect(sidebar.getByRole('button', { name: 'Generate' })).toBeVisible();
});

test('two windows, and a service that is down: nothing is lost, and nobody is left in the dark', async ({
	page,
	world,
}, { project }) => {
	// What fails here is refused by the server, which browsers report as an error: no test of complaints.
	await logIn(page, world.stack.site, world.stack.site.admin);
	const sidebar = await askForOutline(page, world.stack, 'Bread in two windows');
	await sidebar.getByLabel('Section 2: Heading').fill('Mine');
	const second = await page.context().newPage();
	const other = await openSidebar(second, world.stack, `post.php?post=${await postId(page)}&action=edit`);
	await expect(other.getByLabel('Section 2: Heading')).toHaveValue('How the day begins');

	await world.stack.stopService();
	await other.getByRole('button', { name: 'Write the article' }).click();
	await expect(other.getByText('Your outline is kept, and sent again every few seconds.')).toBeVisible();
	await picture(second, project.name, 'outline-service-down');
	await expectAccessible(second, '.draftsmith-view');
	await world.stack.startService();
	await expect(other.getByRole('heading', { name: 'The article is ready' })).toBeVisible({ timeout: 60_000 });
	await second.close();

	// This window hears of it by itself; its own outline can still be copied. If the other one is done with it, it says so, too.
	await page.bringToFront();
	await expect(sidebar.getByRole('heading', { name: /The article is/ })).toBeVisible({ timeout: 60_000 });
});

test('an outline that was approved elsewhere, or whose article was canceled, can’t be handed in', async ({
	page,
	world,
}, { project }) => {
	const { site } = world.stack;
	await logIn(page, site, site.admin);
	const sidebar = await askForOutline(page, world.stack, 'Bread too late');
	await sidebar.getByLabel('Section 2: Heading').fill('Mine, but too late');
	world.model.behave({ kind: 'silence' });
	const approved = { sections: [{ heading: 'Theirs' }] };
	const id = await newestJob(world.stack);
	await site.rest(`/draftsmith/v1/jobs/${id}/outline`, { method: 'POST', user: site.admin, body: approved });
	const late = await site.rest(`/draftsmith/v1/jobs/${id}/outline`, {
		method: 'POST',
		user: site.admin,
		body: { sections: [{ heading: 'Mine, but too late' }] },
	});
	expect(late.status).toBe(409);
	await expect(sidebar.getByText(/The outline was approved in another window/)).toBeVisible({ timeout: 30_000 });
	await expect(sidebar.getByLabel('Your outline, to be copied')).toHaveValue(/Mine, but too late/);
	await picture(page, project.name, 'outline-conflict');
	await expectAccessible(page, '.draftsmith-view');
	await sidebar.getByRole('button', { name: 'Forget it' }).click();
	await expect(sidebar.getByText(/The outline was approved in another window/)).toBeHidden();
	await sidebar.getByRole('button', { name: 'Cancel' }).click();
	await expect(sidebar.getByRole('button', { name: 'Generate' })).toBeVisible();

	world.model.behave(writesArticle());
	await sidebar.getByLabel('Title').fill('Bread for nobody');
	await sidebar.getByRole('button', { name: 'Generate' }).click();
	await expect(sidebar.getByLabel('Section 2: Heading')).toHaveValue('How the day begins');
	await site.rest(`/draftsmith/v1/jobs/${await newestJob(world.stack)}/cancel`, { method: 'POST', user: site.admin });
	await expect(
		page.getByText('This article was canceled in another window, so its outline is gone.').first(),
	).toBeVisible({
		timeout: 30_000,
	});
	await expect(sidebar.getByRole('button', { name: 'Generate' })).toBeVisible();
});

test('a form is saved, applied, taken to a file and back; nothing is asked for before it is opened', async ({
	adminPage: page,
	world,
}, { project }) => {
	const asked: string[] = [];
	page.on('request', (request) => {
		const [, route] = /draftsmith(?:\/|%2F)v1(?:\/|%2F)(\w+)/.exec(request.url()) ?? [];
		if (route) asked.push(route);
	});
	const sidebar = await openSidebar(page, world.stack);
	await sidebar.getByLabel('Title').fill('A form to keep');
	await expect(sidebar.getByText(/articles? left today/)).toBeVisible();
	await expect.poll(() => [...new Set(asked)].sort()).toEqual(['catalog', 'jobs', 'usage']);

	await sidebar.getByRole('button', { name: 'Estimate' }).click();
	await expect(sidebar.getByText('Tokens written')).toBeVisible();
	await expect(sidebar.getByText('not known for this model')).toBeVisible();
	await expect(sidebar.getByText('1,000 words', { exact: true })).toBeVisible();
	await sidebar.getByLabel('Length').selectOption('long');
	await expect(sidebar.getByText('2,000 words', { exact: true })).toBeVisible();
	await picture(page, project.name, 'estimate');
	await sidebar.getByRole('button', { name: 'Estimate' }).click();

	await sidebar.getByRole('button', { name: 'House style' }).click();
	await sidebar.getByRole('button', { name: 'New house style' }).click();
	const window = page.getByRole('dialog', { name: 'New house style' });
	await window.getByLabel('Name').fill('Village Voice');
	await window.getByLabel('Content type').selectOption('news');
	await window.getByLabel('Terms').fill('app');
	await window.getByRole('button', { name: 'Save house style' }).click();
	await expect(window.getByLabel('Terms')).toBeFocused();
	await window.getByLabel('Terms').fill('app = always in small letters');
	await picture(page, project.name, 'house-style');
	await expectAccessible(page, '.components-modal__frame');
	await window.getByRole('button', { name: 'Save house style' }).click();
	const style = sidebar.getByRole('combobox', { name: 'House style' });
	await expect(style).toHaveValue('village-voice');
	await expect(sidebar.getByLabel('Content type')).toBeDisabled();

	await sidebar.getByLabel(/What should the article say/).fill('For people who never baked.');
	await sidebar.getByRole('button', { name: 'Presets' }).click();
	await sidebar.getByLabel('Save the form as').fill('<b>Weekly</b> news');
	await sidebar.getByLabel('For everybody who writes on this site').check();
	await sidebar.getByRole('button', { name: 'Save preset' }).click();
	await expect(sidebar.getByRole('button', { name: 'Apply “Weekly news”' })).toBeVisible();
	const download = page.waitForEvent('download');
	await sidebar.getByRole('button', { name: 'Export' }).click();
	const file = await (await download).path();
	expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
		version: 1,
		presets: [{ name: 'Weekly news', form: { prompt: 'For people who never baked.', length: 'long' } }],
		styles: [{ name: 'village-voice', content: { content_type: 'news' } }],
	});
	expect(readFileSync(file, 'utf8')).not.toContain('A form to keep');

	await sidebar.getByRole('button', { name: 'Rename “Weekly news”' }).click();
	await expect(sidebar.getByLabel('New name')).toBeFocused();
	await sidebar.getByLabel('New name').fill('Weekly news, 2');
	await page.keyboard.press('Enter');
	await expect(sidebar.getByRole('button', { name: 'Apply “Weekly news, 2”' })).toBeVisible();

	await sidebar.getByRole('button', { name: 'Change', exact: true }).click();
	const changing = page.getByRole('dialog', { name: 'Change the house style' });
	await changing.getByRole('button', { name: 'Delete' }).click();
	const question = page.getByRole('dialog', { name: 'Delete this house style?' });
	await expect(question.getByText('“village-voice” is gone then, for everybody.')).toBeVisible();
	await picture(page, project.name, 'house-style-delete');
	await question.getByRole('button', { name: 'Cancel' }).click();
	await expect(question).toBeHidden();
	await changing.getByRole('button', { name: 'Delete' }).click();
	await question.getByRole('button', { name: 'Delete' }).click();
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await expect(style).toHaveValue('');
	await expect(style.getByRole('option', { name: 'village-voice' })).toHaveCount(0);
	await expect(sidebar.getByLabel('Content type')).toBeEnabled();

	await sidebar.locator('input[type="file"]').setInputFiles(file);
	await expect(sidebar.getByText(/1 preset was imported/).first()).toBeVisible();
	await picture(page, project.name, 'presets');
	await expectAccessible(page, '.draftsmith-form');

	await sidebar.getByLabel('Length').selectOption('short');
	await sidebar.getByLabel(/What should the article say/).fill('');
	await sidebar.getByRole('button', { name: 'Apply “Weekly news”' }).click();
	await expect(sidebar.getByLabel('Length')).toHaveValue('long');
	await expect(sidebar.getByLabel(/What should the article say/)).toHaveValue('For people who never baked.');
	await expect(sidebar.getByLabel('Title')).toHaveValue('A form to keep');
	// It came back with the file.
	await expect(style).toHaveValue('village-voice');
	await expect(sidebar.getByText('It decides the content type: News.')).toBeVisible();
	await sidebar.getByRole('button', { name: 'Delete “Weekly news”' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
	await expect(sidebar.getByRole('button', { name: 'Apply “Weekly news”' })).toBeHidden();

	await sidebar.locator('input[type="file"]').setInputFiles({
		name: 'photo.json',
		mimeType: 'application/json',
		buffer: Buffer.from('no JSON'),
	});
	await expect(sidebar.getByText(/This is no file of Draftsmith presets/).first()).toBeVisible();
	await sidebar.getByRole('button', { name: 'Generate' }).click();
	await expect(sidebar.getByRole('heading', { name: 'The article is ready' })).toBeVisible();
	await typeCommand(page, 'Draftsmith: insert');
	await page.getByRole('option', { name: 'Draftsmith: insert the finished article' }).click();
	await expect(sidebar.getByRole('heading', { name: 'The article is in this post' })).toBeVisible();
	expect(JSON.stringify(world.model.requests.map(({ body }) => body))).toContain('always in small letters');
});

/** The id of the job that was asked for last. */
function newestJob({ site }: Stack): Promise<string> {
	return site.runPhp(
		'global $wpdb; echo (int) $wpdb->get_var( "SELECT MAX(id) FROM {$wpdb->prefix}draftsmith_jobs" );',
	);
}
