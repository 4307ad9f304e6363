import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin, readJob } from './support/local-job.ts';
import { addMustUsePlugin } from './support/must-use-plugin.ts';
import { createPost, readPost } from './support/posts.ts';
import { BAKER, startWorld, type World } from './support/world.ts';
import { installWpCli, type Outcome, type WpCli } from './support/wp-cli.ts';

let world: World;
let wp: WpCli;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	wp = installWpCli(world.site);
	for (const role of ['subscriber', 'contributor', 'author', 'editor'] as const)
		await world.site.createUser(`c-${role}`, role);
});
afterAll(() => world?.stop());

const ADMIN = '--user=admin';
const FAILED = { code: 1, output: '' };

/** Runs a Draftsmith command that must succeed, and gives what it printed. */
async function run(...words: string[]): Promise<string> {
	const outcome = await wp('draftsmith', ...words);
	expect({ words, ...outcome }).toMatchObject({ code: 0, errors: '' });
	return outcome.output;
}

function submit(...options: string[]): Promise<Outcome> {
	return wp('draftsmith', 'job', 'submit', 'Rye bread', '--language=en', `--model=${BAKER}`, ...options);
}

/** Asks for an article by command and gives the job's id. */
async function submitted(...options: string[]): Promise<number> {
	const { code, output, errors } = await submit('--porcelain', ...options);
	expect({ code, errors }).toEqual({ code: 0, errors: '' });
	expect(output).toMatch(/^\d+\n$/);
	return Number(output);
}

/** Writes a file that the site's PHP can read, and gives its path. */
function file(name: string, text: string): string {
	const path = join(world.site.folder, name);
	writeFileSync(path, text);
	return path;
}

test('a command does nothing for nobody, and no more than its user may', async () => {
	for (const words of [
		['job', 'list'],
		['job', 'submit', 'Rye bread', `--model=${BAKER}`],
		['job', 'delete', '1', '--yes'],
		['batch', 'list'],
		['usage'],
		['doctor'],
		['presets', 'export'],
		['register', '--service=http://127.0.0.1:1', '--email=a@example.org', '--yes'],
	])
		expect({ words, ...(await wp('draftsmith', ...words)) }).toMatchObject({
			...FAILED,
			errors: expect.stringContaining('--user'),
		});
	for (const words of [['job', 'list'], ['batch', 'list'], ['usage'], ['doctor'], ['presets', 'export']])
		expect(await wp('draftsmith', ...words, '--user=c-subscriber')).toMatchObject(FAILED);
	for (const words of [['doctor'], ['register', '--service=http://127.0.0.1:1', '--email=a@example.org', '--yes']])
		expect(await wp('draftsmith', ...words, '--user=c-editor')).toMatchObject(FAILED);
	expect(await submit('--user=c-subscriber')).toMatchObject(FAILED);
	expect(await submit('--user=c-contributor', '--status=publish')).toMatchObject(FAILED);
	expect(await submit('--user=c-author', '--post-type=page')).toMatchObject(FAILED);
	const postId = await createPost(world.site, world.site.admin);
	expect(await submit('--user=c-author', `--post=${postId}`)).toMatchObject(FAILED);

	const id = await submitted(ADMIN);
	for (const action of ['get', 'cancel', 'retry', 'insert'])
		expect(await wp('draftsmith', 'job', action, String(id), '--user=c-author')).toMatchObject(FAILED);
	expect(await wp('draftsmith', 'job', 'delete', String(id), '--yes', '--user=c-author')).toMatchObject(FAILED);
	expect(await readJob(world.site, id)).toMatchObject({ id, discarded: false });
});

