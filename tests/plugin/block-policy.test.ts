import { renderBlocks } from '@draftsmith/service/blocks';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { anyDocument, anySoup } from '../../service/src/blocks/corpus/arbitrary-markdown.ts';
import { benign } from '../../service/src/blocks/corpus/benign.ts';
import { golden } from '../../service/src/blocks/corpus/golden.ts';
import { malicious } from '../../service/src/blocks/corpus/malicious.ts';
import { embeds } from '../../service/src/blocks/corpus/malicious-structures.ts';
import { bootWordPress, type WordPressSite, type WordPressVersion } from '../wordpress/index.ts';
import { evaluate } from './support/evaluate.ts';
import { harmlessBlocks, hostileBlocks } from './support/hostile-blocks.ts';

/** The seed is fixed, so that a failure comes back. */
const generated = [
	...fc.sample(anyDocument, { seed: 31_001, numRuns: 200 }),
	...fc.sample(anySoup, { seed: 31_002, numRuns: 150 }),
].map((markdown) => ({ name: JSON.stringify(markdown), markdown, options: {} }));

function details(inside: string): string {
	return `<!-- wp:details -->\n<details class="wp-block-details">${inside}</details>\n<!-- /wp:details -->`;
}

/** An embed block as core would write it, were the address allowed. `shown`: in its HTML, when that differs. */
function embed(url: string, slug = 'youtube', shown = url): string {
	const attributes = `{"url":"${url}","type":"video","providerNameSlug":"${slug}","responsive":true}`;
	const classes = `wp-block-embed is-type-video is-provider-${slug} wp-block-embed-${slug}`;
	const html = `<figure class="${classes}"><div class="wp-block-embed__wrapper">\n${shown}\n</div></figure>`;
	return `<!-- wp:embed ${attributes} -->\n${html}\n<!-- /wp:embed -->`;
}

const paragraph = '<!-- wp:paragraph -->\n<p>x</p>\n<!-- /wp:paragraph -->';
const video = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';

const harmlessStructures = {
	'details in details': details(`<summary>S</summary>${details(`<summary>T</summary>${paragraph}`)}`),
	'an embed': embed(video),
	'an embed and a paragraph': `${embed(video)}\n\n${paragraph}`,
	'embeds of Vimeo': `${embed('https://vimeo.com/1', 'vimeo')}\n\n${embed('https://vimeo.com/2', 'vimeo')}`,
};

const hostileStructures = {
	'an entity that is not finished': '<!-- wp:paragraph -->\n<p>&#60img src=x onerror=x></p>\n<!-- /wp:paragraph -->',
	'an image text with an entity’s text':
		'<!-- wp:image -->\n<figure class="wp-block-image"><img src="https://e.x/a" alt="&amp;lt;"/></figure>\n<!-- /wp:image -->',
	'details with a handler': details(`<summary>S</summary>${paragraph}`).replace('class=', 'ontoggle="x" class='),
	'details that are open': details(`<summary>S</summary>${paragraph}`).replace('class=', 'open class='),
	'a summary with a handler': details(`<summary onclick="x">S</summary>${paragraph}`),
	'a summary with an image': details(`<summary><img src="https://e.x/a" alt=""/></summary>${paragraph}`),
	'a summary with a shortcode': details(`<summary>[gallery]</summary>${paragraph}`),
	'a summary behind a block': details(`${paragraph}<summary>S</summary>`),
	'two summaries': details(`<summary>S</summary><summary>T</summary>${paragraph}`),
	'a summary in a summary': details(`<summary><summary>S</summary></summary>${paragraph}`),
	'no summary': details(paragraph),
	'an HTML block in details': details('<summary>S</summary><!-- wp:html --><b>x</b><!-- /wp:html -->'),
	'an embed in details': details(`<summary>S</summary>${embed(video)}`),
	'an embed in a paragraph': `<!-- wp:paragraph -->\n<p>${embed(video)}</p>\n<!-- /wp:paragraph -->`,
	'an embed of another provider': embed(video, 'vimeo'),
	'an embed of a provider that core does not know': embed(video, 'evil'),
	'an embed that shows another page': embed(video, 'youtube', 'https://www.youtube.com/watch?v=aaaaaaaaaaa'),
	'an embed that shows a script': embed(video, 'youtube', '<script>x</script>'),
	'an embed with a caption': embed(video).replace('</figure>', '<figcaption>x</figcaption></figure>'),
	'an embed with a foreign class': embed(video).replace('figure class="', 'figure class="evil '),
	'an embed with a class of its own': embed(video).replace('{', '{"className":"x",'),
	'an embed with a binding': embed(video).replace('{', '{"metadata":{"bindings":{}},'),
	'an embed that is not responsive': embed(video).replace('true', 'false'),
	'an embed that is closed at once': embed(video).replace(' -->\n', ' /-->\n'),
	'an embed and an address': `${embed(video)}\n\n<!-- wp:paragraph -->\n<p>${video}</p>\n<!-- /wp:paragraph -->`,
	'an embed of two addresses': embed(video, 'youtube', `${video}\n${video}`),
};

