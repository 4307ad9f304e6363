import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { submitAndWait } from './support/articles.ts';
import { runTick } from './support/cron.ts';
import { askForJob, callPlugin, errorOf, readJob } from './support/local-job.ts';
import { addMustUsePlugin } from './support/must-use-plugin.ts';
import { findPostsOf, readPost } from './support/posts.ts';
import { startWorld, type World } from './support/world.ts';

/**
 * Changes the service's answers on their way into the plugin, since the real service never sends what these tests need:
 * `damage` spoils a result's bytes, `attack` puts a script into its blocks and signs it rightly, as a service would that
 * was taken over, `nest` hides a shortcode of the excerpt in another, and `strange` answers what no version of the
 * contract has.
 */
const TAMPER = `<?php
add_filter( 'http_response', static function ( $response, $arguments, $url ) {
	$file = WP_CONTENT_DIR . '/tamper';
	$how  = is_file( $file ) ? file_get_contents( $file ) : '';
	if ( '' === $how || '/result' !== substr( $url, -7 ) ) {
		return $response;
	}
	if ( 'damage' === $how ) {
		$response['body'] = str_replace( 'rye', 'eye', $response['body'] );
	} elseif ( 'strange' !== $how ) {
		$article = json_decode( $response['body'], true );
		if ( 'attack' === $how ) {
			$article['blocks'] = "<!-- wp:html -->\\n<script>alert(1)</script>\\n<!-- /wp:html -->";
		} else {
			$article['excerpt'] = 'Good [gal[gallery]lery]bread';
		}
		$response['body']  = wp_json_encode( $article );
		$response['headers']['repr-digest'] = 'sha-256=:' . base64_encode( hash( 'sha256', $response['body'], true ) ) . ':';
	} else {
		$response['body'] = '{"blocks":[]}';
	}
	return $response;
}, 10, 3 );
`;

let world: World;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	addMustUsePlugin(world.site, 'tamper', TAMPER);
});
afterAll(() => world?.stop());
afterEach(() => tamper(''));

async function tamper(how: '' | 'damage' | 'attack' | 'nest' | 'strange'): Promise<void> {
	await world.site.runPhp(`file_put_contents( WP_CONTENT_DIR . '/tamper', '${how}' );`);
}

test.each([
	{ how: 'damage', code: 'draftsmith_result_damaged' },
	{ how: 'strange', code: 'draftsmith_answer_not_understood' },
] as const)('an article that arrives broken ($how) is not inserted; cron tries again', async ({ how, code }) => {
	const job = await submitAndWait(world);
	await tamper(how);
	const pressed = errorOf(await callPlugin(world.site, `/jobs/${job.id}/insert`, { method: 'POST' }));
	expect(pressed).toMatchObject({ code, data: { status: 502, retryable: true } });
	await runTick(world.site);
	expect(await readJob(world.site, job.id)).toMatchObject({ state: 'succeeded', inserted: null, held: false });
	expect((await readPost(world.site, job.post_id)).content).toBe('');

	await tamper('');
	await runTick(world.site);
	expect(await readJob(world.site, job.id)).toMatchObject({ inserted: { as: 'target', post_id: job.post_id } });
});

test('blocks that could do harm get into no post and no editor, whoever asks', async () => {
	const job = await submitAndWait(world);
	await tamper('attack');
	await runTick(world.site);
	expect(await readJob(world.site, job.id)).toMatchObject({ inserted: null, error: { code: 'unsafe_blocks' } });
	expect(await findPostsOf(world.site, job)).toEqual([job.post_id]);
	expect((await readPost(world.site, job.post_id)).content).toBe('');

	const body = { holder: crypto.randomUUID() };
	const claimed = await callPlugin(world.site, `/jobs/${job.id}/claim`, { method: 'POST', body });
	expect(errorOf(claimed)).toMatchObject({ code: 'draftsmith_unsafe_blocks', data: { status: 422 } });
	expect(JSON.stringify(claimed.json)).not.toContain('alert');
	expect((await readJob(world.site, job.id)).held).toBe(false);

	await tamper('');
	const discarded = await askForJob(world.site, `/jobs/${job.id}/discard`, { method: 'POST' });
	expect(discarded.discarded).toBe(true);
});

test('an excerpt has no shortcode, not even one that comes about when another is taken out', async () => {
	const job = await submitAndWait(world);
	await tamper('nest');
	await runTick(world.site);
	expect(await readPost(world.site, job.post_id)).toMatchObject({ excerpt: 'Good bread', mark: job.job_id });
});
