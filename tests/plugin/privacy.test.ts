import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Credentials, LoginSession, WordPressSite } from '../wordpress/types.ts';
import { submitAndWait } from './support/articles.ts';
import { rowOf, startBatch } from './support/batches.ts';
import { letTimePass, runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin, readJob } from './support/local-job.ts';
import { erasePersonalData, exportPersonalData } from './support/personal-data.ts';
import { findPostsOf, readPost } from './support/posts.ts';
import { startWorld, type World } from './support/world.ts';

type Person = { credentials: Credentials; id: number; email: string };

const PROMPT = 'CANARY-PROMPT for beginners. Link to https://example.com/bread?a=1&b=2.';

let world: World;
let site: WordPressSite;
let session: LoginSession;
let anna: Person;
let bert: Person;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	site = world.site;
	session = await site.login(site.admin);
	anna = await addPerson('anna');
	bert = await addPerson('bert');
	await addRows(anna, 230, true);
	await addRows(anna, 20, false);
	await addRows(bert, 30, true);
	await addPostsWithRecords(anna, 101);
	await addPostsWithRecords(bert, 2);
	for (const { credentials } of [anna, bert]) {
		const body = { name: `House of ${credentials.user}`, form: { tone: 'friendly' } };
		const saved = await callPlugin(site, `/presets/${crypto.randomUUID()}`, {
			method: 'POST',
			user: credentials,
			body,
		});
		expect(saved.status).toBe(200);
	}
});
afterAll(() => world?.stop());

async function addPerson(name: string): Promise<Person> {
	const credentials = await site.createUser(name, 'editor');
	const Known = z.object({ id: z.number(), email: z.email() });
	const code = `$user = get_user_by( 'login', $input ); return array( 'id' => $user->ID, 'email' => $user->user_email );`;
	return { credentials, ...(await evaluate(site, Known, code, name)) };
}

/** Rows of requests that a person made: done with, or whose articles wait for somebody. */
function addRows(person: Person, count: number, isDone: boolean): Promise<null> {
	return evaluate(
		site,
		z.null(),
		`$store = new Draftsmith\\Jobs\\Job_Store();
		for ( $i = 1; $i <= $input['count']; $i++ ) {
			$store->create( array(
				'idempotency_key' => wp_generate_uuid4(), 'job_id' => wp_generate_uuid4(), 'user_id' => $input['user'], 'post_id' => 0, 'post_type' => 'post',
				'post_status' => 'draft', 'title' => "Loaf $i", 'language' => 'lt', 'model' => 'baker', 'scope' => 'self_hosted', 'content_type' => 'recipe',
				'state' => $input['is_done'] ? 'failed' : 'succeeded', 'phase' => 'finished', 'acknowledged' => (int) $input['is_done'],
				'request' => Draftsmith\\Jobs\\Sealed_Request::seal( array( 'title' => "Loaf $i" ) ), 'input_tokens' => 12, 'output_tokens' => 34,
			) );
		}`,
		{ user: person.id, count, is_done: isDone },
	);
}

/** Posts whose record names a person. */
function addPostsWithRecords(person: Person, count: number): Promise<null> {
	return evaluate(
		site,
		z.null(),
		`for ( $i = 1; $i <= $input['count']; $i++ ) {
			$id = wp_insert_post( array( 'post_title' => "Post $i", 'post_status' => 'draft', 'post_author' => $input['user'] ) );
			update_post_meta( $id, '_draftsmith_provenance', array( 'model' => 'baker', 'job' => "job $i", 'author' => $input['user'] ) );
		}`,
		{ user: person.id, count },
	);
}

const Traces = z.object({
	rows: z.coerce.number(),
	requests: z.coerce.number(),
	authored: z.coerce.number(),
	records: z.coerce.number(),
	batches: z.coerce.number(),
	presets: z.boolean(),
});

