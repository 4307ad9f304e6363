<?php
/**
 * The rows of batches.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Batches;

use Draftsmith\Jobs\Job;
use Draftsmith\Jobs\Jobs_Table;
use Draftsmith\Platform\Clock;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.PreparedSQL.NotPrepared -- Tables of our own; their names are ours, and conditions are built of constants here.

/**
 * The SQL about jobs of a batch. A row's way, before it is a job as any other: it *waits* (`released_at` and `next_poll_at` are
 * null); it is *let through* (`released_at`: from then on it counts for cap and budget), then *due* (`next_poll_at`); it is
 * *tried* (`tried_at`: the service may know it).
 */
final class Batch_Rows {

	/**
	 * Rows that the service has not accepted and that nobody has given up.
	 */
	private const UNSENT = "job_id IS NULL AND state = 'starting'";

	/**
	 * How many rows are let through and not accepted by the service yet, of all batches.
	 */
	public function count_on_the_way(): int {
		global $wpdb;
		$table = Jobs_Table::name();
		return (int) $wpdb->get_var( "SELECT COUNT(*) FROM $table WHERE next_poll_at IS NOT NULL AND batch_id IS NOT NULL AND " . self::UNSENT );
	}

	/**
	 * The first rows that wait.
	 *
	 * @param int   $batch_id The batch.
	 * @param int   $most     How many at most.
	 * @param int[] $but_of   Not those of these users, unless they have counted for a day already.
	 * @return Job[]
	 */
	public function waiting( int $batch_id, int $most, array $but_of = array() ): array {
		global $wpdb;
		$table = Jobs_Table::name();
		$whose = array() === $but_of ? '' : ' AND (counted_on IS NOT NULL OR user_id NOT IN (' . implode( ',', array_map( 'intval', $but_of ) ) . '))';
		$rows  = $wpdb->get_results( $wpdb->prepare( 'SELECT ' . Job::COLUMNS . " FROM $table WHERE batch_id = %d AND released_at IS NULL AND " . self::UNSENT . $whose . ' ORDER BY batch_row, id LIMIT %d', $batch_id, $most ), ARRAY_A );
		return Job::list_of( is_array( $rows ) ? $rows : array() );
	}

	/**
	 * Lets rows through, as far as they still wait and the batch runs. They count from now on, but are not sent yet: see `send_now()`.
	 *
	 * @param int   $batch_id The batch.
	 * @param int[] $ids      The rows.
	 */
	public function let_through( int $batch_id, array $ids ): void {
		$this->change( $batch_id, 'released_at = %s', array( Clock::utc() ), $ids, 'released_at IS NULL AND ' . self::UNSENT . ' AND ' . self::is_running( $batch_id ) );
	}

	/**
	 * Which of some rows are let through and not accepted by the service: not those that a pause or a cancel was faster with.
	 *
	 * @param int   $batch_id The batch.
	 * @param int[] $ids      The rows.
	 * @return int[]
	 */
	public function that_are_through( int $batch_id, array $ids ): array {
		global $wpdb;
		$table = Jobs_Table::name();
		$list  = implode( ',', array_map( 'intval', $ids ) );
		return '' === $list ? array() : array_map( 'intval', $wpdb->get_col( $wpdb->prepare( "SELECT id FROM $table WHERE batch_id = %d AND id IN ($list) AND released_at IS NOT NULL AND " . self::UNSENT, $batch_id ) ) );
	}

	/**
	 * Has rows that were let through sent.
	 *
	 * @param int   $batch_id The batch.
	 * @param int[] $ids      The rows.
	 */
	public function send_now( int $batch_id, array $ids ): void {
		$this->change( $batch_id, 'next_poll_at = %s', array( Clock::utc() ), $ids, 'released_at IS NOT NULL AND next_poll_at IS NULL AND ' . self::UNSENT . ' AND ' . self::is_running( $batch_id ) );
	}

	/**
	 * Takes rows back that were let through a moment ago.
	 *
	 * @param int   $batch_id The batch.
	 * @param int[] $ids      The rows.
	 */
	public function take_back( int $batch_id, array $ids ): void {
		$this->change( $batch_id, 'released_at = NULL', array(), $ids, 'next_poll_at IS NULL AND tried_at IS NULL AND ' . self::UNSENT );
	}

