import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Credentials, MariaDbUnavailable } from '../wordpress/index.ts';
import { submitJob } from './support/articles.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin, LocalJob } from './support/local-job.ts';
import { watchOutgoing } from './support/outgoing.ts';
import { seedJobs } from './support/seed-jobs.ts';
import { startWorld, type World } from './support/world.ts';

const Page = z.object({ data: z.array(LocalJob), total: z.number(), total_pages: z.number() });

describe.each(['sqlite', 'mariadb'] as const)('the list of jobs on %s', (database) => {
	let world: World;
	let author: Credentials;
	let editor: Credentials;
	/** First ids of what is seeded. */
	let many: number;
	let few: number;

	beforeAll(async () => {
		try {
			world = await startWorld({ boot: { version: '7.1', database } });
		} catch (error) {
			if (!(error instanceof MariaDbUnavailable)) throw error;
			console.warn(`NO MARIADB, so the list is tested on SQLite twice: ${error.message}`);
			world = await startWorld({ boot: { version: '7.1' } });
		}
		const { site } = world;
		author = await site.createUser('anna', 'author');
		editor = await site.createUser('ed', 'editor');
		many = await seedJobs(site, {
			count: 10_000,
			columns: {
				title: ['Rye', 'Wheat', 'Oats'],
				state: ['succeeded', 'failed'],
				language: ['en', 'de', 'lt', 'ru'],
				batch_id: 8,
				// Asked for again one after the other, so that the ids run the other way round.
				batch_row: Array.from({ length: 10_000 }, (_, number) => 10_000 - number),
			},
		});
		const annaId = await evaluate(site, z.number(), `return get_user_by( 'login', 'anna' )->ID;`);
		few = await seedJobs(site, {
			count: 4,
			columns: {
				user_id: annaId,
				title: ['100% rye_bread', '100 rye-bread', 'Über Brot', '100% ryeXbread'],
				model: ['gpt-5', 'baker', 'gpt-5', 'baker'],
				batch_id: [7, 7, null, null],
				batch_row: [1, 2, null, null],
				created_at: ['2026-01-01 00:00:00', '2026-01-02 00:00:00', '2026-01-03 00:00:00', '2026-01-04 00:00:00'],
				finished_at: ['2026-02-04 00:00:00', '2026-02-03 00:00:00', '2026-02-02 00:00:00', null],
				post_type: ['post', 'post', 'page', 'post'],
			},
		});
	});
	afterAll(() => world?.stop());

	async function list(query: string, user: Credentials = world.site.admin): Promise<z.infer<typeof Page>> {
		const { status, json, headers } = await callPlugin(world.site, `/jobs${query}`, { user });
		expect(status, JSON.stringify(json)).toBe(200);
		const page = Page.parse(json);
		expect([headers.get('X-WP-Total'), headers.get('X-WP-TotalPages')]).toEqual([
			String(page.total),
			String(page.total_pages),
		]);
		return page;
	}
	const idsOf = ({ data }: z.infer<typeof Page>) => data.map(({ id }) => id);

	test('is paged by the server, newest first', async () => {
		const first = await list('');
		expect(first).toMatchObject({ total: 10_004, total_pages: 501 });
		expect(idsOf(first).slice(0, 4)).toEqual([few + 3, few + 2, few + 1, few]);
		expect(first.data).toHaveLength(20);
		const last = await list('?per_page=100&page=101');
		expect(idsOf(last)).toEqual([many + 3, many + 2, many + 1, many]);
		expect((await list('?per_page=100&page=102')).data).toEqual([]);
		for (const query of ['per_page=101', 'page=0', 'orderby=request', 'order=up', 'state[]=lost', 'after=soon'])
			expect((await callPlugin(world.site, `/jobs?${query}`)).status, query).toBe(400);
	});

	test('asks for one page, however many jobs there are', async () => {
		const Cost = z.object({ queries: z.number(), rows: z.number(), megabytes: z.number(), plan: z.unknown() });
		const cost = (query: Record<string, unknown>) =>
			evaluate(
				world.site,
				Cost,
				`define( 'SAVEQUERIES', true );
				wp_set_current_user( 1 );
				rest_get_server();
				$wpdb->queries = array();
				$before = memory_get_usage();
				memory_reset_peak_usage();
				$request = new WP_REST_Request( 'GET', '/draftsmith/v1/jobs' );
				$request->set_query_params( $input );
				$answer = rest_do_request( $request );
				$peak = memory_get_peak_usage() - $before;
				$sqls = array_values( array_filter( array_column( $wpdb->queries, 0 ), static function ( $sql ) { return false !== strpos( $sql, 'draftsmith_jobs' ); } ) );
				$rows = array_sum( array_map( static function ( $sql ) use ( $wpdb ) { return count( $wpdb->get_results( $sql ) ); }, $sqls ) );
				return array(
					'queries' => count( $wpdb->queries ) - count( $sqls ), 'rows' => $rows, 'megabytes' => $peak / MB_IN_BYTES,
					'plan' => $wpdb->is_mysql && ! class_exists( 'WP_SQLite_DB' ) ? $wpdb->get_row( 'EXPLAIN ' . $sqls[1] ) : null,
				);`,
				query,
			);
		for (const query of [
			{},
			{ page: 400 },
			{ search: 'Wheat' },
			{ state: ['failed'], language: ['de', 'lt'], orderby: 'title', order: 'asc' },
			{ orderby: 'finished_at' },
			{ batch_id: 8, orderby: 'batch_row', order: 'asc' },
		]) {
			const { queries, rows, megabytes, plan } = await cost(query);
			// The page, the number, and when cron is due.
			expect(rows, JSON.stringify(query)).toBe(22);
			expect(queries, JSON.stringify(query)).toBeLessThan(12);
			expect(megabytes, JSON.stringify(query)).toBeLessThan(4);
			if (plan !== null && Object.keys(query).length === 0) {
				expect(plan).toMatchObject({ key: 'PRIMARY', Extra: expect.not.stringMatching(/filesort|temporary/) });
				expect(z.object({ rows: z.coerce.number() }).parse(plan).rows).toBeLessThan(100);
			}
			if (plan !== null && 'batch_id' in query)
				expect(plan).toMatchObject({ key: 'batch_id', Extra: expect.not.stringMatching(/filesort|temporary/) });
		}
	});

	test('the rows of a batch come in their order, whichever was asked for again', async () => {
		const first = await list('?batch_id=8&orderby=batch_row&order=asc&per_page=3');
		expect(first.data.map(({ batch_row }) => batch_row)).toEqual([1, 2, 3]);
		expect(idsOf(first)).toEqual([many + 9999, many + 9998, many + 9997]);
		const last = await list('?batch_id=8&orderby=batch_row&order=asc&per_page=100&page=100');
		expect(last.data.at(-1)?.batch_row).toBe(10_000);
	});

	test('tells what is ready from what is in its post', async () => {
		const put = (post: string) =>
			world.site.runPhp(`global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}draftsmith_jobs
				SET inserted_post_id = ${post} WHERE id = ${few}" );`);
		const inSeven = async (states: string) => idsOf(await list(`?batch_id=7&${states}`));
		await put('NULL');
		expect(await inSeven('state[]=ready')).toEqual([few]);
		expect(await inSeven('state[]=inserted')).toEqual([few + 1]);
		expect(await inSeven('state[]=ready&state[]=inserted')).toEqual([few + 1, few]);
		expect(await inSeven('state[]=ready&state[]=failed')).toEqual([few]);
		await put('999999');
	});

	test('is searched and filtered, and what looks like a pattern is none', async () => {
		expect(idsOf(await list(`?search=${encodeURIComponent('100% rye_')}`))).toEqual([few]);
		expect(idsOf(await list(`?search=${encodeURIComponent('100')}&order=asc`))).toEqual([few, few + 1, few + 3]);
		expect(idsOf(await list(`?search=${encodeURIComponent('Über')}`))).toEqual([few + 2]);
		expect(await list(`?search=${encodeURIComponent("'; DROP TABLE x; --")}`)).toMatchObject({ total: 0, data: [] });
		expect((await list('?state[]=failed')).total).toBe(5000);
		expect((await list('?state[]=failed&state[]=succeeded')).total).toBe(10_004);
		expect((await list('?state=failed&language=de&search=Wheat')).total).toBe(834);
		expect(idsOf(await list('?model=gpt-5'))).toEqual([few + 2, few]);
		expect(idsOf(await list('?batch_id=7&orderby=id&order=asc'))).toEqual([few, few + 1]);
		expect(idsOf(await list('?after=2026-01-02T00:00:00Z&before=2026-01-03T02:00:00%2B02:00'))).toEqual([few + 1]);
		expect(idsOf(await list(`?include[]=${many}&include[]=${few}`))).toEqual([few, many]);
		expect(idsOf(await list('?before=2026-01-31T00:00:00Z&orderby=finished_at&order=desc'))).toEqual([
			few,
			few + 1,
			few + 2,
			few + 3,
		]);
		expect(idsOf(await list('?before=2026-01-31T00:00:00Z&orderby=title&order=asc&per_page=1'))).toEqual([few + 1]);
	});

	test('shows editors all, and others their own', async () => {
		expect((await list('', editor)).total).toBe(10_004);
		const own = await list('', author);
		// One is of a page, which authors don't write.
		expect(idsOf(own)).toEqual([few + 3, few + 1, few]);
		expect(own.data[0]).toMatchObject({ author_name: 'anna' });
		expect(await list('?search=Wheat', author)).toMatchObject({ total: 0 });
		expect(idsOf(await list(`?include[]=${many}&include[]=${few}`, author))).toEqual([few]);
		const subscriber = await world.site.createUser('sub', 'subscriber');
		expect((await callPlugin(world.site, '/jobs', { user: subscriber })).status).toBe(403);
	});

	test('looks the jobs up that were asked for, all in one request, and not more often than every two seconds', async () => {
		const { site } = world;
		const outgoing = watchOutgoing(site);
		world.model.behave({ kind: 'silence' });
		const jobs = [await submitJob(site), await submitJob(site), await submitJob(site)];
		const before = (await outgoing()).length;
		const include = `?${jobs.map(({ id }) => `include[]=${id}`).join('&')}`;
		const pages = await Promise.all([list(include), list(include), list(include), list(include)]);
		for (const page of pages) expect(page.total).toBe(3);
		const asked = (await outgoing()).slice(before).map(({ url }) => new URL(url));
		expect(asked.map(({ pathname, search }) => pathname + search)).toEqual(['/v1/jobs?delivery=pending&limit=1000']);
		for (const { job_id } of jobs) await world.service.cancel(job_id);
		await expect
			.poll(async () => (await list(include)).data.map(({ state }) => state), { timeout: 20_000, interval: 500 })
			.toEqual(['canceled', 'canceled', 'canceled']);
		const requests = (await outgoing()).length;
		await list(include);
		expect((await outgoing()).length, 'what has ended is not asked about').toBe(requests);
	});

	test('the columns that a list loads are those of the table, but for what is sealed', async () => {
		const columns = await evaluate(
			world.site,
			z.array(z.string()),
			`return $wpdb->get_col( "DESCRIBE {$wpdb->prefix}draftsmith_jobs" );`,
		);
		const listed = await evaluate(world.site, z.string(), 'return Draftsmith\\Jobs\\Job::COLUMNS;');
		const names = listed.replace(/\b(request|review) IS NOT NULL AS has_\1/g, '$1').split(', ');
		expect(names.sort()).toEqual(columns.sort());
	});
});
