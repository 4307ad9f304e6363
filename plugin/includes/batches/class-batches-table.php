<?php
/**
 * The table of batches.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Batches;

defined( 'ABSPATH' ) || exit;

/**
 * Makes and upgrades the table; Jobs_Table calls it with its own upgrade. The rows of a batch are jobs (`batch_id`, `batch_row`).
 *
 * `state` is `collecting` (rows arrive, nothing is sent), `running`, `paused` or `canceled`; whether it is done, its jobs say.
 * `row_count` is how many rows it shall have. `budget_tokens` is the most that its articles may take together (null: no ceiling).
 * `next_release_at` says when cron looks at it next (null: when a person acts), `hold_reason` why no row is let through now.
 */
final class Batches_Table {

	/**
	 * The table's name on this site.
	 */
	public static function name(): string {
		global $wpdb;
		return $wpdb->prefix . 'draftsmith_batches';
	}

	/**
	 * The statement for dbDelta().
	 */
	public static function definition(): string {
		global $wpdb;
		return 'CREATE TABLE ' . self::name() . " (
	id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
	request_id varchar(36) NOT NULL,
	user_id bigint(20) unsigned NOT NULL,
	name varchar(200) NOT NULL,
	state varchar(20) NOT NULL,
	pause_reason varchar(40) DEFAULT NULL,
	hold_reason varchar(40) DEFAULT NULL,
	row_count int(10) unsigned NOT NULL DEFAULT 0,
	budget_tokens bigint(20) unsigned DEFAULT NULL,
	next_release_at datetime DEFAULT NULL,
	created_at datetime NOT NULL,
	updated_at datetime NOT NULL,
	PRIMARY KEY  (id),
	UNIQUE KEY request_id (request_id),
	KEY user_id (user_id),
	KEY next_release_at (next_release_at)
) " . $wpdb->get_charset_collate() . ';';
	}
}
