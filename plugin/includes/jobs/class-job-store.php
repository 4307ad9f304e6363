<?php
/**
 * Reading and writing of jobs.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Batches\Batches_Table;
use Draftsmith\Platform\Clock;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- A table of our own; its name is ours.

/**
 * The SQL of the table of jobs, but for the claims (Insert_Claim). Whatever must not happen twice is one conditional
 * UPDATE whose count of rows decides.
 */
final class Job_Store {

	/**
	 * Adds a job.
	 *
	 * @param array $columns Without id and times.
	 * @return Job|null Null when the database refused.
	 */
	public function create( array $columns ): ?Job {
		global $wpdb;
		$columns['created_at'] = Clock::utc();
		$columns['updated_at'] = $columns['created_at'];
		// What fails would be logged as a whole statement, with the title in it.
		$suppressed = $wpdb->suppress_errors();
		$is_added   = $wpdb->insert( Jobs_Table::name(), $columns );
		$wpdb->suppress_errors( $suppressed );
		return $is_added ? $this->find( (int) $wpdb->insert_id ) : null;
	}

	/**
	 * One job.
	 *
	 * @param int $id Its id on this site.
	 */
	public function find( int $id ): ?Job {
		global $wpdb;
		$table = Jobs_Table::name();
		$row   = $wpdb->get_row( $wpdb->prepare( "SELECT * FROM $table WHERE id = %d", $id ), ARRAY_A );
		return is_array( $row ) ? new Job( $row ) : null;
	}

	/**
	 * The job that was written with a key.
	 *
	 * @param string $idempotency_key Its key.
	 */
	public function find_by_key( string $idempotency_key ): ?Job {
		$table = Jobs_Table::name();
		$jobs  = $this->select( "SELECT * FROM $table WHERE idempotency_key = %s", array( $idempotency_key ) );
		return $jobs[0] ?? null;
	}

	/**
	 * The jobs of one post, newest first, 50 at most: those asked for in it and those whose article went there.
	 *
	 * @param int $post_id The post.
	 * @return Job[]
	 */
	public function of_post( int $post_id ): array {
		$table = Jobs_Table::name();
		return $this->select( 'SELECT ' . Job::COLUMNS . " FROM $table WHERE (post_id = %d OR inserted_post_id = %d) AND deleted = 0 ORDER BY id DESC LIMIT 50", array( $post_id, $post_id ) );
	}

	/**
	 * The job that a post's mark names.
	 *
	 * @param string $mark The service's id of it.
	 */
	public function find_by_mark( string $mark ): ?Job {
		$table = Jobs_Table::name();
		$jobs  = $this->select( "SELECT * FROM $table WHERE job_id = %s AND deleted = 0", array( $mark ) );
		return $jobs[0] ?? null;
	}

	/**
	 * Jobs that the service works on, oldest first; none at all unless it is time to ask about one of them.
	 *
	 * @return Job[]
	 */
	public function running(): array {
		global $wpdb;
		$table = Jobs_Table::name();
		// What was canceled here while the service accepted it may be at work there still.
		$where = "job_id IS NOT NULL AND next_poll_at IS NOT NULL AND (state IN ('starting', 'processing') OR (state = 'canceled' AND discarded = 1))";
		if ( ! $wpdb->get_var( $wpdb->prepare( "SELECT 1 FROM $table WHERE next_poll_at <= %s AND $where LIMIT 1", Clock::utc() ) ) ) {
			return array();
		}
		return $this->select( 'SELECT ' . Job::COLUMNS . " FROM $table WHERE $where ORDER BY id", array() );
	}

	/**
	 * Jobs that the service is done with and for which there is something left to do now, oldest first.
	 *
	 * @param int $limit How many at most.
	 * @return Job[]
	 */
	public function unfinished( int $limit ): array {
		$table = Jobs_Table::name();
		return $this->select( 'SELECT ' . Job::COLUMNS . " FROM $table WHERE next_poll_at <= %s AND job_id IS NOT NULL AND state IN ('succeeded', 'failed', 'canceled') ORDER BY id LIMIT %d", array( Clock::utc(), $limit ) );
	}

	/**
	 * When cron has something to do next, as a stored moment; null when never.
	 */
	public function next_due(): ?string {
		global $wpdb;
		$table   = Jobs_Table::name();
		$batches = Batches_Table::name();
		return $wpdb->get_var( "SELECT MIN(due) FROM (SELECT MIN(next_poll_at) AS due FROM $table UNION ALL SELECT MIN(next_release_at) AS due FROM $batches) AS moments" );
	}

	/**
	 * Changes a job.
	 *
	 * @param int   $id      Its id on this site.
	 * @param array $changes Columns.
	 * @param array $only_if Columns that must have these values still (null: must be null).
	 * @return bool Whether it was changed.
	 */
	public function update( int $id, array $changes, array $only_if = array() ): bool {
		global $wpdb;
		$changes['updated_at'] = Clock::utc();
		return 1 === $wpdb->update( Jobs_Table::name(), $changes, array_merge( array( 'id' => $id ), $only_if ) );
	}

