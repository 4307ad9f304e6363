<?php
/**
 * Reading and writing of batches.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Batches;

use Draftsmith\Jobs\Jobs_Table;
use Draftsmith\Platform\Clock;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- Tables of our own; their names are ours.

/**
 * The SQL of the table of batches. Each change of state is one conditional UPDATE whose count of rows decides.
 */
final class Batch_Store {

	/**
	 * Makes a batch, or gives the one that was made for this request before.
	 *
	 * @param string   $request_id    That the browser made.
	 * @param int      $user_id       Who asks.
	 * @param string   $name          What it is called.
	 * @param int      $row_count     How many rows it shall have.
	 * @param int|null $budget_tokens The most that its articles may take together.
	 * @return Batch|null Null when the database refused.
	 */
	public function create( string $request_id, int $user_id, string $name, int $row_count, ?int $budget_tokens ): ?Batch {
		global $wpdb;
		$table  = Batches_Table::name();
		$budget = null === $budget_tokens ? 'NULL' : $wpdb->prepare( '%d', $budget_tokens );
		$now    = Clock::utc();
		$wpdb->query( $wpdb->prepare( "INSERT IGNORE INTO $table (request_id, user_id, name, state, row_count, budget_tokens, created_at, updated_at) VALUES (%s, %d, %s, 'collecting', %d, $budget, %s, %s)", $request_id, $user_id, $name, $row_count, $now, $now ) );
		return $this->select( $wpdb->prepare( "SELECT * FROM $table WHERE request_id = %s", $request_id ) )[0] ?? null;
	}

	/**
	 * One batch.
	 *
	 * @param int $id Its id.
	 */
	public function find( int $id ): ?Batch {
		global $wpdb;
		$table = Batches_Table::name();
		return $this->select( $wpdb->prepare( "SELECT * FROM $table WHERE id = %d", $id ) )[0] ?? null;
	}

	/**
	 * Some batches, in one query; none when none are asked for.
	 *
	 * @param int[] $ids Their ids.
	 * @return Batch[]
	 */
	public function some( array $ids ): array {
		return array() === $ids ? array() : $this->select( 'SELECT * FROM ' . Batches_Table::name() . ' WHERE id IN (' . implode( ',', array_map( 'intval', $ids ) ) . ')' );
	}

	/**
	 * The newest batches, 100 at most.
	 *
	 * @param int|null $user_id Whose; null for everybody's.
	 * @return Batch[]
	 */
	public function newest( ?int $user_id ): array {
		global $wpdb;
		$table = Batches_Table::name();
		$whose = null === $user_id ? '' : $wpdb->prepare( 'WHERE user_id = %d', $user_id );
		return $this->select( "SELECT * FROM $table $whose ORDER BY id DESC LIMIT 100" );
	}

	/**
	 * The batches that cron looks at now, those that wait longest first.
	 *
	 * @return Batch[]
	 */
	public function due(): array {
		global $wpdb;
		$table = Batches_Table::name();
		return $this->select( $wpdb->prepare( "SELECT * FROM $table WHERE next_release_at <= %s ORDER BY next_release_at, id", Clock::utc() ) );
	}

	/**
	 * Starts a batch whose rows are all there, or goes on with one that is paused.
	 *
	 * @param int      $id            Its id.
	 * @param int|null $budget_tokens A new ceiling; null leaves the one that it has.
	 * @return bool False when it is in no state for that, or rows are missing.
	 */
	public function start( int $id, ?int $budget_tokens ): bool {
		global $wpdb;
		$table  = Batches_Table::name();
		$jobs   = Jobs_Table::name();
		$budget = null === $budget_tokens ? '' : $wpdb->prepare( ', budget_tokens = %d', $budget_tokens );
		return 1 === $wpdb->query(
			$wpdb->prepare(
				"UPDATE $table SET state = 'running', pause_reason = NULL, hold_reason = NULL, next_release_at = %s, updated_at = %s $budget
				WHERE id = %d AND (state = 'paused' OR (state = 'collecting' AND row_count = (SELECT COUNT(*) FROM $jobs WHERE batch_id = %d)))",
				Clock::utc(),
				Clock::utc(),
				$id,
				$id
			)
		);
	}