test('an article goes from a command into a post of its own, and the list shows it', async () => {
	const prompt = file('brief.txt', 'For beginners. CANARY-PROMPT');
	const id = await submitted('--user=c-author', '--status=publish', `--instructions-file=${prompt}`, '--length=300');
	const state = () => run('job', 'get', String(id), '--field=state', '--user=c-author');
	await vi.waitFor(async () => expect(await state()).toBe('succeeded\n'), { timeout: 20_000, interval: 200 });
	expect(await run('job', 'insert', String(id), '--user=c-author')).toBe('Success: Done for 1 of 1.\n');
	const postId = Number(await run('job', 'get', String(id), '--field=post', '--user=c-author'));
	expect(await readPost(world.site, postId)).toMatchObject({ status: 'publish' });
	// What happened already is said, and does not happen twice.
	expect(await wp('draftsmith', 'job', 'insert', String(id), '--user=c-author')).toMatchObject({
		code: 1,
		errors: expect.stringContaining('inserted already'),
	});

	const json = await run('job', 'list', '--state=succeeded', '--author=c-author', '--format=json', ADMIN);
	expect(JSON.parse(json)).toEqual([
		expect.objectContaining({ id, title: 'Rye bread', state: 'succeeded', post: postId }),
	]);
	expect(await run('job', 'list', '--author=c-author', '--format=ids', ADMIN)).toBe(`${id}\n`);
	expect(await run('job', 'list', '--author=c-author', '--format=count', ADMIN)).toBe('1\n');
	expect(await run('job', 'list', '--author=c-author', '--format=csv', '--fields=id,state', ADMIN)).toBe(
		`id,state\n${id},succeeded\n`,
	);
	expect(await run('job', 'list', '--search=nothing like it', '--format=count', ADMIN)).toBe('0\n');
	expect(await run('job', 'get', String(id), ADMIN)).toContain('post_status\tpublish');
	expect(JSON.stringify(await run('job', 'get', String(id), '--format=json', ADMIN))).not.toContain('CANARY');
});

test('jobs are canceled, asked for again and deleted; what fails is said, and stops no other', async () => {
	world.model.behave({ kind: 'silence' });
	const id = await submitted(ADMIN);
	expect(await run('job', 'cancel', String(id), ADMIN)).toContain('Done for 1 of 1');
	expect(await readJob(world.site, id)).toMatchObject({ state: 'canceled' });
	expect(await run('job', 'retry', String(id), ADMIN)).toContain('Done for 1 of 1');
	const again = Number((await run('job', 'list', '--format=ids', '--per-page=1', ADMIN)).trim());
	expect(again).toBeGreaterThan(id);
	await run('job', 'cancel', String(again), ADMIN);

	const asked = await wp('draftsmith', 'job', 'delete', String(again), ADMIN);
	expect(asked).toMatchObject({ code: 0, output: expect.stringContaining('[y/n]') });
	expect((await readJob(world.site, again)).id).toBe(again);
	const mixed = await wp('draftsmith', 'job', 'delete', '999999', String(again), '--yes', ADMIN);
	expect(mixed).toMatchObject({
		code: 1,
		errors: expect.stringMatching(/^Warning: 999999: .*\nError: Done for 1 of 2\./s),
	});
	expect(await wp('draftsmith', 'job', 'get', String(again), ADMIN)).toMatchObject(FAILED);
});

test('what is wrong with an option is said before anything is asked for', async () => {
	const rows = () =>
		evaluate(
			world.site,
			z.coerce.number(),
			`return $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}draftsmith_jobs" );`,
		);
	const before = await rows();
	const errorOf = async (...options: string[]) => {
		const { code, output, errors } = await submit(ADMIN, ...options);
		expect({ options, code, output }).toEqual({ options, ...FAILED });
		return errors;
	};
	expect(await errorOf('--length=7')).toContain('length');
	expect(await errorOf('--content-type=poem')).toContain('content_type');
	expect(await errorOf('--status=future')).toContain('date in the future');
	expect(await errorOf('--status=future', '--date=2020-01-01T00:00:00Z')).toContain('date in the future');
	expect(await errorOf('--instructions-file=/nowhere')).toContain('can’t be read');
	expect(await errorOf('--post=999999')).toContain('not allowed to edit');
	expect(await errorOf('--colour=red')).toContain('unknown --colour');
	const unnamed = await wp('draftsmith', 'job', 'submit', 'Rye bread', ADMIN);
	expect(unnamed).toMatchObject({ ...FAILED, errors: expect.stringContaining(BAKER) });
	expect(await wp('draftsmith', 'job', 'submit', ' ', `--model=${BAKER}`, ADMIN)).toMatchObject(FAILED);
	expect(await wp('draftsmith', 'job', 'list', '--state=sleeping', ADMIN)).toMatchObject(FAILED);
	expect(await wp('draftsmith', 'job', 'list', '--author=nobody', ADMIN)).toMatchObject(FAILED);
	expect(await wp('draftsmith', 'usage', '--by=moon', ADMIN)).toMatchObject(FAILED);
	expect(await rows()).toBe(before);
});

