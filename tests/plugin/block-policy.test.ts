import { renderBlocks } from '@draftsmith/service/blocks';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { anyDocument, anySoup } from '../../service/src/blocks/corpus/arbitrary-markdown.ts';
import { benign } from '../../service/src/blocks/corpus/benign.ts';
import { golden } from '../../service/src/blocks/corpus/golden.ts';
import { malicious } from '../../service/src/blocks/corpus/malicious.ts';
import { bootWordPress, type WordPressSite, type WordPressVersion } from '../wordpress/index.ts';
import { evaluate } from './support/evaluate.ts';
import { harmlessBlocks, hostileBlocks } from './support/hostile-blocks.ts';

/** The seed is fixed, so that a failure comes back. */
const generated = [
	...fc.sample(anyDocument, { seed: 31_001, numRuns: 200 }),
	...fc.sample(anySoup, { seed: 31_002, numRuns: 150 }),
].map((markdown) => ({ name: JSON.stringify(markdown), markdown }));

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
			['benign documents', benign],
			['what is left of malicious ones', malicious],
			['generated ones', generated],
		])('%s of the service’s renderer', async (_, samples) => {
			// A document of which nothing is left is none that the service delivers.
			const documents = samples
				.map(({ name, markdown }) => ({ name, blocks: renderBlocks(markdown) }))
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
		});

		test('an article of half a megabyte, in a moment', async () => {
			const every = golden.map(({ markdown }) => renderBlocks(markdown)).join('\n\n');
			const long = Array.from({ length: Math.ceil(500_000 / every.length) }, () => every).join('\n\n');
			const started = performance.now();
			expect(await judge([long])).toEqual([null]);
			expect(performance.now() - started).toBeLessThan(10_000);
		});
	},
);