/** What still names a person. */
function tracesOf({ id }: Person): Promise<z.infer<typeof Traces>> {
	return evaluate(
		site,
		Traces,
		`$count = static function ( $sql ) use ( $wpdb, $input ) { return $wpdb->get_var( $wpdb->prepare( $sql, $input ) ); };
		$jobs   = $wpdb->prefix . 'draftsmith_jobs';
		return array(
			'rows'     => $count( "SELECT COUNT(*) FROM $jobs WHERE user_id = %d" ),
			'requests' => $count( "SELECT COUNT(*) FROM $jobs WHERE user_id = %d AND request IS NOT NULL" ),
			'authored' => $count( "SELECT COUNT(*) FROM $jobs WHERE post_author = %d" ),
			'records'  => count( array_filter( $wpdb->get_col( "SELECT meta_value FROM $wpdb->postmeta WHERE meta_key = '_draftsmith_provenance'" ),
				static function ( $record ) use ( $input ) { return unserialize( $record )['author'] === $input; } ) ),
			'batches'  => $count( "SELECT COUNT(*) FROM {$wpdb->prefix}draftsmith_batches WHERE user_id = %d" ),
			'presets'  => (bool) get_user_option( 'draftsmith_presets', $input ),
		);`,
		id,
	);
}

test('the text for the privacy policy says what goes where and for how long', async () => {
	const page = await fetch(`${site.url}/wp-admin/options-privacy.php?tab=policyguide`, {
		headers: { Cookie: session.cookie },
	});
	const text = await page.text();
	for (const part of [
		'No data of visitors',
		'at most 30 days',
		'for 90 days',
		'kept encrypted',
		'record of how its article was made',
	])
		expect(text).toContain(part);
});

test('a person gets all that is known of them, page by page, and nothing of anybody else', async () => {
	const { items, pages } = await exportPersonalData(site, session, anna.email);
	expect(pages).toEqual([3, 2, 1]);
	const inGroup = (group: string) => items.filter(({ group_id }) => group_id === `draftsmith-${group}`);
	expect(inGroup('jobs')).toHaveLength(250);
	expect(inGroup('provenance')).toHaveLength(101);
	expect(new Set(items.map(({ item_id }) => item_id)).size).toBe(items.length);
	expect(Object.fromEntries(inGroup('jobs')[0]?.data.map(({ name, value }) => [name, value]) ?? [])).toMatchObject({
		Title: 'Loaf 1',
		Language: 'lt',
		Model: 'baker',
		'Content type': 'recipe',
		'Tokens read': '12',
		'Tokens written': '34',
		'Asked for': expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/),
	});
	expect(inGroup('presets')).toMatchObject([
		{
			data: expect.arrayContaining([
				{ name: 'Name', value: 'House of anna' },
				{ name: 'tone', value: 'friendly' },
			]),
		},
	]);
	expect((await exportPersonalData(site, session, 'nobody@example.com')).items).toEqual([]);
});

test('who was named as author of another’s request is told so, and instructions are in no export', async () => {
	const job = await submitAndWait(world, { user: anna.credentials, fields: { prompt: PROMPT } });
	await site.runPhp(
		`global $wpdb; $wpdb->update( $wpdb->prefix . 'draftsmith_jobs', array( 'post_author' => ${bert.id} ), array( 'id' => ${job.id} ) );`,
	);
	const { items } = await exportPersonalData(site, session, bert.email);
	const named = items.find(({ item_id }) => item_id === `draftsmith-job-${job.id}`);
	expect(named?.data[0]?.value).toBe('You were named as author of the post');
	expect(JSON.stringify([items, await exportPersonalData(site, session, anna.email)])).not.toContain('CANARY');
});