test('a CSV file becomes a batch once it is clean, once however often it is imported', async () => {
	const bad = file(
		'bad.csv',
		'Title;Status;Author;Category;Length\nOne;draft;;;300\n;draft;;;\nThree;sold;;;\nFour;;;;7\n',
	);
	const options = [`--model=${BAKER}`, '--language=en', ADMIN];
	const refused = await wp('draftsmith', 'batch', 'import', `--csv=${bad}`, ...options);
	expect(refused).toMatchObject(FAILED);
	expect(refused.errors).toMatch(/Line 4, post_status/);
	expect(refused.errors).toMatch(/Line 5, length/);
	const unknown = file('unknown.csv', 'title,colour\nOne,red\n');
	expect(await wp('draftsmith', 'batch', 'import', `--csv=${unknown}`, ...options)).toMatchObject({
		...FAILED,
		errors: expect.stringContaining('colour'),
	});
	const strangers = file(
		'strangers.csv',
		'title,author,category,date,status\nOne,nobody,,,\nTwo,,Nowhere,,\nThree,,,2027-02-30 09:00,\nFour,,,04/05/2031,\n',
	);
	expect((await wp('draftsmith', 'batch', 'import', `--csv=${strangers}`, ...options)).errors).toMatch(
		/Line 2: .*nobody.*\nLine 3: .*Nowhere.*\nLine 4: .*no date.*\nLine 5: .*no date.*\nNothing was asked for/,
	);
	const past = file('past.csv', 'title,date,status\nOne,2020-01-31,\nTwo,2031-01-31,draft\n');
	expect((await wp('draftsmith', 'batch', 'import', `--csv=${past}`, ...options)).errors).toMatch(
		/Line 2, post_date: Choose a date in the future.*\nLine 3, post_date: Only a post that is scheduled/,
	);
	expect(await run('batch', 'list', '--format=count', ADMIN)).toBe('0\n');

	const good = file(
		'good.csv',
		'\ufeffTitle,Prompt,Type,Date,Author,Category,Tags,Status\r\n' +
			'"Rye, bread","Two\r\nlines",how-to,,c-editor@example.org,Uncategorized,"rye, bread"\r\n\r\nOat bread,,,2031-01-31 08:00,,,\r\n' +
			'Wheat bread,,,1.2.2031,,,,publish\r\n',
	);
	const id = Number(await run('batch', 'import', `--csv=${good}`, '--porcelain', ...options));
	expect(id).toBeGreaterThan(0);
	expect(await run('batch', 'import', `--csv=${good}`, ...options)).toContain(`imported before, as batch ${id}`);
	const jobs = JSON.parse(
		await run(
			'job',
			'list',
			`--batch=${id}`,
			'--orderby=id',
			'--order=asc',
			'--format=json',
			'--fields=title,content_type,post_status,post_date',
			ADMIN,
		),
	);
	expect(jobs).toEqual([
		{ title: 'Rye, bread', content_type: 'how-to', post_status: 'draft', post_date: null },
		{ title: 'Oat bread', content_type: 'article', post_status: 'future', post_date: '2031-01-31T08:00:00Z' },
		{ title: 'Wheat bread', content_type: 'article', post_status: 'future', post_date: '2031-02-01T09:00:00Z' },
	]);
	expect(await run('batch', 'pause', String(id), ADMIN)).toContain('Done for 1 of 1');
	expect(JSON.parse(await run('batch', 'list', '--format=json', ADMIN))).toMatchObject([
		{ id, state: 'paused', row_count: 3 },
	]);
	expect(await run('batch', 'resume', String(id), ADMIN)).toContain('Done for 1 of 1');
	expect(await run('batch', 'cancel', String(id), ADMIN)).toContain('Done for 1 of 1');
	expect(await run('batch', 'list', '--format=json', '--fields=state', ADMIN)).toBe('[{"state":"canceled"}]\n');
	expect(await wp('draftsmith', 'batch', 'cancel', String(id), '--user=c-author')).toMatchObject(FAILED);
});