	/**
	 * Puts right what a process left that died: rows that were let through and never became due wait again; those that the service
	 * may know become due.
	 *
	 * @param int $batch_id The batch, which runs.
	 */
	public function mend( int $batch_id ): void {
		global $wpdb;
		$table = Jobs_Table::name();
		$left  = 'batch_id = %d AND released_at IS NOT NULL AND next_poll_at IS NULL AND ' . self::UNSENT;
		$wpdb->query( $wpdb->prepare( "UPDATE $table SET released_at = NULL WHERE $left AND tried_at IS NULL AND released_at <= %s", $batch_id, Clock::utc( -2 * MINUTE_IN_SECONDS ) ) );
		$wpdb->query( $wpdb->prepare( "UPDATE $table SET next_poll_at = %s WHERE $left AND tried_at IS NOT NULL", Clock::utc(), $batch_id ) );
	}

	/**
	 * Has the rows wait that are not accepted yet: the batch is paused. Those that the service may know keep their place.
	 *
	 * @param int $batch_id The batch.
	 */
	public function withdraw( int $batch_id ): void {
		global $wpdb;
		$table = Jobs_Table::name();
		$wpdb->query( $wpdb->prepare( "UPDATE $table SET released_at = NULL, next_poll_at = NULL WHERE batch_id = %d AND tried_at IS NULL AND discarded = 0 AND " . self::UNSENT, $batch_id ) );
		$wpdb->query( $wpdb->prepare( "UPDATE $table SET next_poll_at = NULL WHERE batch_id = %d AND discarded = 0 AND " . self::UNSENT, $batch_id ) );
	}

	/**
	 * Notes that a row is about to be sent.
	 *
	 * @param Job $job The row.
	 * @return bool False when it must not be: it waits, or its batch does not run. What was canceled may be, to learn its id.
	 */
	public function begin_sending( Job $job ): bool {
		global $wpdb;
		$table = Jobs_Table::name();
		return false !== $wpdb->query( $wpdb->prepare( "UPDATE $table SET tried_at = COALESCE(tried_at, %s) WHERE id = %d AND released_at IS NOT NULL AND " . self::UNSENT . ' AND (discarded = 1 OR ' . self::is_running( (int) $job->batch_id ) . ')', Clock::utc(), $job->id ) )
			&& null !== $wpdb->get_var( $wpdb->prepare( "SELECT id FROM $table WHERE id = %d AND tried_at IS NOT NULL AND " . self::UNSENT . ' AND (discarded = 1 OR ' . self::is_running( (int) $job->batch_id ) . ')', $job->id ) );
	}

	/**
	 * Cancels the rows of a batch that is canceled: in one statement those that the service can't know. The others are discarded;
	 * cron aborts them. Articles that are written already still become posts.
	 *
	 * @param int $batch_id The batch.
	 */
	public function cancel( int $batch_id ): void {
		global $wpdb;
		$table = Jobs_Table::name();
		$now   = Clock::utc();
		$wpdb->query( $wpdb->prepare( "UPDATE $table SET state = 'canceled', phase = 'finished', error_code = NULL, error_message = NULL, acknowledged = 1, next_poll_at = NULL, finished_at = %s, updated_at = %s WHERE batch_id = %d AND tried_at IS NULL AND " . self::UNSENT . ' AND ' . self::is_in( $batch_id, 'canceled' ), $now, $now, $batch_id ) );
		$wpdb->query( $wpdb->prepare( "UPDATE $table SET discarded = 1, next_poll_at = %s, updated_at = %s WHERE batch_id = %d AND discarded = 0 AND state IN ('starting', 'processing') AND " . self::is_in( $batch_id, 'canceled' ), $now, $now, $batch_id ) );
	}

	/**
	 * Rows that count for a day although they were canceled before the service had them.
	 *
	 * @param int $batch_id The batch.
	 * @return Job[]
	 */
	public function counted_in_vain( int $batch_id ): array {
		global $wpdb;
		$table = Jobs_Table::name();
		$rows  = $wpdb->get_results( $wpdb->prepare( 'SELECT ' . Job::COLUMNS . " FROM $table WHERE batch_id = %d AND counted_on IS NOT NULL AND job_id IS NULL AND state = 'canceled'", $batch_id ), ARRAY_A );
		return Job::list_of( is_array( $rows ) ? $rows : array() );
	}

