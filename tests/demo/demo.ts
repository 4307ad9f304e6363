import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { z } from 'zod';
import { checkBlocks } from '../stack/block-check.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';
import { chromiumArguments, ensureChromium, readWpEnvironment, type WordPressSite } from '../wordpress/index.ts';
import { isPortOpen } from '../wordpress/ports.ts';

/**
 * `npm run demo`: the service, a real WordPress with the plugin, a site that is registered and has proven its domain, and a
 * first article in it. It stays up for you to look around; `--once` ends it after the article. The last line is JSON.
 */
const TITLE = 'How a village bakery found its readers';
const begun = performance.now();
const say = (line: string) => process.stderr.write(`demo: ${line}\n`);

const Catalog = z.object({ models: z.array(z.object({ id: z.string(), name: z.string(), available: z.boolean() })) });
const Account = z.object({
	plan: z.object({ name: z.string() }),
	site: z.object({
		proof: z.object({ state: z.string(), method: z.string().nullable(), problem: z.string().nullable() }),
	}),
});
const Post = z.object({ id: z.number(), status: z.string(), link: z.string() });
const LocalJob = z.object({
	id: z.number(),
	state: z.string(),
	error: z.object({ message: z.string() }).nullable(),
	inserted: z.object({ post_id: z.number() }).nullable(),
});

async function ask<Schema extends z.ZodType>(
	site: WordPressSite,
	schema: Schema,
	path: string,
	body?: unknown,
): Promise<z.output<Schema>> {
	const { status, json } = await site.rest(path, { user: site.admin, ...(body ? { method: 'POST', body } : {}) });
	if (status >= 400) throw new Error(`${path} answered ${status}: ${JSON.stringify(json)}`);
	return schema.parse(json);
}

/** Milliseconds for the service to ask the site for its proof, which it does at once and after some seconds again. */
const PROOF_TIME = 60_000;

/** Waits until the service has asked the site for the proof of its domain, and gives how it was proven. */
async function waitForProof(site: WordPressSite): Promise<string | null> {
	const end = performance.now() + PROOF_TIME;
	for (;;) {
		const { plan, site: registered } = await ask(site, Account, '/draftsmith/v1/account');
		const { state, method, problem } = registered.proof;
		if (state === 'proven') {
			say(
				`the service has asked the site, and it is what it says (${method}): the limits of the plan ${plan.name} hold`,
			);
			return method;
		}
		if (performance.now() > end)
			throw new Error(`the site could not prove its domain: ${state}, ${problem ?? 'not asked'}`);
		await wait(500);
	}
}

async function generate(site: WordPressSite) {
	const { models } = await ask(site, Catalog, '/draftsmith/v1/catalog');
	const model = models.find((each) => each.available);
	if (!model) throw new Error('the service offers no model');
	say(`writing “${TITLE}” with ${model.name} …`);
	const post = await ask(site, Post, '/wp/v2/posts', { title: TITLE, status: 'draft' });
	const submitted = await ask(site, LocalJob, '/draftsmith/v1/jobs', {
		post_id: post.id,
		title: TITLE,
		prompt: 'For people who love bread and have little time.',
		language: 'en',
		model: model.id,
		content_type: 'article',
		post_type: 'post',
		post_status: 'publish',
		tone: 'friendly',
		length: 'medium',
	});
	for (;;) {
		// No editor is open: WordPress's own cron fetches and inserts the article, as on a site whose owner closed the laptop.
		await site.runCron();
		const job = await ask(site, LocalJob, `/draftsmith/v1/jobs/${submitted.id}`);
		if (job.inserted) return ask(site, Post, `/wp/v2/posts/${job.inserted.post_id}?context=edit`);
		if (job.error) throw new Error(`the article was not written: ${job.error.message}`);
		await wait(1000);
	}
}

/** Opens the post in the real editor and lets WordPress itself judge its blocks. */
async function judge(site: WordPressSite, postId: number): Promise<{ blocks: number; invalid: number }> {
	const browser = await chromium.launch({ executablePath: await ensureChromium(), args: [...chromiumArguments] });
	try {
		const page = await browser.newPage();
		await page.goto(`${site.url}/wp-login.php`);
		await page.fill('#user_login', site.admin.user);
		await page.fill('#user_pass', site.admin.password);
		await page.click('#wp-submit');
		await page.goto(`${site.url}/wp-admin/post.php?post=${postId}&action=edit`);
		await page.waitForFunction(`window.wp?.data?.select('core/editor')?.getCurrentPost()?.id === ${postId}`);
		return await checkBlocks(page);
	} finally {
		await browser.close();
	}
}

/** A demo to look around in has wp-env's port, so that its address stays the same; one that ends at once takes any. */
async function usualPort(once: boolean): Promise<{ port?: number }> {
	const { port } = readWpEnvironment('7.1');
	return once || (await isPortOpen(port)) ? {} : { port };
}

async function run(once: boolean): Promise<number> {
	say('starting the service and WordPress …');
	const stack: Stack = await startStack({
		boot: { version: '7.1', ...(await usualPort(once)) },
		environment: { DRAFTSMITH_VERIFICATION: 'required' },
	});
	try {
		const { site } = stack;
		await stack.register();
		say(`WordPress ${site.version} (${site.runtime}) is registered with the service at ${stack.serviceUrl}`);
		const proof = await waitForProof(site);
		const post = await generate(site);
		say('asking the editor what it makes of the blocks …');
		const { blocks, invalid } = await judge(site, post.id);
		if (!once) {
			say(`log in at ${site.url}/wp-admin/ as ${site.admin.user} with the password ${site.admin.password}`);
			say(`the post in the editor: ${site.url}/wp-admin/post.php?post=${post.id}&action=edit`);
			say('Ctrl+C ends it all.');
		}
		const seconds = Math.round((performance.now() - begun) / 100) / 10;
		console.log(
			JSON.stringify({
				postUrl: post.link,
				postId: post.id,
				status: post.status,
				blocks,
				invalidBlocks: invalid,
				proof,
				wordpress: site.version,
				seconds,
			}),
		);
		if (!once) await stayUp(site);
		return invalid === 0 && blocks > 0 ? 0 : 1;
	} finally {
		await stack.stop();
	}
}

/** Until a signal comes: this site has no visitors whose requests would run its cron. */
async function stayUp(site: WordPressSite): Promise<void> {
	const stopped = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stopped.abort());
	while (!stopped.signal.aborted) {
		await site.runCron().catch(() => say('a cron run failed; see wp-content/debug.log'));
		await wait(10_000, undefined, { signal: stopped.signal }).catch(() => undefined);
	}
}

try {
	process.exit(await run(process.argv.includes('--once')));
} catch (error) {
	say(error instanceof Error ? error.message : String(error));
	process.exit(1);
}
