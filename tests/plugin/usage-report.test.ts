import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Credentials } from '../wordpress/types.ts';
import { submitAndWait } from './support/articles.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin, errorOf } from './support/local-job.ts';
import { watchOutgoing } from './support/outgoing.ts';
import { startWorld, type World } from './support/world.ts';

const Figures = z.object({ requests: z.number(), input_tokens: z.number(), output_tokens: z.number() });
const Report = z.object({
	days: z.number(),
	since: z.string(),
	time_zone: z.string(),
	service: z
		.looseObject({
			today: z.object({ used: z.number(), limit: z.number(), resets_at: z.string() }),
			days: z.array(Figures.extend({ date: z.string() })),
			models: z.array(Figures.extend({ model: z.string().nullable() })),
		})
		.nullable(),
	failure: z.object({ code: z.string(), message: z.string(), action: z.string().nullable() }).nullable(),
	everyone: z.boolean(),
	authors: z.array(
		z.object({
			id: z.number(),
			name: z.string(),
			asked: z.number(),
			inserted: z.number(),
			failed: z.number(),
			input_tokens: z.number().nullable(),
			output_tokens: z.number().nullable(),
			unknown: z.number(),
		}),
	),
});

let world: World;
let author: Credentials;
let editor: Credentials;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	author = await world.site.createUser('anna', 'author');
	editor = await world.site.createUser('edith', 'editor');
});
afterAll(() => world?.stop());

/** The report as somebody gets it. An answer that is none fails the test and shows what came. */
async function reportFor(user: Credentials = world.site.admin, days = 30): Promise<z.infer<typeof Report>> {
	const { status, json } = await callPlugin(world.site, `/usage/report?days=${days}`, { user });
	expect(status, JSON.stringify(json)).toBe(200);
	return Report.parse(json);
}

/** Puts jobs into the table as they are after a while, and forgets all others. */
function seed(jobs: { user: string; daysAgo: number; [column: string]: unknown }[]): Promise<number> {
	return evaluate(
		world.site,
		z.number(),
		`$table = $wpdb->prefix . 'draftsmith_jobs';
		$wpdb->query( "DELETE FROM $table" );
		foreach ( $input as $job ) {
			$time = gmdate( 'Y-m-d H:i:s', time() - DAY_IN_SECONDS * $job['daysAgo'] );
			$user = get_user_by( 'login', $job['user'] );
			unset( $job['user'], $job['daysAgo'] );
			$wpdb->insert( $table, array_merge( array(
				'idempotency_key' => wp_generate_uuid4(), 'job_id' => wp_generate_uuid4(), 'user_id' => $user ? $user->ID : 4711, 'post_id' => 0,
				'post_type' => 'post', 'post_status' => 'draft', 'title' => 'Tea', 'language' => 'en', 'model' => 'baker', 'scope' => 'self_hosted',
				'content_type' => 'article', 'state' => 'succeeded', 'phase' => 'finished', 'created_at' => $time, 'updated_at' => $time,
			), $job ) );
		}
		return (int) $wpdb->get_var( "SELECT COUNT(*) FROM $table" );`,
		jobs,
	);
}

describe('the authors', () => {
	test('are counted by what they asked for, and what is not known is not called none', async () => {
		const told = { input_tokens: 100, output_tokens: 30 };
		const jobs = [
			{ user: 'anna', daysAgo: 0, inserted_post_id: 1, ...told },
			{ user: 'anna', daysAgo: 6, state: 'failed', ...told },
			{ user: 'anna', daysAgo: 0 },
			{ user: 'anna', daysAgo: 0, state: 'starting', job_id: null },
			{ user: 'anna', daysAgo: 7, ...told },
			{ user: 'edith', daysAgo: 20, state: 'canceled' },
			{ user: 'gone', daysAgo: 1, ...told },
		];
		expect(await seed(jobs)).toBe(jobs.length);
		const anna = { name: 'anna', asked: 4, inserted: 1, failed: 1, input_tokens: 200, output_tokens: 60, unknown: 1 };
		const week = await reportFor(undefined, 7);
		expect(week.authors).toMatchObject([anna, { id: 4711, name: '', asked: 1, input_tokens: 100 }]);
		const month = await reportFor(undefined, 30);
		expect(month.authors).toMatchObject([
			{ ...anna, asked: 5, input_tokens: 300, output_tokens: 90 },
			{ name: 'edith', asked: 1, input_tokens: null, output_tokens: null, unknown: 1 },
			{ name: '' },
		]);
	});

	test('are all seen by those who edit the posts of others; everyone else sees only themselves', async () => {
		await seed([
			{ user: 'anna', daysAgo: 0 },
			{ user: 'edith', daysAgo: 0 },
		]);
		expect(await reportFor(editor)).toMatchObject({ everyone: true, authors: [{ name: 'anna' }, { name: 'edith' }] });
		expect(await reportFor(author)).toMatchObject({ everyone: false, authors: [{ name: 'anna' }] });
		const subscriber = await world.site.createUser('subscriber', 'subscriber');
		expect((await callPlugin(world.site, '/usage/report', { user: subscriber })).status).toBe(403);
		expect((await callPlugin(world.site, '/jobs/choices', { user: subscriber })).status).toBe(403);
	});
});