test('what is done is erased, what is open stays without the name, and no other person loses anything', async () => {
	const open = await submitAndWait(world, { user: anna.credentials, fields: { prompt: PROMPT } });
	const before = await tracesOf(bert);
	expect(before).toMatchObject({ rows: 30, records: 2, presets: true });

	// A tool that dies after its first page is simply used again. That page tells what stays.
	const first = await evaluate(
		site,
		z.object({ done: z.literal(false), messages: z.array(z.string()) }),
		`return Draftsmith\\Privacy\\Eraser::erase( $input );`,
		anna.email,
	);
	expect(first.messages).toEqual([
		expect.stringMatching(/^22 requests for articles are open/),
		expect.stringMatching(/^10\d posts keep their records/),
	]);
	const erasure = await erasePersonalData(site, session, anna.email);
	expect(erasure).toMatchObject({ removed: true, retained: true });
	expect(await tracesOf(anna)).toEqual({ rows: 0, requests: 0, authored: 0, records: 0, batches: 0, presets: false });
	expect(await tracesOf(bert)).toEqual(before);
	const again = await erasePersonalData(site, session, anna.email);
	expect(again).toMatchObject({ removed: false, retained: false, messages: [] });

	// The open request is still there for an administrator; cron puts it nowhere in the name of a person who is gone from it.
	expect(await readJob(site, open.id)).toMatchObject({ state: 'succeeded', author: 0, inserted: null });
	await letTimePass(site);
	await runTick(site);
	expect(await readJob(site, open.id)).toMatchObject({ inserted: null, error: { code: 'not_allowed_any_more' } });
	expect((await readPost(site, open.post_id)).content).toBe('');
	expect(await findPostsOf(site, open)).toEqual([open.post_id]);
	expect(site.debugLog()).not.toContain('plugins/draftsmith');
});

test('a request that was never sent is never sent, and nothing of it stays', async () => {
	const before = (await world.service.jobs({ limit: 1000 })).data.length;
	await world.stack.stopService();
	const postId = await evaluate(
		site,
		z.number(),
		`return wp_insert_post( array( 'post_title' => 'Late', 'post_author' => $input ) );`,
		bert.id,
	);
	const body = { title: 'Late', prompt: PROMPT, language: 'en', model: 'outline', post_id: postId };
	const answer = await callPlugin(site, '/jobs', { method: 'POST', user: bert.credentials, body });
	const { id } = z.object({ id: z.number() }).parse(answer.json);
	const batch = await startBatch(site, [rowOf(1), rowOf(2)], { name: 'Breads of Bert' }, bert.credentials);
	const { items } = await exportPersonalData(site, session, bert.email);
	expect(items.filter(({ group_id }) => group_id === 'draftsmith-batches')).toMatchObject([
		{
			item_id: `draftsmith-batch-${batch.id}`,
			data: expect.arrayContaining([{ name: 'Name', value: 'Breads of Bert' }]),
		},
	]);
	expect(JSON.stringify(items)).not.toContain('CANARY');

	const erasure = await erasePersonalData(site, session, bert.email);
	expect(erasure).toMatchObject({ removed: true, retained: true });
	expect(erasure.messages.filter((message) => message.includes('open'))).toEqual([]);
	const Left = z.object({
		state: z.literal('canceled'),
		acknowledged: z.literal('1'),
		user_id: z.literal('0'),
		title: z.literal(''),
		request: z.null(),
		next_poll_at: z.null(),
	});
	const rows = `return $wpdb->get_results( $wpdb->prepare( "SELECT state, acknowledged, user_id, title, request, next_poll_at FROM {$wpdb->prefix}draftsmith_jobs WHERE id = %d OR batch_id = %d", $input ) );`;
	expect(await evaluate(site, z.array(Left), rows, [id, batch.id])).toHaveLength(3);
	expect(await evaluate(site, z.boolean(), `return get_option( 'draftsmith_day_of_' . $input );`, bert.id)).toBe(false);
	await world.stack.startService();
	await runTick(site);
	expect((await world.service.jobs({ limit: 1000 })).data).toHaveLength(before);
});