	/**
	 * Takes over what the service says of a job, unless we know something newer or the job is settled here.
	 *
	 * @param Job   $job             The job.
	 * @param int   $version         The service's version of it.
	 * @param array $changes         Columns.
	 * @param bool  $if_not_inserted Whether the changes hold only for an article that is nowhere here yet.
	 */
	public function update_from_service( Job $job, int $version, array $changes, bool $if_not_inserted = false ): void {
		global $wpdb;
		$table = Jobs_Table::name();
		$set   = array();
		foreach ( array_merge( $changes, array( 'version' => $version, 'updated_at' => Clock::utc() ) ) as $name => $value ) { // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing
			$set[] = null === $value ? "$name = NULL" : $wpdb->prepare( "$name = %s", $value );
		}
		$only_if = $if_not_inserted ? ' AND inserted_post_id IS NULL' : '';
		$wpdb->query( $wpdb->prepare( "UPDATE $table SET " . implode( ', ', $set ) . ' WHERE id = %d AND version <= %d AND acknowledged = 0' . $only_if, $job->id, $version ) );
	}

	/**
	 * Whether it is time to ask the service about a job again; if so, nobody else asks for that long.
	 *
	 * @param Job $job     The job.
	 * @param int $seconds How often at most.
	 */
	public function take_turn_to_check( Job $job, int $seconds ): bool {
		global $wpdb;
		$table = Jobs_Table::name();
		return 1 === $wpdb->query( $wpdb->prepare( "UPDATE $table SET checked_at = %s WHERE id = %d AND (checked_at IS NULL OR checked_at <= %s)", Clock::utc(), $job->id, Clock::utc( -$seconds ) ) );
	}

	/**
	 * Puts off jobs whose turn has come, as the service fails: one attempt more, and later.
	 *
	 * @param int $seconds How much later.
	 */
	public function put_off_due( int $seconds ): void {
		global $wpdb;
		$table = Jobs_Table::name();
		$wpdb->query( $wpdb->prepare( "UPDATE $table SET attempts = attempts + 1, next_poll_at = %s WHERE next_poll_at <= %s", Clock::utc( $seconds ), Clock::utc() ) );
	}

	/**
	 * How often in a row the service has failed for the jobs whose turn has come.
	 */
	public function attempts_of_due(): int {
		global $wpdb;
		$table = Jobs_Table::name();
		return (int) $wpdb->get_var( $wpdb->prepare( "SELECT MAX(attempts) FROM $table WHERE next_poll_at <= %s", Clock::utc() ) );
	}

	/**
	 * Sets when the given jobs are looked at next, in one statement.
	 *
	 * @param int[] $ids     Their ids on this site.
	 * @param int   $seconds From now.
	 */
	public function look_again( array $ids, int $seconds ): void {
		global $wpdb;
		$table = Jobs_Table::name();
		foreach ( array_chunk( array_map( 'intval', $ids ), 1000 ) as $chunk ) {
			$wpdb->query( $wpdb->prepare( "UPDATE $table SET attempts = 0, next_poll_at = %s WHERE acknowledged = 0 AND id IN (" . implode( ',', $chunk ) . ')', Clock::utc( $seconds ) ) );
		}
	}

	/**
	 * Takes a job off all lists, and its words out of it. Its numbers stay for the report of who has used what.
	 *
	 * @param int $id Its id on this site.
	 */
	public function hide( int $id ): void {
		$this->update(
			$id,
			array(
				'deleted'       => 1,
				'title'         => '',
				'request'       => null,
				'review'        => null,
				'terms'         => null,
				'note'          => null,
				'error_message' => null,
			)
		);
	}

	/**
	 * Forgets a job that the service refused at once; its prompt goes with it.
	 *
	 * @param int $id Its id on this site.
	 */
	public function delete( int $id ): void {
		global $wpdb;
		$wpdb->delete( Jobs_Table::name(), array( 'id' => $id ) );
	}

	/**
	 * Forgets all jobs and batches.
	 */
	public function delete_all(): void {
		global $wpdb;
		$wpdb->query( 'DELETE FROM ' . Jobs_Table::name() );
		$wpdb->query( 'DELETE FROM ' . Batches_Table::name() );
	}

	/**
	 * Jobs that a statement gives.
	 *
	 * @param string $sql    With placeholders.
	 * @param array  $values For them.
	 * @return Job[]
	 */
	private function select( string $sql, array $values ): array {
		global $wpdb;
		// phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- Prepared here, unless there is nothing to prepare.
		$rows = $wpdb->get_results( $values ? $wpdb->prepare( $sql, $values ) : $sql, ARRAY_A );
		return Job::list_of( is_array( $rows ) ? $rows : array() );
	}
}
