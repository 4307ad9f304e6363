<?php
/**
 * The table of jobs.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Batches\Batches_Table;

defined( 'ABSPATH' ) || exit;

/**
 * Makes and upgrades the table. All times in it are UTC.
 *
 * `next_poll_at` says when cron has something to do for a job; null means never again, or not before a person acts.
 * `post_id` is 0 for an article that makes a post of its own; `post_author` (null: who asked) and `terms` (JSON: taxonomy to ids
 * or names) are for that one. `request` is what the service is asked, sealed: with it a job that failed can be asked for again.
 * `post_hash` is of the target as it was at submission (null when it had content already, so that cron must not touch it), later
 * of the post we made. Tokens are null until the service has told them. `retried_as` is the job that took this one's place.
 * `counted_on` is the day, in days since 1970, on which it counted for its user (see Daily_Cap).
 * `review` is what nobody has looked over yet of an article that came into its post without an editor, sealed.
 * `failing_since` is when the service began to be out of reach for a request that waits. `deleted` rows are shown to nobody and
 * hold no words any more, only numbers for the report of who has used what.
 */
final class Jobs_Table {

	const VERSION        = '3';
	const VERSION_OPTION = 'draftsmith_db_version';

	/**
	 * The table's name on this site.
	 */
	public static function name(): string {
		global $wpdb;
		return $wpdb->prefix . 'draftsmith_jobs';
	}

	/**
	 * Has the tables go with its site when that is deleted from a network.
	 *
	 * @param string[] $tables  Names of the tables that go.
	 * @param int      $site_id The site.
	 * @return string[]
	 */
	public static function add_to_dropped( array $tables, int $site_id ): array {
		global $wpdb;
		foreach ( array( 'draftsmith_jobs', 'draftsmith_batches' ) as $table ) {
			$tables[] = $wpdb->get_blog_prefix( $site_id ) . $table;
		}
		return $tables;
	}

	/**
	 * Makes or upgrades the table where it is not up to date: on activation, and later on admin pages, REST and cron, as
	 * updates and new sites of a network run no activation hook. Calls nobody.
	 */
	public static function upgrade(): void {
		if ( get_option( self::VERSION_OPTION ) === self::VERSION ) {
			return;
		}
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		dbDelta(
			'CREATE TABLE ' . self::name() . " (
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
	batch_id bigint(20) unsigned DEFAULT NULL,
	batch_row int(10) unsigned DEFAULT NULL,
	post_author bigint(20) unsigned DEFAULT NULL,
	terms text DEFAULT NULL,
	input_tokens bigint(20) unsigned DEFAULT NULL,
	output_tokens bigint(20) unsigned DEFAULT NULL,
	max_tokens bigint(20) unsigned DEFAULT NULL,
	released_at datetime DEFAULT NULL,
	tried_at datetime DEFAULT NULL,
	retried_as bigint(20) unsigned DEFAULT NULL,
	counted_on int(10) unsigned DEFAULT NULL,
	provenance text DEFAULT NULL,
	review mediumtext DEFAULT NULL,
	failing_since datetime DEFAULT NULL,
	deleted tinyint(1) NOT NULL DEFAULT 0,
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
	KEY user_created (user_id, created_at),
	KEY state (state),
	KEY batch_id (batch_id, batch_row),
	KEY created_at (created_at)
) " . $wpdb->get_charset_collate() . ';'
		);
		dbDelta( Batches_Table::definition() );
		if ( ! self::is_complete() ) {
			// A lock that was waited for in vain, a full disk, a missing right: dbDelta() says nothing. The next page tries again.
			return;
		}
		Sealed_Request::seal_old();
		// Autoloaded, so that asking for it costs nothing.
		update_option( self::VERSION_OPTION, self::VERSION, true );
	}

	/**
	 * Whether both tables have the columns that are read.
	 */
	private static function is_complete(): bool {
		global $wpdb;
		$were_shown = $wpdb->suppress_errors();
		$answers    = array(
			$wpdb->query( 'SELECT ' . Job::COLUMNS . ', request, review FROM ' . self::name() . ' LIMIT 1' ),
			$wpdb->query( 'SELECT request_id, next_release_at FROM ' . Batches_Table::name() . ' LIMIT 1' ),
		);
		$wpdb->suppress_errors( $were_shown );
		return ! in_array( false, $answers, true );
	}
}
