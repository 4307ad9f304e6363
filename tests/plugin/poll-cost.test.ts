import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { MariaDbUnavailable } from '../wordpress/index.ts';
import { evaluate } from './support/evaluate.ts';
import { seedJobs } from './support/seed-jobs.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;

beforeAll(async () => {
	try {
		// On SQLite, PHP translates each statement, which is no cost of ours.
		world = await startWorld({ boot: { version: '7.1', database: 'mariadb' } });
	} catch (error) {
		if (!(error instanceof MariaDbUnavailable)) throw error;
		console.warn(`NO MARIADB, so the cost is measured on SQLite: ${error.message}`);
		world = await startWorld({ boot: { version: '7.1' } });
	}
});
afterAll(() => world?.stop());
beforeEach(async () => {
	await evaluate(world.site, z.number(), `return $wpdb->query( "DELETE FROM {$wpdb->prefix}draftsmith_jobs" );`);
});

const open = {
	state: 'processing',
	phase: 'writing',
	version: 5,
	inserted_post_id: null,
	acknowledged: 0,
	finished_at: null,
	next_poll_at: '2020-01-01 00:00:00',
};

const Tick = z.object({
	/** What the service was asked, as method and path. */
	requests: z.array(z.string()),
	/** The table of each statement, or what it is. */
	queries: z.array(z.string()),
	/** Processor time of PHP, which does not count what it waits for: the database, and other processes. */
	phpMs: z.number(),
	peakMb: z.number(),
	/** Seconds until the next tick; null for never. */
	next: z.number().nullable(),
});
type Tick = z.infer<typeof Tick>;

type Service = {
	/** How many jobs, oldest first, the service tells a newer version of. */
	changed?: number;
	/** What it tells of all. */
	phase?: string;
	/** How many jobs its list does not carry. */
	unknown?: number;
	/** What it answers to whoever submits. */
	submission?: { status: number; code: string };
};

/**
 * One tick with a service that is played in the same process: the network costs nothing then, but its answer is as long as the
 * real one and is read by the same code.
 */
function tick(service: Service = {}): Promise<Tick> {
	return evaluate(
		world.site,
		Tick,
		`defined( 'SAVEQUERIES' ) || define( 'SAVEQUERIES', true );
		$ids = $wpdb->get_col( "SELECT job_id FROM {$wpdb->prefix}draftsmith_jobs WHERE job_id IS NOT NULL ORDER BY id" );
		$list = array();
		foreach ( array_slice( $ids, $input['unknown'] ?? 0 ) as $number => $id ) {
			$list[] = array(
				'id' => $id, 'state' => 'processing', 'delivery' => 'pending', 'phase' => $input['phase'] ?? 'writing',
				'progress' => array( 'words' => 100, 'target_words' => 1000, 'sections' => 1, 'target_sections' => 5 ), 'queue_position' => null,
				'content_type' => 'article', 'language' => 'en', 'model' => 'baker', 'scope' => 'self_hosted', 'post_type' => 'post', 'post_status' => 'draft',
				'attempt' => 1, 'usage' => null, 'failed_usage' => array( 'input_tokens' => 0, 'output_tokens' => 0 ), 'error' => null,
				'version' => $number < ( $input['changed'] ?? 0 ) ? 6 : 5, 'created_at' => '2026-01-01T00:00:00.000Z', 'started_at' => '2026-01-01T00:00:01.000Z',
				'finished_at' => null, 'expires_at' => '2026-02-01T00:00:00.000Z',
			);
		}
		$fits = $list ? Draftsmith\\Platform\\Contract::check( 'Job', $list[0] ) : true;
		if ( is_wp_error( $fits ) ) {
			throw new Exception( $fits->get_error_message() );
		}
		$job_list = wp_json_encode( array( 'data' => $list, 'has_more' => false, 'next_cursor' => null ) );
		$requests = array();
		add_filter( 'pre_http_request', static function ( $answer, $arguments, $url ) use ( &$requests, $job_list, $input ) {
			$path = substr( $url, strpos( $url, '/v1/' ) );
			$requests[] = $arguments['method'] . ' ' . preg_replace( '/[0-9a-f-]{36}/', 'ID', $path );
			$headers = array( 'content-type' => 'application/problem+json' );
			if ( '/v1/jobs' === $path ) {
				$problem = array( 'code' => $input['submission']['code'], 'title' => 'x', 'status' => $input['submission']['status'] );
				return array( 'headers' => $headers, 'body' => wp_json_encode( $problem ), 'response' => array( 'code' => $problem['status'], 'message' => '' ), 'cookies' => array() );
			}
			if ( 0 === strpos( $path, '/v1/jobs?' ) ) {
				return array( 'headers' => array( 'content-type' => 'application/json' ), 'body' => $job_list, 'response' => array( 'code' => 200, 'message' => '' ), 'cookies' => array() );
			}
			return array( 'headers' => $headers, 'body' => '{"code":"not_found","title":"x","status":404}', 'response' => array( 'code' => 404, 'message' => '' ), 'cookies' => array() );
		}, 10, 3 );
		$poller = ( new Draftsmith\\Parts() )->poller();
		Draftsmith\\Platform\\Contract::schema( 'Job' );
		$wpdb->queries = array();
		$memory = memory_get_usage();
		memory_reset_peak_usage();
		$worked = static function () {
			$usage = getrusage();
			return 1e3 * ( $usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec'] ) + ( $usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec'] ) / 1e3;
		};
		$start = $worked();
		$poller->tick();
		$total = $worked() - $start;
		$peak = memory_get_peak_usage() - $memory;
		$queries = array_map( static function ( $query ) { return preg_replace( '/\\s+/', ' ', substr( $query[0], 0, 200 ) ); }, $wpdb->queries );
		$due = ( new Draftsmith\\Jobs\\Job_Store() )->next_due();
		return array(
			'requests' => $requests, 'queries' => $queries, 'phpMs' => $total, 'peakMb' => $peak / MB_IN_BYTES,
			'next' => null === $due ? null : strtotime( "$due UTC" ) - time(),
		);`,
		service,
	);
}

