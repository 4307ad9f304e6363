import { type Browser, chromium, type Page } from '@playwright/test';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyDocument, anySoup } from '../../service/src/blocks/corpus/arbitrary-markdown.ts';
import { benign } from '../../service/src/blocks/corpus/benign.ts';
import { golden } from '../../service/src/blocks/corpus/golden.ts';
import { malicious } from '../../service/src/blocks/corpus/malicious.ts';
import { renderBlocks } from '../../service/src/blocks/index.ts';
import {
	bootWordPress,
	chromiumArguments,
	ensureChromium,
	type WordPressSite,
	type WordPressVersion,
} from '../wordpress/index.ts';

/** The seed is fixed so that both versions judge the same documents, and a failure comes back. */
const generated = [
	...fc.sample(anyDocument, { seed: 20_261, numRuns: 400 }),
	...fc.sample(anySoup, { seed: 20_262, numRuns: 300 }),
].map((markdown) => ({ name: JSON.stringify(markdown), markdown, options: {} }));

/** What the editor made of a document: the names of blocks that it finds invalid or can't place, and what it saves. */
type Verdict = { bad: string[]; saved: string };

describe.each<{ version: WordPressVersion }>([{ version: '7.1' }, { version: '6.8' }])(
	'the block editor of WordPress $version',
	({ version }) => {
		let site: WordPressSite;
		let browser: Browser;
		let page: Page;

		beforeAll(async () => {
			site = await bootWordPress({ version });
			browser = await chromium.launch({ executablePath: await ensureChromium(), args: chromiumArguments });
			page = await openEditor(browser, site);
		});

		afterAll(async () => {
			await browser?.close();
			await site?.stop();
		});

		it.each([
			['every canonical form', golden],
			['benign documents', benign.map((sample) => ({ ...sample, options: {} }))],
			['malicious samples', malicious],
			['generated documents', generated],
		])('keeps %s byte for byte', async (_name, samples) => {
			const documents = samples.map(({ markdown, options }) => renderBlocks(markdown, options));
			const verdicts = await judge(page, documents);
			const failures = samples.flatMap(({ name }, at) => {
				const verdict = verdicts[at];
				const isKept = verdict?.bad.length === 0 && verdict.saved === documents[at];
				return isKept ? [] : [{ name, document: documents[at], ...verdict }];
			});
			expect(verdicts).toHaveLength(samples.length);
			expect(failures).toEqual([]);
		});

		it('would notice markup that it does not keep', async () => {
			const [invalid, changed] = await judge(page, [
				'<!-- wp:heading -->\n<h3>T</h3>\n<!-- /wp:heading -->',
				'<!-- wp:paragraph -->\n<p>a &#91;x]</p>\n<!-- /wp:paragraph -->',
			]);
			expect(invalid?.bad).toEqual(['core/heading']);
			expect(changed?.saved).toBe('<!-- wp:paragraph -->\n<p>a [x]</p>\n<!-- /wp:paragraph -->');
		});
	},
);

/** Opens the editor of a new post as the administrator, ready to parse. */
async function openEditor(browser: Browser, site: WordPressSite): Promise<Page> {
	const page = await browser.newPage();
	// Past the dashboard, which asks wordpress.org for news and can be slow where nobody answers.
	await page.goto(`${site.url}/wp-login.php?redirect_to=%2Fwp-admin%2Fpost-new.php`);
	await page.fill('#user_login', site.admin.user);
	await page.fill('#user_pass', site.admin.password);
	await page.click('#wp-submit');
	await page.waitForFunction(`window.wp?.blocks?.getBlockType('core/paragraph') !== undefined`);
	return page;
}

/** Lets the editor read and save each document. The script is text: the types of `wp` live in the plugin. */
function judge(page: Page, documents: string[]): Promise<Verdict[]> {
	return page.evaluate<Verdict[]>(`(() => {
		const quiet = () => {};
		Object.assign(console, { group: quiet, groupCollapsed: quiet, error: quiet, warn: quiet, log: quiet, info: quiet });
		const all = (blocks) => blocks.flatMap((block) => [block, ...all(block.innerBlocks)]);
		const unplaced = ['core/freeform', 'core/missing', 'core/html'];
		return ${JSON.stringify(documents)}.map((text) => {
			const blocks = wp.blocks.parse(text);
			const bad = all(blocks).filter((block) => !block.isValid || unplaced.includes(block.name));
			return { bad: bad.map((block) => block.name), saved: wp.blocks.serialize(blocks) };
		});
	})()`);
}
