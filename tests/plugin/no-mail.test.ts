import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { submitAndWait, submitJob } from './support/articles.ts';
import { runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin, readJob } from './support/local-job.ts';
import { addMustUsePlugin } from './support/must-use-plugin.ts';
import { startWorld, type World } from './support/world.ts';

const root = join(import.meta.dirname, '../..');

/** Writes down each mail that anybody has WordPress send, and sends none. */
const WATCH = `<?php
add_filter( 'pre_wp_mail', static function ( $sent, $mail ) {
	file_put_contents( WP_CONTENT_DIR . '/mails.log', wp_json_encode( $mail['subject'] ) . "\\n", FILE_APPEND );
	return true;
}, 10, 2 );
`;

let world: World;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	addMustUsePlugin(world.site, 'watch-mails', WATCH);
});
afterAll(() => world?.stop());

/** The subjects of the mails so far. */
function mails(): Promise<string[]> {
	return evaluate(
		world.site,
		z.array(z.string()),
		`$file = WP_CONTENT_DIR . '/mails.log';
		return is_file( $file ) ? array_map( 'json_decode', file( $file, FILE_IGNORE_NEW_LINES ) ) : array();`,
	);
}

test('the plugin has no code that mails', () => {
	const files = globSync('plugin/{includes/**/*,*}.php', { cwd: root });
	expect(files.length).toBeGreaterThan(50);
	const mailing = files.filter((file) =>
		/\b(wp_mail|mail|PHPMailer)\s*\(/.test(readFileSync(join(root, file), 'utf8')),
	);
	expect(mailing).toEqual([]);
});

test('from the first request to the account’s end and a new registration the site mails nothing, for that is the service’s business', async () => {
	const { site } = world;
	await site.runPhp(`wp_mail( 'owner@example.org', 'A mail of somebody else', 'x' );`);
	expect(await mails()).toEqual(['A mail of somebody else']);

	const done = await submitAndWait(world, { fields: { post_status: 'publish' } });
	await runTick(site);
	expect(await readJob(site, done.id)).toMatchObject({ inserted: { as: 'target' } });
	expect((await callPlugin(site, '/account/confirmation', { method: 'POST' })).status).toBe(200);
	expect((await callPlugin(site, '/account/key', { method: 'POST' })).status).toBe(200);
	world.model.behave({ kind: 'status', status: 400 });
	const failed = await submitJob(site);
	expect(await world.service.job(failed.job_id, { wait: 25 })).toMatchObject({ state: 'failed' });
	await runTick(site);
	const removal = { method: 'DELETE', body: { email: 'owner@example.org' } } as const;
	expect((await callPlugin(site, '/account', removal)).status).toBe(200);
	await world.stack.register();
	expect(await mails()).toEqual(['A mail of somebody else']);
});
