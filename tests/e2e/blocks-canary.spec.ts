import { renderBlocks } from '@draftsmith/service/blocks';
import { expect, type Page, test } from '@playwright/test';
import { z } from 'zod';
import {
	type Sample as MaliciousSample,
	malicious,
	maliciousInPlaces,
} from '../../service/src/blocks/corpus/malicious.ts';
import { evaluate } from '../plugin/support/evaluate.ts';
import { hostileBlocks } from '../plugin/support/hostile-blocks.ts';
import { checkBlocks } from '../stack/block-check.ts';
import { bootWordPress, type WordPressSite } from '../wordpress/index.ts';
import { logIn } from './fixtures.ts';

/**
 * What no reading of markup can prove: that hostile text, once it is in real posts, runs nothing in a real browser, neither
 * in the block editor nor on the public page. Posts are stored without kses, so that only our policy stands between.
 */
test.describe.configure({ mode: 'serial' });

/** Block markup of one sample. */
type Shot = { name: string; blocks: string };

/** Samples a post: few page loads, and posts that the editor opens in seconds. */
const SHOTS_A_POST = 250;

/** Hosts that pages ask for by themselves, or for images of the samples that are allowed. Nothing gets there. */
const EXPECTED_HOSTS = /^(?:example\.com|e\.x|x|secure\.gravatar\.com|(?:.+\.)?w\.org)$/;

let site: WordPressSite;

test.beforeAll(async ({}, { project }) => {
	site = await bootWordPress({ version: project.name === '6.8' ? '6.8' : '7.1' });
});
test.afterAll(() => site?.stop());

test('the canary fires for markup that nobody checked, and the sample is named', async ({ page }) => {
	const alarms = await watch(page);
	const harmless = shots(malicious.slice(0, 8));
	const live = { name: 'live', blocks: '<!-- wp:html --><img src=x onerror=__pwn(1)><!-- /wp:html -->' };
	const readers = { page, alarms, open: openPublicPage };
	expect(await culprits(readers, [...harmless, live, ...harmless])).toEqual(['live']);
	await expect(expectQuiet(readers, [live])).rejects.toThrow('__pwn was called');
	const others = [
		'<script>alert(1)</script>',
		'<img src="https://evil.example/pixel.png">',
		'<p onmouseover="__pwn(1)">x</p>',
		'<a href="javascript:__pwn(1)">x</a>',
		'<details ontoggle="__pwn(1)"><summary>S</summary>x</details>',
	];
	for (const blocks of others) expect(await culprits(readers, [{ name: blocks, blocks }])).toEqual([blocks]);
});

test('the canary is heard from inside the editor too', async ({ page }) => {
	const alarms = await watch(page);
	await logIn(page, site, site.admin);
	const image = '<figure class="wp-block-image"><img src="https://evil.example/pixel.png" alt=""/></figure>';
	const [id = 0] = await insert([`<!-- wp:image -->\n${image}\n<!-- /wp:image -->`]);
	await openEditor(page, id);
	await expect.poll(() => alarms).toContain('request to evil.example');
	// The editor itself drops handlers from what it shows, so the live one is put in by hand.
	await page.evaluate(`(() => {
		const canvas = document.querySelector('iframe[name="editor-canvas"]')?.contentDocument ?? document;
		canvas.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="__pwn(1)">');
	})()`);
	await expect.poll(() => alarms).toContain('__pwn was called');
});

test('what the service makes of hostile text runs nothing, public page and editor', async ({ page }) => {
	const samples = shots(malicious);
	const alarms = await watch(page);
	await logIn(page, site, site.admin);
	for (const batch of batches(samples)) {
		await expectQuiet({ page, alarms, open: openPublicPage }, batch);
		await expectQuiet({ page, alarms, open: openEditor }, batch);
		expect(await checkBlocks(page)).toMatchObject({ invalid: 0, unchanged: true });
	}
	expect(samples.length).toBeGreaterThan(300);
});

test('nor does it in any place of a document, on the public page', async ({ page }) => {
	const alarms = await watch(page);
	for (const batch of batches(shots(maliciousInPlaces), SHOTS_A_POST * 3)) {
		await expectQuiet({ page, alarms, open: openPublicPage }, batch);
	}
});