describe('the service', () => {
	test('tells what was written, day by day, and nothing of it is the key', async () => {
		await submitAndWait(world);
		const { service, failure } = await reportFor(undefined, 7);
		expect(failure).toBeNull();
		expect(service?.days).toHaveLength(7);
		const today = new Date().toISOString().slice(0, 10);
		expect(service?.days.at(-1)).toMatchObject({ date: today, requests: 1 });
		expect(service?.days.slice(0, -1).every((day) => day.requests === 0)).toBe(true);
		expect(service?.models).toMatchObject([{ model: 'baker', requests: 1 }]);
		const tokens = service?.days.at(-1)?.output_tokens ?? 0;
		expect(tokens).toBeGreaterThan(0);
		expect(service?.models[0]?.output_tokens).toBe(tokens);
		expect((await reportFor(undefined, 90)).service?.days).toHaveLength(31);
		const { json } = await callPlugin(world.site, '/usage/report');
		expect(JSON.stringify(json)).not.toMatch(/••••|dsk_/);
	});

	test('is asked once a minute at most', async () => {
		await evaluate(world.site, z.boolean(), `return delete_transient( 'draftsmith_usage_report' );`);
		const outgoing = watchOutgoing(world.site);
		for (const days of [7, 30, 90]) await reportFor(undefined, days);
		expect((await outgoing()).filter(({ url }) => url.endsWith('/v1/usage'))).toHaveLength(1);
	});

	test.each([0, 8, 'all'])('is not asked about %s days', async (days) => {
		expect(errorOf(await callPlugin(world.site, `/usage/report?days=${days}`)).code).toBe('rest_invalid_param');
	});

	test('may be away: the authors are there all the same', async () => {
		await seed([{ user: 'anna', daysAgo: 0 }]);
		await evaluate(world.site, z.boolean(), `return delete_transient( 'draftsmith_usage_report' );`);
		await world.stack.stopService();
		expect(await reportFor()).toMatchObject({
			service: null,
			failure: { code: 'draftsmith_service_unreachable' },
			authors: [{ name: 'anna' }],
		});
		await world.stack.startService();
		expect((await reportFor()).failure).toBeNull();
	});
});

describe('the choices of the filters', () => {
	test('are what occurs in the jobs that one may see', async () => {
		await seed([
			{ user: 'anna', daysAgo: 0, language: 'de', model: 'cloud' },
			{ user: 'edith', daysAgo: 0 },
			{ user: 'edith', daysAgo: 0, language: 'lt', deleted: 1 },
		]);
		expect((await callPlugin(world.site, '/jobs/choices')).json).toMatchObject({
			authors: [{ name: 'anna' }, { name: 'edith' }],
			languages: ['de', 'en'],
			models: ['baker', 'cloud'],
		});
		expect((await callPlugin(world.site, '/jobs/choices', { user: author })).json).toMatchObject({
			authors: [{ name: 'anna' }],
			languages: ['de'],
			models: ['cloud'],
		});
	});
});

test('a site that is not registered calls nobody', async () => {
	await callPlugin(world.site, '/registration', { method: 'DELETE' });
	const outgoing = watchOutgoing(world.site);
	const before = (await outgoing()).length;
	expect(await reportFor()).toMatchObject({ service: null, failure: null });
	expect((await outgoing()).length).toBe(before);
});
