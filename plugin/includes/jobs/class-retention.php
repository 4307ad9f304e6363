<?php
/**
 * How long jobs are kept.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Batches\Batches_Table;
use Draftsmith\Platform\Clock;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- A table of our own; its name is ours.

/**
 * What cron does once a day: forgets jobs that were done with long ago, and what was asked for in those of last month. Posts stay.
 */
final class Retention {

	/**
	 * For how long a job is kept that is done with, in days.
	 */
	private const DAYS = 90;

	/**
	 * For how long what was asked for is kept, in days, for those who want to ask again.
	 */
	private const REQUEST_DAYS = 30;

	/**
	 * How many rows a statement deletes: few enough that nobody waits for it.
	 */
	private const BATCH = 500;

	/**
	 * Seconds after which it goes on another time.
	 */
	private const BUDGET = 10;

	/**
	 * Forgets what is old enough.
	 */
	public function run(): void {
		$end = Clock::now() + self::BUDGET;
		$this->erase_requests();
		$this->delete_empty_batches();
		do {
			$deleted = $this->delete_some();
		} while ( self::BATCH === $deleted && Clock::now() < $end );
		if ( self::BATCH === $deleted ) {
			wp_schedule_single_event( Clock::now() + MINUTE_IN_SECONDS, Schedule::TIDY );
		} elseif ( ! $this->has_any() ) {
			wp_clear_scheduled_hook( Schedule::TIDY );
		}
	}

	/**
	 * For how many days jobs are kept that are done with.
	 */
	public static function days(): int {
		/**
		 * Filters for how many days requests for articles are listed that are done with. Their posts are kept in any case.
		 *
		 * @since 0.1.0
		 *
		 * @param int $days Days; at least 1.
		 */
		return max( 1, (int) apply_filters( 'draftsmith_keep_jobs_days', self::DAYS ) );
	}

	/**
	 * Erases what was asked for in jobs that nothing has happened to for long. What waits to be sent needs it still.
	 */
	private function erase_requests(): void {
		global $wpdb;
		$table = Jobs_Table::name();
		$days  = min( self::REQUEST_DAYS, self::days() );
		$wpdb->query( $wpdb->prepare( "UPDATE $table SET request = NULL WHERE request IS NOT NULL AND created_at < %s AND updated_at < %s AND NOT (job_id IS NULL AND state = 'starting')", self::ago( $days ), self::ago( $days ) ) );
	}

	/**
	 * Deletes some rows: of jobs that were inserted, discarded, canceled or that failed, long ago.
	 *
	 * @return int How many.
	 */
	private function delete_some(): int {
		global $wpdb;
		$table = Jobs_Table::name();
		$ids   = $wpdb->get_col(
			$wpdb->prepare(
				"SELECT id FROM $table WHERE created_at < %s AND updated_at < %s
				AND (inserted_post_id IS NOT NULL OR discarded = 1 OR state IN ('failed', 'canceled')) ORDER BY id LIMIT %d",
				self::ago( self::days() ),
				self::ago( self::days() ),
				self::BATCH
			)
		);
		if ( $ids ) {
			$wpdb->query( "DELETE FROM $table WHERE id IN (" . implode( ',', array_map( 'intval', $ids ) ) . ')' );
		}
		return count( $ids );
	}

	/**
	 * Deletes batches of long ago whose rows are gone.
	 */
	private function delete_empty_batches(): void {
		global $wpdb;
		$jobs    = Jobs_Table::name();
		$batches = Batches_Table::name();
		$wpdb->query( $wpdb->prepare( "DELETE FROM $batches WHERE created_at < %s AND updated_at < %s AND id NOT IN (SELECT batch_id FROM $jobs WHERE batch_id IS NOT NULL)", self::ago( self::days() ), self::ago( self::days() ) ) );
	}

	/**
	 * Whether there is anything to forget one day.
	 */
	private function has_any(): bool {
		global $wpdb;
		return null !== $wpdb->get_var( 'SELECT id FROM ' . Jobs_Table::name() . ' LIMIT 1' ) || null !== $wpdb->get_var( 'SELECT id FROM ' . Batches_Table::name() . ' LIMIT 1' );
	}

	/**
	 * A moment in the past, as stored.
	 *
	 * @param int $days How many days ago.
	 */
	private static function ago( int $days ): string {
		return Clock::utc( -$days * DAY_IN_SECONDS );
	}
}