test('a file with a wrong quotation mark, or with cells beyond its columns, is refused with its lines', async () => {
	const before = await run('batch', 'list', '--format=count', ADMIN);
	const errorOf = async (text: string) => {
		const words = ['batch', 'import', `--csv=${file('wrong.csv', text)}`, `--model=${BAKER}`, '--language=en', ADMIN];
		const outcome = await wp('draftsmith', ...words);
		expect({ text, ...outcome }).toMatchObject(FAILED);
		return outcome.errors;
	};
	expect(await errorOf('title;prompt\nBread one;"For people in a hurry\nBread two;For bakers')).toMatch(
		/Line 2: A text begins with a quotation mark.*\nNothing was asked for. Correct the file/,
	);
	expect(await errorOf('title;prompt\n"Best" bread;For all\nSecond;x')).toMatch(/Line 2: .*goes on after the mark/);
	expect(await errorOf('title,prompt\nBread, butter and jam,notes\nRye,x\nOats,y,,z')).toMatch(
		/Line 2: “notes” stands in no column.*\nLine 4: “z” stands in no column.*\nNothing was asked for/,
	);
	expect(await errorOf(Buffer.from('title\nRye', 'utf16le').toString('latin1'))).toContain('not in UTF-8');
	expect(await run('batch', 'list', '--format=count', ADMIN)).toBe(before);
});

test('the same file on a site in another folder of the domain is another batch, with keys of its own', async () => {
	const csv = file('sisters.csv', 'title\nRye\n');
	const words = ['batch', 'import', `--csv=${csv}`, '--porcelain', `--model=${BAKER}`, '--language=en', ADMIN];
	const here = Number(await run(...words));
	addMustUsePlugin(
		world.site,
		'sister',
		`<?php add_filter( 'pre_option_home', static function ( $home ) { return get_option( 'sister' ) ? site_url( '/sister' ) : $home; } );`,
	);
	const setSister = (isOn: boolean) =>
		evaluate(world.site, z.boolean(), `return update_option( 'sister', $input );`, isOn ? '1' : '');
	await setSister(true);
	const there = Number(await run(...words));
	expect(there).not.toBe(here);
	const keyOf = (id: number) =>
		evaluate(
			world.site,
			z.string(),
			`$key = new ReflectionMethod( Draftsmith\\Batches\\Row_Intake::class, 'key' );
			$key->setAccessible( true );
			return $key->invoke( null, ( new Draftsmith\\Batches\\Batch_Store() )->find( $input ), 1 );`,
			id,
		);
	const key = await keyOf(here);
	await setSister(false);
	expect(await keyOf(here)).not.toBe(key);
	expect(Number(await run(...words))).toBeGreaterThan(0);
	expect(await run(...words)).toBe(`${here}\n`);
	await run('batch', 'cancel', String(here), String(there), ADMIN);
});