	/**
	 * Gives up rows that wait.
	 *
	 * @param int        $batch_id The batch.
	 * @param int        $user_id  Who asked for them.
	 * @param int[]|null $ids      The rows; null for all of that user that wait.
	 * @param string     $code     Stable.
	 * @param string     $message  What to do about it.
	 */
	public function fail( int $batch_id, int $user_id, ?array $ids, string $code, string $message ): void {
		$set = "state = 'failed', phase = 'finished', error_retryable = 1, acknowledged = 1, error_code = %s, error_message = %s, finished_at = %s";
		$this->change( $batch_id, $set, array( $code, $message, Clock::utc() ), $ids, "user_id = $user_id AND released_at IS NULL AND " . self::UNSENT );
	}

	/**
	 * The most that the rows of a batch may have taken once those under way have ended: what settled ones took, and the ceilings of
	 * those let through. Where the service has not told what one took, its ceiling counts: unknown is not nothing.
	 *
	 * @param int $batch_id The batch.
	 */
	public function committed_tokens( int $batch_id ): int {
		global $wpdb;
		$table = Jobs_Table::name();
		return (int) $wpdb->get_var(
			$wpdb->prepare(
				"SELECT SUM(CASE
					WHEN job_id IS NULL AND (released_at IS NULL OR state <> 'starting') THEN 0
					WHEN state IN ('succeeded', 'failed', 'canceled') AND input_tokens IS NOT NULL AND output_tokens IS NOT NULL THEN input_tokens + output_tokens
					ELSE max_tokens END) FROM $table WHERE batch_id = %d",
				$batch_id
			)
		);
	}

	/**
	 * Whether a row is let through that has not ended.
	 *
	 * @param int $batch_id The batch.
	 */
	public function is_any_under_way( int $batch_id ): bool {
		global $wpdb;
		$table = Jobs_Table::name();
		return null !== $wpdb->get_var( $wpdb->prepare( "SELECT id FROM $table WHERE batch_id = %d AND released_at IS NOT NULL AND state IN ('starting', 'processing') LIMIT 1", $batch_id ) );
	}

	/**
	 * Whether each row has a ceiling of its own, without which a budget can't be kept.
	 *
	 * @param int $batch_id The batch.
	 */
	public function have_ceilings( int $batch_id ): bool {
		global $wpdb;
		$table = Jobs_Table::name();
		return null === $wpdb->get_var( $wpdb->prepare( "SELECT id FROM $table WHERE batch_id = %d AND max_tokens IS NULL LIMIT 1", $batch_id ) );
	}

	/**
	 * Changes rows of a batch.
	 *
	 * @param int        $batch_id  The batch.
	 * @param string     $set       With placeholders.
	 * @param array      $values    For them.
	 * @param int[]|null $ids       The rows; null for all.
	 * @param string     $condition What must hold of them.
	 */
	private function change( int $batch_id, string $set, array $values, ?array $ids, string $condition ): void {
		global $wpdb;
		if ( array() === $ids ) {
			return;
		}
		$table = Jobs_Table::name();
		$these = null === $ids ? '' : 'AND id IN (' . implode( ',', array_map( 'intval', $ids ) ) . ')';
		$wpdb->query( $wpdb->prepare( "UPDATE $table SET $set, updated_at = %s WHERE batch_id = %d $these AND $condition", array_merge( $values, array( Clock::utc(), $batch_id ) ) ) );
	}

	/**
	 * The condition that a batch runs.
	 *
	 * @param int $batch_id The batch.
	 */
	private static function is_running( int $batch_id ): string {
		return self::is_in( $batch_id, 'running' );
	}

	/**
	 * The condition that a batch is in a state.
	 *
	 * @param int    $batch_id The batch.
	 * @param string $state    A word of Batches_Table.
	 */
	private static function is_in( int $batch_id, string $state ): string {
		return 'EXISTS (SELECT 1 FROM ' . Batches_Table::name() . " WHERE id = $batch_id AND state = '$state')";
	}
}
