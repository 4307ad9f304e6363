import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { writesArticle } from '../fakes/fake-article-model.ts';
import { submitAndWait } from './support/articles.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin } from './support/local-job.ts';
import { addMustUsePlugin } from './support/must-use-plugin.ts';
import { startWorld, type World } from './support/world.ts';

/** Adds what wp-content/add.json holds to the article on its way into the plugin, and signs it rightly, as a service would that was taken over. */
const ADD = `<?php
add_filter( 'http_response', static function ( $response, $arguments, $url ) {
	$file = WP_CONTENT_DIR . '/add.json';
	if ( ! is_file( $file ) || '/result' !== substr( $url, -7 ) ) {
		return $response;
	}
	$article = array_merge( json_decode( $response['body'], true ), json_decode( file_get_contents( $file ), true ) );
	$response['body'] = wp_json_encode( array_filter( $article, static fn( $value ) => null !== $value ) );
	$response['headers']['repr-digest'] = 'sha-256=:' . base64_encode( hash( 'sha256', $response['body'], true ) ) . ':';
	return $response;
}, 10, 3 );
`;

const Claimed = z.object({
	article: z.object({
		sections: z.array(z.object({ heading: z.string(), words: z.number() })),
		seo: z.object({
			title: z.string(),
			description: z.string(),
			tags: z.array(z.string()),
			category: z.string().nullable(),
			faq: z.array(z.object({ question: z.string(), answer: z.string() })),
		}),
		claims: z.array(z.string()),
		warnings: z.array(z.object({ code: z.string(), detail: z.string(), section: z.number().nullable() })),
	}),
});

let world: World;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	world.model.behave(writesArticle());
	addMustUsePlugin(world.site, 'add', ADD);
});
afterAll(() => world?.stop());

/** What the editor gets of a new article to which the service has added these fields. */
async function claimWith(fields: Record<string, unknown>): Promise<z.infer<typeof Claimed>['article']> {
	const { site } = world;
	await evaluate(
		site,
		z.number(),
		`return file_put_contents( WP_CONTENT_DIR . '/add.json', wp_json_encode( $input ) );`,
		fields,
	);
	// A type with questions and answers.
	const job = await submitAndWait(world, { fields: { content_type: 'comparison' } });
	const body = { holder: crypto.randomUUID() };
	const { status, json } = await callPlugin(site, `/jobs/${job.id}/claim`, { method: 'POST', body });
	expect(status, JSON.stringify(json)).toBe(200);
	expect(json).not.toMatchObject({ article: { markdown: expect.anything() } });
	return Claimed.parse(json).article;
}

test('the editor gets what the service says of the article', async () => {
	const article = await claimWith({});
	expect(article.sections.map(({ heading }) => heading)).toEqual([
		'',
		'How the day begins',
		'What the flour decides',
		'People at the counter',
	]);
	expect(article.seo).toMatchObject({
		title: 'Bread from the village oven',
		category: 'Food',
		tags: ['bread', 'baking', 'craft'],
	});
	expect(article.seo.faq).toEqual([{ question: 'What makes good bread?', answer: 'Flour, water, salt and time.' }]);
	expect(article.claims).toEqual(['Good flour costs a little more than the rest.']);
});

test('markup, control characters and marks that turn the direction come through nowhere', async () => {
	const evil = 'A <img src=x onerror=alert(1)> <scr<b>ipt>alert(1)</scr</b>ipt>\u202e\u0007 5 < 6';
	const article = await claimWith({
		sections: [{ heading: evil, words: -5 }],
		seo: {
			title: evil.slice(0, 60),
			description: evil,
			tags: [evil, '', ' '],
			category: evil,
			faq: [{ question: evil, answer: evil }],
		},
		claims: [evil, evil, '<br>'],
		warnings: [{ code: 'too <b>SHORT', detail: evil, section: 7 }],
	});
	expect(JSON.stringify(article)).not.toMatch(/<[a-z/!]|onerror|<script|\u202e|\\u0007/i);
	expect(article.claims).toHaveLength(1);
	expect(article.claims[0]).toMatch(/5 < 6$/);
	expect(article.sections).toMatchObject([{ words: 0 }]);
	expect(article.seo.tags).toHaveLength(1);
	expect(article.warnings).toMatchObject([{ section: null }]);
});

test('nothing comes through without end', async () => {
	const article = await claimWith({
		sections: Array.from({ length: 500 }, (_, at) => ({ heading: `${at} ${'x'.repeat(500)}`, words: 1 })),
		claims: Array.from({ length: 300 }, (_, at) => `${at} ${'ы'.repeat(3000)}`),
		warnings: Array.from({ length: 300 }, (_, at) => ({
			code: 'x'.repeat(200),
			detail: `${at}${'x'.repeat(2000)}`,
			section: at,
		})),
	});
	expect(article.sections).toHaveLength(200);
	expect(article.sections[0]?.heading).toHaveLength(300);
	expect(article.claims).toHaveLength(100);
	expect(article.claims[0]).toHaveLength(1000);
	expect(article.warnings).toHaveLength(100);
	expect(article.warnings[0]?.code).toHaveLength(60);
	expect(article.warnings[0]?.detail).toHaveLength(500);
});

test('an article of an earlier version of the service has none of it, and is an article all the same', async () => {
	const article = await claimWith({ sections: null, seo: null, claims: null, warnings: null });
	expect(article).toEqual({
		sections: [],
		seo: { title: '', description: '', tags: [], category: null, faq: [] },
		claims: [],
		warnings: [],
	});
});