describe.each<{ version: WordPressVersion }>([{ version: '7.1' }, { version: '6.8' }])(
	'what the plugin lets into WordPress $version',
	({ version }) => {
		let site: WordPressSite;

		beforeAll(async () => {
			site = await bootWordPress({ version });
		});
		afterAll(() => site?.stop());

		/** The policy's word on each document: null when it may be inserted, or the reason why not. */
		function judge(documents: string[]): Promise<(string | null)[]> {
			return evaluate(
				site,
				z.array(z.string().nullable()),
				`return array_map( static function ( $markup ) {
					$result = Draftsmith\\Articles\\Block_Policy::check( $markup );
					return is_wp_error( $result ) ? $result->get_error_message() : null;
				}, $input );`,
				documents,
			);
		}

		test.each([
			['every canonical form', golden],
			['benign documents', benign.map((sample) => ({ ...sample, options: {} }))],
			['what is left of malicious ones', malicious],
			['generated ones', generated],
		])('%s of the service’s renderer', async (_, samples) => {
			// A document of which nothing is left is none that the service delivers.
			const documents = samples
				.map(({ name, markdown, options }) => ({ name, blocks: renderBlocks(markdown, options) }))
				.filter(({ blocks }) => blocks !== '');
			const verdicts = await judge(documents.map(({ blocks }) => blocks));
			const refused = documents.flatMap((document, at) =>
				verdicts[at] === null ? [] : [{ ...document, verdict: verdicts[at] }],
			);
			expect(documents.length).toBeGreaterThan(samples.length / 2);
			expect(refused).toEqual([]);
		});

		test('nothing that could do harm, but the same without the harm', async () => {
			const nameAccepted = async (samples: Record<string, string>) => {
				const verdicts = await judge(Object.values(samples));
				return Object.keys(samples).filter((_, at) => verdicts[at] === null);
			};
			expect(await nameAccepted(harmlessBlocks)).toEqual(Object.keys(harmlessBlocks));
			expect(await nameAccepted(hostileBlocks)).toEqual([]);
			expect(await nameAccepted(harmlessStructures)).toEqual(Object.keys(harmlessStructures));
			expect(await nameAccepted(hostileStructures)).toEqual([]);
		});

		test('no address in an embed that looks like an allowed one', async () => {
			const addresses = Object.values(embeds).map((address) => address.replaceAll(/["<>]|--/g, ''));
			const blocks = addresses.flatMap((address) => [embed(address), embed(address, 'vimeo')]);
			expect((await judge(blocks)).filter((verdict) => verdict === null)).toEqual([]);
		});

		test('as many levels as the service writes', async () => {
			const deep = ['> '.repeat(20), '<details><summary>S</summary>\n\n'.repeat(20), nestedList(20)];
			const blocks = deep.map((opening) => renderBlocks(`${opening}x${'\n\n</details>'.repeat(20)}`));
			expect(blocks.map((markup) => markup.split('<!-- wp:').length > 10)).toEqual([true, true, true]);
			expect(await judge(blocks)).toEqual([null, null, null]);
		});

		test('an article of half a megabyte, in a moment', async () => {
			const every = golden.map(({ markdown, options }) => renderBlocks(markdown, options)).join('\n\n');
			const long = Array.from({ length: Math.ceil(500_000 / every.length) }, () => every).join('\n\n');
			const started = performance.now();
			expect(await judge([long])).toEqual([null]);
			expect(performance.now() - started).toBeLessThan(10_000);
		});
	},
);

function nestedList(depth: number): string {
	return Array.from({ length: depth }, (_, level) => `${'  '.repeat(level)}- `).join('x\n');
}