/** Has the jobs that run be due now. */
async function makeDue(): Promise<void> {
	await evaluate(
		world.site,
		z.number(),
		`return $wpdb->query( "UPDATE {$wpdb->prefix}draftsmith_jobs SET next_poll_at = '2020-01-01 00:00:00'" );`,
	);
}

const LIST = 'GET /v1/jobs?delivery=pending&limit=1000';

test('a thousand open jobs cost one request and a handful of statements a tick', async () => {
	await seedJobs(world.site, { count: 1000, columns: open });
	const ticks: Tick[] = [];
	for (let at = 0; at < 5; at++) {
		await makeDue();
		ticks.push(await tick());
	}
	for (const { requests, queries, next } of ticks) {
		expect(requests).toEqual([LIST]);
		expect(queries.length, queries.join('\n')).toBeLessThanOrEqual(20);
		// The sealed requests, 2 KB each here, stay where they are.
		expect(
			queries.filter((query) => /SELECT \* FROM \S+draftsmith_jobs/.test(query) && !query.includes('LIMIT')),
		).toEqual([]);
		expect(next).toBeGreaterThan(10);
	}
	const best = ticks.reduce((one, other) => (one.phpMs < other.phpMs ? one : other));
	console.info(
		`poll cost: 1,000 open jobs: ${best.phpMs.toFixed(1)} ms of PHP, ${best.queries.length} statements, ${best.peakMb.toFixed(1)} MB (best of 5)`,
	);
	expect(best.phpMs).toBeLessThan(50);
	await makeDue();
	const busy = await tick({ changed: 20 });
	expect(busy.requests).toEqual([LIST]);
	expect(busy.queries.length).toBeLessThanOrEqual(best.queries.length + 20);
	const told = `return $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}draftsmith_jobs WHERE version = 6 AND words = 100" );`;
	expect(await evaluate(world.site, z.coerce.number(), told)).toBe(20);
	console.info(`poll cost: 20 of them changed: ${busy.phpMs.toFixed(1)} ms of PHP, ${busy.queries.length} statements`);
});

test('a tick with nothing due asks the database once, and nobody else', async () => {
	await seedJobs(world.site, { count: 1000, columns: { ...open, next_poll_at: '2099-01-01 00:00:00' } });
	await world.site.runPhp(`( new Draftsmith\\Parts() )->schedule()->ensure();`);
	const { requests, queries } = await tick();
	expect(requests).toEqual([]);
	expect(queries, queries.join('\n')).toHaveLength(1);
	expect(queries[0]).toContain('MIN(next_poll_at)');
});

test('jobs that wait for a person are asked about every few minutes only', async () => {
	await seedJobs(world.site, { count: 3, columns: { ...open, phase: 'awaiting_approval', state: 'starting' } });
	const { requests, next } = await tick({ phase: 'awaiting_approval' });
	expect(requests).toEqual([LIST]);
	expect(next).toBeGreaterThan(240);
});

test('jobs that the list does not carry cost a few requests a tick, however many they are', async () => {
	await seedJobs(world.site, { count: 500, columns: open });
	const { requests, queries, next } = await tick({ unknown: 500 });
	expect(requests).toEqual([LIST, ...Array.from({ length: 5 }, () => 'GET /v1/jobs/ID')]);
	expect(queries.length, queries.join('\n')).toBeLessThanOrEqual(35);
	expect(next).toBeGreaterThan(10);
});

test('a limit that holds for one request that waits is asked about once for all of them', async () => {
	await seedJobs(world.site, {
		count: 500,
		columns: { ...open, job_id: null, state: 'starting', phase: 'queued' },
	});
	await evaluate(
		world.site,
		z.number(),
		`$sealed = Draftsmith\\Jobs\\Sealed_Request::seal( array( 'title' => 'x' ) );
		return $wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}draftsmith_jobs SET request = %s", $sealed ) );`,
	);
	const { requests, next } = await tick({ submission: { status: 429, code: 'daily_limit' } });
	expect(requests).toEqual(['POST /v1/jobs']);
	expect(next).toBeGreaterThan(10);
	const failing = await evaluate(
		world.site,
		z.coerce.number(),
		`return $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}draftsmith_jobs WHERE failing_since IS NOT NULL OR state <> 'starting'" );`,
	);
	expect(failing).toBe(0);
});
