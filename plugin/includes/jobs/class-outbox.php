<?php
/**
 * The requests that wait to be sent.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Platform\Clock;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- A table of our own; its name is ours.

/**
 * Rows that the service has not accepted. How long they are kept is counted from when the service began to be out of reach
 * (`failing_since`): a request that waits for a limit to reset, or for its batch to be resumed, waits as long as it takes.
 */
final class Outbox {

	/**
	 * For how long a request is kept while the service can't be reached or fails, in seconds.
	 */
	private const PATIENCE = WEEK_IN_SECONDS;

	private const WAITING = "job_id IS NULL AND state = 'starting'";

	/**
	 * The requests that it is time to send, oldest first.
	 *
	 * @param int $limit How many at most.
	 * @return Job[]
	 */
	public function due( int $limit ): array {
		global $wpdb;
		$table = Jobs_Table::name();
		$rows  = $wpdb->get_results( $wpdb->prepare( "SELECT * FROM $table WHERE next_poll_at <= %s AND " . self::WAITING . ' ORDER BY id LIMIT %d', Clock::utc(), $limit ), ARRAY_A );
		return Job::list_of( is_array( $rows ) ? $rows : array() );
	}

	/**
	 * Puts off the requests whose turn has come: what the service does not take of one now it does not take of the others.
	 *
	 * @param int $seconds How much later.
	 */
	public function put_off( int $seconds ): void {
		global $wpdb;
		$table = Jobs_Table::name();
		$wpdb->query( $wpdb->prepare( "UPDATE $table SET next_poll_at = %s WHERE next_poll_at <= %s AND " . self::WAITING, Clock::utc( $seconds ), Clock::utc() ) );
	}

	/**
	 * Notes that the service answers, whatever it says.
	 */
	public function renew_patience(): void {
		global $wpdb;
		$table = Jobs_Table::name();
		$wpdb->query( "UPDATE $table SET failing_since = NULL WHERE failing_since IS NOT NULL AND " . self::WAITING );
	}

	/**
	 * Notes that the service is out of reach, and gives up the requests for which it has been so for too long. Those counted for a
	 * day that is over, so that there is nothing to give back to the cap of today.
	 */
	public function lose_patience(): void {
		global $wpdb;
		$table = Jobs_Table::name();
		$wpdb->query( $wpdb->prepare( "UPDATE $table SET failing_since = %s WHERE failing_since IS NULL AND next_poll_at <= %s AND " . self::WAITING, Clock::utc(), Clock::utc() ) );
		$wpdb->query(
			$wpdb->prepare(
				"UPDATE $table SET state = 'failed', phase = 'finished', error_code = 'never_sent', error_message = %s, error_retryable = 1,
				acknowledged = 1, next_poll_at = NULL, finished_at = %s, updated_at = %s WHERE failing_since < %s AND next_poll_at IS NOT NULL AND " . self::WAITING,
				Failure_Reasons::text( 'never_sent' ),
				Clock::utc(),
				Clock::utc(),
				Clock::utc( -self::PATIENCE )
			)
		);
	}
}
