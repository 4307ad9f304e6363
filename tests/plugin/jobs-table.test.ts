import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { bootWordPress, MariaDbUnavailable, type WordPressSite } from '../wordpress/index.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin } from './support/local-job.ts';

/** The columns of the table as version 1 made it. */
const VERSION_1 = `
	id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
	idempotency_key varchar(64) NOT NULL,
	job_id varchar(36) DEFAULT NULL,
	user_id bigint(20) unsigned NOT NULL,
	post_id bigint(20) unsigned NOT NULL,
	post_type varchar(20) NOT NULL,
	post_status varchar(20) NOT NULL,
	post_date datetime DEFAULT NULL,
	title text NOT NULL,
	language varchar(35) NOT NULL,
	model varchar(200) NOT NULL,
	scope varchar(20) NOT NULL,
	content_type varchar(40) NOT NULL,
	state varchar(20) NOT NULL,
	phase varchar(20) NOT NULL,
	version bigint(20) unsigned NOT NULL DEFAULT 0,
	words int(10) unsigned NOT NULL DEFAULT 0,
	target_words int(10) unsigned NOT NULL DEFAULT 0,
	queue_position int(10) unsigned DEFAULT NULL,
	request mediumtext DEFAULT NULL,
	post_hash varchar(32) DEFAULT NULL,
	error_code varchar(100) DEFAULT NULL,
	error_message text DEFAULT NULL,
	error_retryable tinyint(1) NOT NULL DEFAULT 0,
	claim_holder varchar(64) DEFAULT NULL,
	claimed_until datetime DEFAULT NULL,
	inserted_post_id bigint(20) unsigned DEFAULT NULL,
	inserted_as varchar(20) DEFAULT NULL,
	note text DEFAULT NULL,
	discarded tinyint(1) NOT NULL DEFAULT 0,
	acknowledged tinyint(1) NOT NULL DEFAULT 0,
	result_sha256 varchar(64) DEFAULT NULL,
	attempts int(10) unsigned NOT NULL DEFAULT 0,
	next_poll_at datetime DEFAULT NULL,
	checked_at datetime DEFAULT NULL,
	finished_at datetime DEFAULT NULL,
	created_at datetime NOT NULL,
	updated_at datetime NOT NULL,
	PRIMARY KEY  (id),
	UNIQUE KEY idempotency_key (idempotency_key),
	UNIQUE KEY job_id (job_id),
	KEY next_poll_at (next_poll_at),
	KEY post_id (post_id),
	KEY inserted_post_id (inserted_post_id),
	KEY user_id (user_id)
`;

const PROMPT = 'CANARY-PROMPT';