test('usage shows what is left, and presets go from one site to another', async () => {
	const limits = JSON.parse(await run('usage', '--format=json', ADMIN));
	expect(limits).toMatchObject([{ limit: 'articles' }, { limit: 'tokens' }]);
	expect(limits[0].left).toBe(limits[0].of - limits[0].used);
	expect(await run('usage', '--by=author', '--days=7', '--format=csv', ADMIN)).toMatch(/^id,name,asked/);
	expect(await run('usage', '--by=day', '--format=csv', ADMIN)).toMatch(/^date,requests/);

	const presets = [{ name: 'House', form: { tone: 'friendly', language: 'lt' } }];
	const path = file('presets.json', JSON.stringify({ format: 'draftsmith-presets', version: 1, presets, styles: [] }));
	expect(await run('presets', 'import', path, '--shared', ADMIN)).toContain('Imported 1 presets');
	expect(JSON.parse(await run('presets', 'export', '--shared', ADMIN))).toMatchObject({ presets });
	const garbage = file('garbage.json', 'not JSON');
	expect(await wp('draftsmith', 'presets', 'import', garbage, ADMIN)).toMatchObject(FAILED);
});

test('doctor names what is wrong by its exit code too, and register needs consent', async () => {
	const healthy = await run('doctor', ADMIN);
	for (const check of ['address', 'reachable', 'ready', 'key', 'models', 'cron', 'clock', 'loopback'])
		expect(healthy).toMatch(new RegExp(`^${check}\tok\t`, 'm'));
	await world.stack.stopService();
	const ill = await wp('draftsmith', 'doctor', ADMIN);
	expect(ill).toMatchObject({ code: 1, output: expect.stringMatching(/^reachable\tfailed\t/m) });
	const unsent = await submit(ADMIN);
	expect(unsent).toMatchObject({ code: 0, errors: expect.stringContaining('sent again by itself') });
	await world.stack.startService();
	await runTick(world.site);

	const removal = { method: 'DELETE', body: { email: 'owner@example.org' } } as const;
	expect((await callPlugin(world.site, '/account', removal)).status).toBe(200);
	const words = ['register', '--email=owner@example.org', ADMIN];
	const url = `--service=${world.stack.serviceUrl}`;
	expect(await wp('draftsmith', ...words, url)).toMatchObject({ code: 0, output: expect.stringContaining('[y/n]') });
	expect(await wp('draftsmith', 'doctor', ADMIN)).toMatchObject({
		code: 1,
		output: expect.not.stringContaining('clock'),
	});
	expect(await wp('draftsmith', ...words, '--service=ftp://x', '--yes')).toMatchObject(FAILED);
	expect(await run(...words, url, '--yes')).toContain(`is registered with ${world.stack.serviceUrl}`);
	expect(await run('doctor', '--format=csv', ADMIN)).not.toContain('failed');
	expect(world.site.debugLog()).not.toMatch(/draftsmith(?! test site)/i);
});

describe('WordPress 6.8', () => {
	let old: World;
	beforeAll(async () => {
		old = await startWorld({ boot: { version: '6.8' } });
	});
	afterAll(() => old?.stop());

	test('has the same commands, and without WP-CLI there are none', async () => {
		const command = installWpCli(old.site);
		// The first that this site sees of the plugin's new version may be a command.
		await evaluate(
			old.site,
			z.boolean(),
			`$wpdb->query( "DROP TABLE {$wpdb->prefix}draftsmith_jobs, {$wpdb->prefix}draftsmith_batches" ); return delete_option( 'draftsmith_db_version' );`,
		);
		const outcome = await command(
			'draftsmith',
			'job',
			'submit',
			'Rye bread',
			'--language=en',
			`--model=${BAKER}`,
			'--porcelain',
			ADMIN,
		);
		expect(outcome).toMatchObject({ code: 0, output: expect.stringMatching(/^\d+\n$/), errors: '' });
		const loaded = `return array_values( preg_grep( '#/includes/cli/#', get_included_files() ) );`;
		expect(await evaluate(old.site, z.array(z.string()), loaded)).toEqual([]);
	});
});