test('what the plugin accepts of hostile markup that comes to it as blocks runs nothing', async ({ page }) => {
	const candidates = [
		...malicious.flatMap(({ name, markdown }) =>
			Object.entries(dresses).map(([dress, put]) => ({
				name: `${name} ${dress}`,
				// JSON, in which blocks come, has no lone surrogates.
				blocks: put(markdown).toWellFormed(),
			})),
		),
		...Object.entries(hostileBlocks).map(([name, blocks]) => ({ name, blocks })),
	];
	const accepted = await acceptedOf(candidates);
	expect(accepted.length).toBeGreaterThan(100);
	expect(accepted.length).toBeLessThan(candidates.length / 2);
	const alarms = await watch(page);
	await logIn(page, site, site.admin);
	for (const batch of batches(accepted, SHOTS_A_POST * 2)) {
		await expectQuiet({ page, alarms, open: openPublicPage }, batch);
		await expectQuiet({ page, alarms, open: openEditor }, batch);
		expect(await checkBlocks(page)).toMatchObject({ invalid: 0 });
	}
});

test('WordPress runs no shortcode and asks no server because of it', async () => {
	const safe = shots([...malicious, ...maliciousInPlaces]).map(({ blocks }) => blocks);
	expect(await sideEffects(safe)).toEqual({ shortcodes: 0, requests: 0 });
	const live = ['<p>[gallery]</p>', '<p>https://vimeo.com/1</p>'];
	expect(await sideEffects(live)).toEqual({ shortcodes: 1, requests: 1 });
});

