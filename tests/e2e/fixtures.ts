import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, type Cookie, expect, type Page } from '@playwright/test';
import { writesText } from '../fakes/fake-article-model.ts';
import { type FakeOpenAiServer, startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';
import type { Credentials, WordPressSite } from '../wordpress/index.ts';

/** What the fake model writes: every kind of block that an article has. */
export const ARTICLE = [
	'Rye bread keeps for a week, and it asks for **patience** more than for skill.',
	'## What you need',
	'- rye flour\n- water\n- salt\n  - fine, not coarse',
	'## The steps',
	'1. Mix the dough.\n2. Let it rest.\n3. Bake it at 230 °C.',
	'> Good bread takes its time.',
	'| Flour | Water |\n| --- | ---: |\n| 500 g | 400 ml |',
	'See [the bakery](https://example.com/bread) for `more`.',
].join('\n\n');

type World = { stack: Stack; model: FakeOpenAiServer };

/** A console message that says something is wrong with us, as text; undefined for all others. */
function complaint(type: string, text: string): string | undefined {
	return type === 'error' || (type === 'warning' && /draftsmith|deprecated/i.test(text))
		? `${type}: ${text}`
		: undefined;
}

export const test = base.extend<{ complaints: string[]; adminPage: Page }, { world: World }>({
	world: [
		async ({}, use, workerInfo) => {
			const version = workerInfo.project.name === '6.8' ? '6.8' : '7.1';
			const model = await startFakeOpenAiServer(writesText(ARTICLE));
			const stack = await startStack({
				boot: { version },
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
				// The proof of a site, and the limits until then, are what settings.spec.ts is about.
				environment: { DRAFTSMITH_DISCOVER: '0', DRAFTSMITH_VERIFICATION: 'off' },
			});
			await use({ stack, model });
			await stack.stop();
			await model.stop();
		},
		{ scope: 'worker', timeout: 900_000 },
	],
	complaints: async ({}, use) => {
		const complaints: string[] = [];
		await use(complaints);
		expect(complaints).toEqual([]);
	},
	adminPage: async ({ world, page, complaints }, use) => {
		watch(page, complaints);
		await logIn(page, world.stack.site, world.stack.site.admin);
		await use(page);
	},
});

export { expect };

/** Collects what the page complains of. */
export function watch(page: Page, complaints: string[]): void {
	page.on('console', (message) => {
		const text = complaint(message.type(), message.text());
		if (text !== undefined) complaints.push(`${text} (${message.location().url})`);
	});
	page.on('pageerror', (error) => complaints.push(`exception: ${error.stack ?? error.message}`));
}

/** The cookies of people who have logged in before, by their name and password: the form costs seconds each time. */
const sessions = new WeakMap<WordPressSite, Map<string, Cookie[]>>();

/** Logs a page in: as a person does for the first time, with the cookies of that time for the next ones. */
export async function logIn(page: Page, site: WordPressSite, credentials: Credentials): Promise<void> {
	const known = sessions.get(site) ?? new Map<string, Cookie[]>();
	sessions.set(site, known);
	const person = JSON.stringify([credentials.user, credentials.password]);
	const cookies = known.get(person);
	if (cookies) return page.context().addCookies(cookies);
	// To the front page: the dashboard asks wordpress.org for news, and the profile's script complains when it is left early.
	await page.goto(`${site.url}/wp-login.php?redirect_to=%2F`);
	// The page's own script moves the focus there after a moment; what is typed meanwhile lands in the wrong field.
	await expect(page.locator('#user_login')).toBeFocused();
	await page.locator('#user_login').fill(credentials.user);
	await page.locator('#user_pass').fill(credentials.password);
	await page.locator('#wp-submit').click();
	await page.waitForURL(`${site.url}/`);
	known.set(person, await page.context().cookies());
}

/** Opens the editor at a path under wp-admin and Draftsmith's sidebar in it. */
export async function openSidebar(page: Page, stack: Stack, path = 'post-new.php') {
	await page.goto(`${stack.site.url}/wp-admin/${path}`);
	const sidebar = page.getByRole('region', { name: 'Editor settings' });
	await page.getByRole('button', { name: 'Draftsmith', exact: true }).click();
	await expect(sidebar.getByRole('heading', { name: 'Draftsmith' })).toBeVisible();
	return sidebar;
}

/** A picture for people to look at, in .cache/screenshots/VERSION. */
export async function picture(page: Page, version: string, name: string): Promise<void> {
	const folder = join(import.meta.dirname, '..', '..', '.cache', 'screenshots', version);
	mkdirSync(folder, { recursive: true });
	await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

/** axe finds nothing in a part of the page. */
export async function expectAccessible(page: Page, selector: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).include(selector).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}