describe.each(['sqlite', 'mariadb'] as const)('the table of jobs on %s', (database) => {
	let site: WordPressSite;

	beforeAll(async () => {
		try {
			site = await bootWordPress({ version: '7.1', database });
		} catch (error) {
			if (!(error instanceof MariaDbUnavailable)) throw error;
			console.warn(`NO MARIADB, so the upgrade is tested on SQLite twice: ${error.message}`);
			site = await bootWordPress({ version: '7.1' });
		}
	});
	afterAll(() => site?.stop());

	const dump = (columns: string) =>
		evaluate(
			site,
			z.array(z.record(z.string(), z.string().nullable())),
			`return $wpdb->get_results( "SELECT $input FROM {$wpdb->prefix}draftsmith_jobs ORDER BY id" );`,
			columns,
		);

	test('an upgrade from version 1 keeps all rows, and seals what lay open', async () => {
		await evaluate(
			site,
			z.null(),
			`$table = $wpdb->prefix . 'draftsmith_jobs';
			$wpdb->query( "DROP TABLE $table" );
			require_once ABSPATH . 'wp-admin/includes/upgrade.php';
			dbDelta( "CREATE TABLE $table (" . $input['columns'] . ') ' . $wpdb->get_charset_collate() . ';' );
			update_option( 'draftsmith_db_version', '1', true );
			foreach ( array( 'succeeded', 'failed', 'starting' ) as $number => $state ) {
				$wpdb->insert( $table, array(
					'idempotency_key' => "key-$number", 'job_id' => 'starting' === $state ? null : "job-$number", 'user_id' => 1, 'post_id' => 7, 'post_type' => 'post',
					'post_status' => 'draft', 'title' => "Título №$number 😀", 'language' => 'en', 'model' => 'baker', 'scope' => 'external', 'content_type' => 'article',
					'state' => $state, 'phase' => 'queued', 'request' => 'starting' === $state ? wp_json_encode( array( 'prompt' => $input['prompt'] ) ) : null,
					'created_at' => '2026-01-01 00:00:00', 'updated_at' => '2026-01-01 00:00:00',
				) );
			}`,
			{ columns: VERSION_1, prompt: PROMPT },
		);
		const kept = 'id, idempotency_key, job_id, user_id, post_id, title, state, created_at';
		const before = await dump(kept);
		expect(before).toHaveLength(3);

		const pages = await Promise.all([callPlugin(site, '/jobs'), callPlugin(site, '/jobs')]);
		for (const { status, json } of [...pages, await callPlugin(site, '/jobs')]) {
			expect(status).toBe(200);
			expect(json).toMatchObject({ total: 3, data: [{ title: 'Título №2 😀', unsent: true, batch_id: null }, {}, {}] });
		}
		expect(await dump(kept)).toEqual(before);
		expect(await dump('deleted, batch_id, input_tokens, retried_as')).toEqual(
			before.map(() => ({ deleted: '0', batch_id: null, input_tokens: null, retried_as: null })),
		);
		const [, , waiting] = await dump('request');
		expect(waiting?.request).toMatch(/^v1:/);
		const opened = await evaluate(
			site,
			z.object({ prompt: z.string() }),
			'return Draftsmith\\Jobs\\Sealed_Request::open( ( new Draftsmith\\Jobs\\Job_Store() )->find( 3 ) );',
		);
		expect(opened.prompt).toBe(PROMPT);
		expect(site.debugLog()).toBe('');
	});

	test('an upgrade that comes to nothing is tried again', async () => {
		const version = `return get_option( 'draftsmith_db_version' );`;
		await evaluate(
			site,
			z.null(),
			`update_option( 'draftsmith_db_version', '1', true );
			$wpdb->query( "ALTER TABLE {$wpdb->prefix}draftsmith_jobs DROP COLUMN released_at" );
			// As where the database refuses to change a table.
			add_filter( 'dbdelta_queries', '__return_empty_array' );
			Draftsmith\\Jobs\\Jobs_Table::upgrade();`,
		);
		expect(await evaluate(site, z.string(), version)).toBe('1');
		await evaluate(site, z.null(), `Draftsmith\\Jobs\\Jobs_Table::upgrade();`);
		expect(await evaluate(site, z.string(), version)).toBe('3');
	});

	test('an upgraded table has the columns and keys of a new one', async () => {
		const shape = () =>
			evaluate(
				site,
				z.object({ columns: z.array(z.string()), keys: z.array(z.string()) }),
				`$table = $wpdb->prefix . 'draftsmith_jobs';
				$keys = array_unique( array_column( $wpdb->get_results( "SHOW INDEX FROM $table", ARRAY_A ), 'Key_name' ) );
				$columns = $wpdb->get_col( "DESCRIBE $table" );
				sort( $keys );
				sort( $columns );
				return array( 'columns' => $columns, 'keys' => $keys );`,
			);
		const upgraded = await shape();
		await evaluate(
			site,
			z.null(),
			`$wpdb->query( "DROP TABLE {$wpdb->prefix}draftsmith_jobs" );
			delete_option( 'draftsmith_db_version' );
			Draftsmith\\Jobs\\Jobs_Table::upgrade();`,
		);
		const fresh = await shape();
		expect(upgraded.columns).toEqual(fresh.columns);
		// The key of version 1 that a wider one has replaced stays; it is in nobody's way.
		expect(upgraded.keys.filter((key) => key !== 'user_id')).toEqual(fresh.keys);
	});
});