/** Block markup in which a service that was taken over could hide a text. */
const dresses: Record<string, (text: string) => string> = {
	raw: (text) => text,
	'in a paragraph': (text) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`,
	'in a heading': (text) => `<!-- wp:heading -->\n<h2 class="wp-block-heading">${text}</h2>\n<!-- /wp:heading -->`,
	'in code': (text) => `<!-- wp:code -->\n<pre class="wp-block-code"><code>${text}</code></pre>\n<!-- /wp:code -->`,
	'in a summary': (text) =>
		`<!-- wp:details -->\n<details class="wp-block-details"><summary>${text}</summary></details>\n<!-- /wp:details -->`,
	'in an image text': (text) =>
		`<!-- wp:image -->\n<figure class="wp-block-image"><img src="https://e.x/a.jpg" alt="${text}"/></figure>\n<!-- /wp:image -->`,
	'in an image address': (text) =>
		`<!-- wp:image -->\n<figure class="wp-block-image"><img src="https://e.x/${text}" alt=""/></figure>\n<!-- /wp:image -->`,
	'in a link': (text) =>
		`<!-- wp:paragraph -->\n<p><a href="${text}" title="${text}">x</a></p>\n<!-- /wp:paragraph -->`,
	'in an embed': (text) =>
		`<!-- wp:embed {"url":${JSON.stringify(text)}} -->\n<figure class="wp-block-embed">${text}</figure>\n<!-- /wp:embed -->`,
};

/** What the service makes of samples, as far as anything is left of them. */
function shots(samples: MaliciousSample[]): Shot[] {
	return samples
		.map(({ name, markdown, options }) => ({ name, blocks: renderBlocks(markdown, options) }))
		.filter(({ blocks }) => blocks !== '');
}

function batches(samples: Shot[], size = SHOTS_A_POST): Shot[][] {
	const count = Math.ceil(samples.length / size);
	return Array.from({ length: count }, (_, at) => samples.slice(at * size, (at + 1) * size));
}

/** Lets no request leave this machine, and collects each sign of code that ran or of a page that told on its reader. */
async function watch(page: Page): Promise<string[]> {
	const alarms: string[] = [];
	await page.exposeFunction('__pwn', () => {
		alarms.push('__pwn was called');
	});
	page.on('dialog', (dialog) => {
		alarms.push(`dialog ${dialog.message()}`);
		dialog.dismiss().catch(() => undefined);
	});
	await page.route(
		(url) => /^https?:$/.test(url.protocol) && url.origin !== site.url,
		(route) => {
			const { hostname } = new URL(route.request().url());
			if (!EXPECTED_HOSTS.test(hostname)) alarms.push(`request to ${hostname}`);
			return route.abort();
		},
	);
	return alarms;
}

/** Stores posts as they are, and gives their ids. */
function insert(contents: string[]): Promise<number[]> {
	return evaluate(
		site,
		z.array(z.number().int().positive()),
		`kses_remove_filters();
		return array_map( static function ( $content ) {
			return wp_insert_post( wp_slash( array( 'post_title' => 'x', 'post_status' => 'publish', 'post_content' => $content ) ) );
		}, $input );`,
		contents,
	);
}

async function publish(batch: Shot[]): Promise<number> {
	const [id = 0] = await insert([batch.map(({ blocks }) => blocks).join('\n\n')]);
	return id;
}

/** The samples that the plugin's policy would let in. */
async function acceptedOf(candidates: Shot[]): Promise<Shot[]> {
	const verdicts = await evaluate(
		site,
		z.array(z.boolean()),
		'return array_map( static fn( $markup ) => true === Draftsmith\\Articles\\Block_Policy::check( $markup ), $input );',
		candidates.map(({ blocks }) => blocks),
	);
	return candidates.filter((_, at) => verdicts[at] === true);
}

/** What WordPress does while it prepares posts for readers: shortcodes that run, HTTP requests that it wants to make. */
function sideEffects(contents: string[]): Promise<{ shortcodes: number; requests: number }> {
	return evaluate(
		site,
		z.object({ shortcodes: z.number(), requests: z.number() }),
		`$seen = array( 'shortcodes' => 0, 'requests' => 0 );
		foreach ( array_keys( $GLOBALS['shortcode_tags'] ) as $tag ) {
			add_shortcode( $tag, static function () use ( &$seen ) { ++$seen['shortcodes']; return ''; } );
		}
		add_filter( 'pre_http_request', static function () use ( &$seen ) { ++$seen['requests']; return new WP_Error( 'x' ); } );
		kses_remove_filters();
		$GLOBALS['post'] = get_post( wp_insert_post( array( 'post_title' => 'x', 'post_content' => 'x' ) ) );
		foreach ( $input as $content ) { apply_filters( 'the_content', $content ); }
		return $seen;`,
		contents,
	);
}

/** Opens a post as readers see it, and does what readers do: opens details, points at things, clicks. */
async function openPublicPage(page: Page, id: number): Promise<void> {
	await page.goto(`${site.url}/?p=${id}`);
	await expect(page.locator('.entry-content')).toHaveCount(1);
	await provoke(page);
}

/** Sends every element the events that handlers of our samples wait for; links to other pages are not followed. */
async function provoke(page: Page): Promise<void> {
	await page.evaluate(`(async () => {
		document.addEventListener('click', (event) => {
			const link = event.target.closest('a');
			if (link !== null && /^(?:https?|mailto):$/.test(link.protocol)) event.preventDefault();
		}, true);
		for (const element of document.querySelectorAll('.entry-content, .entry-content *')) {
			if (element.localName === 'details') element.open = true;
			for (const type of ['mouseover', 'mouseenter', 'focus', 'pointerdown', 'animationstart'])
				element.dispatchEvent(new Event(type, { bubbles: true }));
			if (element.closest('a') !== null) element.click();
		}
		await new Promise((done) => setTimeout(done, 300));
	})()`);
}

/** Opens a post in the editor and waits until its last block is on the screen. */
async function openEditor(page: Page, id: number): Promise<void> {
	await page.goto(`${site.url}/wp-admin/post.php?post=${id}&action=edit`);
	await page.waitForFunction(`(() => {
		const last = window.wp?.data?.select('core/block-editor')?.getBlockOrder().at(-1);
		const canvas = document.querySelector('iframe[name="editor-canvas"]')?.contentDocument ?? document;
		return last !== undefined && canvas.querySelector('[data-block="' + last + '"]') !== null;
	})()`);
}

/** A page that is watched, and how it opens a post. */
type Watched = { page: Page; alarms: string[]; open: (page: Page, id: number) => Promise<void> };

/** Publishes samples as one post and opens it: no alarm may go off. If one does, the error names the samples. */
async function expectQuiet(watched: Watched, batch: Shot[]): Promise<void> {
	await watched.open(watched.page, await publish(batch));
	const heard = [...watched.alarms];
	const samples = heard.length === 0 ? [] : await culprits(watched, batch);
	expect({ heard, samples }).toEqual({ heard: [], samples: [] });
}

/** Which samples set off an alarm, by halves: pages tell that something ran, not what. */
async function culprits(watched: Watched, batch: Shot[]): Promise<string[]> {
	const { page, alarms, open } = watched;
	alarms.length = 0;
	await open(page, await publish(batch));
	const isQuiet = alarms.length === 0;
	alarms.length = 0;
	if (isQuiet) return [];
	if (batch.length === 1) return batch.map(({ name }) => name);
	const middle = Math.ceil(batch.length / 2);
	return [...(await culprits(watched, batch.slice(0, middle))), ...(await culprits(watched, batch.slice(middle)))];
}
