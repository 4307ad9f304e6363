import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { submitAndWait } from './support/articles.ts';
import { runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { askForJob, callPlugin } from './support/local-job.ts';
import { readPost } from './support/posts.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
});
afterAll(() => world?.stop());

const USUAL = 'This article was written with the help of AI and reviewed by an editor.';
const inBlock = (text: string) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`;

async function setDisclosure(disclosure: boolean, text = ''): Promise<void> {
	await evaluate(
		world.site,
		z.null(),
		`( new Draftsmith\\Accounts\\Settings() )->save( array( 'disclosure' => $input['on'], 'disclosure_text' => $input['text'] ) );`,
		{ on: disclosure, text },
	);
}

const Claimed = z.object({ article: z.object({ blocks: z.string(), disclosure: z.string() }) });

test('it is off until the owner turns it on', async () => {
	const job = await submitAndWait(world);
	await runTick(world.site);
	expect((await readPost(world.site, job.post_id)).content).not.toContain(USUAL);
});

test('turned on, it ends each article once: by cron, by the button, and in what the editor gets', async () => {
	const { site } = world;
	await setDisclosure(true);
	const ticked = await submitAndWait(world);
	await runTick(site);
	const { content } = await readPost(site, ticked.post_id);
	expect(content.endsWith(`\n\n${inBlock(USUAL)}`)).toBe(true);
	expect(content.split(USUAL)).toHaveLength(2);

	const pressed = await submitAndWait(world);
	await site.runPhp(`wp_update_post( array( 'ID' => ${pressed.post_id}, 'post_content' => 'Mine' ) );`);
	const { inserted } = await askForJob(site, `/jobs/${pressed.id}/insert`, { method: 'POST' });
	expect(inserted).toMatchObject({ as: 'new_draft' });
	expect((await readPost(site, inserted?.post_id ?? 0)).content.endsWith(inBlock(USUAL))).toBe(true);

	const claimed = await submitAndWait(world);
	const body = { holder: crypto.randomUUID() };
	const { json } = await callPlugin(site, `/jobs/${claimed.id}/claim`, { method: 'POST', body });
	const { article } = Claimed.parse(json);
	expect(article.disclosure).toBe(inBlock(USUAL));
	expect(article.blocks).not.toContain(USUAL);
});

test('the owner’s own words stand there as text, whatever they are', async () => {
	const text = 'Written by <b>machines</b> & people: [gallery ids="1"]\n<script>alert(1)</script> 3 < 4 > 2';
	await setDisclosure(true, text);
	const job = await submitAndWait(world);
	await runTick(world.site);
	const { content } = await readPost(world.site, job.post_id);
	expect(content).toContain('<p>Written by machines &amp; people: (gallery ids="1") alert(1) 3 &lt; 4 &gt; 2</p>');
});

test('a crash between the save and the mark: the article with its note is known again, not inserted twice', async () => {
	const { site } = world;
	await setDisclosure(true);
	const job = await submitAndWait(world);
	const body = { holder: crypto.randomUUID() };
	const { json } = await callPlugin(site, `/jobs/${job.id}/claim`, { method: 'POST', body });
	const { article } = Claimed.parse(json);
	await callPlugin(site, `/jobs/${job.id}/release`, { method: 'POST', body });
	const content = `${article.blocks.trimEnd()}\n\n${article.disclosure}`;
	const saved = await site.rest(`/wp/v2/posts/${job.post_id}`, { method: 'POST', user: site.admin, body: { content } });
	expect(saved.status).toBe(200);
	await runTick(site);
	expect(await askForJob(site, `/jobs/${job.id}`)).toMatchObject({ inserted: { as: 'target', post_id: job.post_id } });
	expect((await readPost(site, job.post_id)).content).toBe(content);
});

test('the usual words are in the language of the site, whatever the user’s own is', async () => {
	const words = await evaluate(
		world.site,
		z.object({ page: z.string(), disclosure: z.string() }),
		`add_filter( 'gettext_draftsmith', static function ( $text ) {
			return 'de_DE' === determine_locale() ? 'Deutsch: ' . $text : $text;
		} );
		// As the editor asks: in the language that the user has chosen for the admin area.
		update_user_meta( 1, 'locale', 'de_DE' );
		wp_set_current_user( 1 );
		$_GET['_locale']        = 'user';
		$_SERVER['HTTP_ACCEPT'] = 'application/json';
		return array( 'page' => __( 'Any text', 'draftsmith' ), 'disclosure' => Draftsmith\\Articles\\Disclosure::usual_text() );`,
	);
	expect(words).toEqual({ page: 'Deutsch: Any text', disclosure: USUAL });
});