	/**
	 * Pauses a batch. Cron sees to it that its rows are withdrawn, should this process die.
	 *
	 * @param int    $id     Its id.
	 * @param string $reason `user` or `budget`.
	 */
	public function pause( int $id, string $reason ): bool {
		global $wpdb;
		$table = Batches_Table::name();
		return 1 === $wpdb->query( $wpdb->prepare( "UPDATE $table SET state = 'paused', pause_reason = %s, hold_reason = NULL, next_release_at = %s, updated_at = %s WHERE id = %d AND state = 'running'", $reason, Clock::utc(), Clock::utc(), $id ) );
	}

	/**
	 * Cancels a batch. Cron sees to it that its rows are, should this process die.
	 *
	 * @param int $id Its id.
	 */
	public function cancel( int $id ): bool {
		global $wpdb;
		$table = Batches_Table::name();
		return 1 === $wpdb->query( $wpdb->prepare( "UPDATE $table SET state = 'canceled', pause_reason = NULL, hold_reason = NULL, next_release_at = %s, updated_at = %s WHERE id = %d AND state <> 'canceled'", Clock::utc(), Clock::utc(), $id ) );
	}

	/**
	 * Has cron look at a batch now, since a row of it was asked for again. One that was canceled runs again, for that row.
	 *
	 * @param int $id Its id.
	 */
	public function wake( int $id ): void {
		global $wpdb;
		$table = Batches_Table::name();
		$wpdb->query( $wpdb->prepare( "UPDATE $table SET state = 'running', next_release_at = %s WHERE id = %d AND (state = 'running' OR (state = 'canceled' AND next_release_at IS NULL))", Clock::utc(), $id ) );
	}

	/**
	 * Says when cron looks at a batch again, unless somebody has said otherwise since it was read.
	 *
	 * @param Batch       $batch       The batch as it was read.
	 * @param int         $seconds     From now.
	 * @param string|null $hold_reason Why no row goes now; null when some do.
	 */
	public function look_again( Batch $batch, int $seconds, ?string $hold_reason ): void {
		global $wpdb;
		$table  = Batches_Table::name();
		$reason = null === $hold_reason ? 'NULL' : $wpdb->prepare( '%s', $hold_reason );
		$wpdb->query( $wpdb->prepare( "UPDATE $table SET next_release_at = %s, hold_reason = $reason WHERE id = %d AND state = %s AND next_release_at = %s", Clock::utc( $seconds ), $batch->id, $batch->state, $batch->next_release_at ) );
	}

	/**
	 * Leaves a batch in peace of which no row waits to be let through, as long as nobody wakes it.
	 *
	 * @param Batch $batch The batch as it was read.
	 */
	public function rest( Batch $batch ): void {
		global $wpdb;
		$table = Batches_Table::name();
		$jobs  = Jobs_Table::name();
		$wpdb->query(
			$wpdb->prepare(
				"UPDATE $table SET next_release_at = NULL, hold_reason = NULL WHERE id = %d AND state = %s
				AND (state <> 'running' OR NOT EXISTS (SELECT 1 FROM $jobs WHERE batch_id = %d AND state = 'starting' AND job_id IS NULL AND next_poll_at IS NULL))",
				$batch->id,
				$batch->state,
				$batch->id
			)
		);
	}

	/**
	 * Deletes a batch with its rows, if nothing of it is under way or waits for somebody. Posts stay.
	 *
	 * @param int $id Its id.
	 */
	public function delete( int $id ): bool {
		global $wpdb;
		$table = Batches_Table::name();
		$jobs  = Jobs_Table::name();
		$open  = "SELECT 1 FROM $jobs WHERE batch_id = %d AND acknowledged = 0";
		$gone  = 1 === $wpdb->query( $wpdb->prepare( "DELETE FROM $table WHERE id = %d AND (state = 'collecting' OR (state IN ('canceled', 'running', 'paused') AND NOT EXISTS ($open)))", $id, $id ) );
		if ( $gone ) {
			$wpdb->query( $wpdb->prepare( "DELETE FROM $jobs WHERE batch_id = %d", $id ) );
		}
		return $gone;
	}

	/**
	 * Batches that a statement gives.
	 *
	 * @param string $sql Prepared.
	 * @return Batch[]
	 */
	private function select( string $sql ): array {
		global $wpdb;
		$rows = $wpdb->get_results( $sql, ARRAY_A ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- Prepared by the callers.
		return array_map(
			static function ( array $row ): Batch {
				return new Batch( $row );
			},
			is_array( $rows ) ? $rows : array()
		);
	}
}
