import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { WordPressSite, WordPressVersion } from '../wordpress/index.ts';
import { submitAndWait } from './support/articles.ts';
import { runTick } from './support/cron.ts';
import { addMustUsePlugin } from './support/must-use-plugin.ts';
import { watchOutgoing } from './support/outgoing.ts';
import { startWorld, type World } from './support/world.ts';

/** Says after each page how many queries it took. Output buffering lets a header still be sent then. */
const COUNT_QUERIES = `<?php
ob_start( static function ( $html ) {
	header( 'X-Queries: ' . $GLOBALS['wpdb']->num_queries );
	return $html;
} );
`;

type Page = { status: number; html: string; queries: number; cookies: string[] };

async function openPage(site: WordPressSite, path: string): Promise<Page> {
	const response = await fetch(site.url + path);
	const html = await response.text();
	return {
		status: response.status,
		html,
		queries: z.coerce.number().positive().parse(response.headers.get('x-queries')),
		cookies: response.headers.getSetCookie(),
	};
}

describe.each<{ version: WordPressVersion }>([{ version: '7.1' }, { version: '6.8' }])(
	'visitors of WordPress $version',
	({ version }) => {
		let world: World;

		beforeAll(async () => {
			world = await startWorld({ boot: { version } });
			const job = await submitAndWait(world, { fields: { post_status: 'publish' } });
			await runTick(world.site);
			await world.site.runPhp(`wp_update_post( array( 'ID' => ${job.post_id}, 'post_name' => 'the-article' ) );`);
			addMustUsePlugin(world.site, 'count-queries', COUNT_QUERIES);
		});
		afterAll(() => world?.stop());

		async function setActive(active: boolean): Promise<void> {
			const call = active ? 'activate_plugin' : 'deactivate_plugins';
			await world.site.runPhp(
				`require_once ABSPATH . 'wp-admin/includes/plugin.php'; ${call}( 'draftsmith/draftsmith.php' );`,
			);
			// So that the comparison is between what it says it is between.
			expect((await world.site.rest('/draftsmith/v1')).status).toBe(active ? 200 : 404);
		}

		test.each([
			['the front page', '/', 200],
			['an article that Draftsmith wrote', '/the-article/', 200],
			['the feed', '/feed/', 200],
			['a page that is not there', '/no-such-page/', 404],
		])('%s is the same, at the same cost, with the plugin and without', async (_, path, status) => {
			const { site } = world;
			await setActive(true);
			// The first request after a change fills caches that later ones find.
			await openPage(site, path);
			const outgoing = watchOutgoing(site);
			const withPlugin = await openPage(site, path);
			expect(await outgoing()).toEqual([]);
			await setActive(false);
			await openPage(site, path);
			const without = await openPage(site, path);
			await setActive(true);

			expect(withPlugin).toEqual(without);
			expect(withPlugin.status).toBe(status);
			expect(withPlugin.cookies).toEqual([]);
			expect(withPlugin.html).not.toMatch(/draftsmith(?! test site)/i);
		});

		test('the posts that REST gives to visitors tell nothing of it', async () => {
			const { status, json } = await world.site.rest('/wp/v2/posts?slug=the-article');
			expect(status).toBe(200);
			expect(json).toMatchObject([{ slug: 'the-article', content: { rendered: expect.stringContaining('rye') } }]);
			expect(JSON.stringify(json)).not.toMatch(/draftsmith/i);
		});
	},
);
