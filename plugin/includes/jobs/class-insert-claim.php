<?php
/**
 * Who may insert an article.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Platform\Clock;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- A table of our own; its name is ours.

/**
 * The conditional UPDATEs through which an article comes into WordPress exactly once, whether an editor's tab, another
 * tab or cron is first.
 */
final class Insert_Claim {

	/**
	 * How long a claim lasts without being renewed, in seconds.
	 */
	const SECONDS = 600;

	/**
	 * Claims a finished job, or renews one's own claim.
	 *
	 * @param int    $id     The job.
	 * @param string $holder Who: unique for a tab or a tick of cron.
	 * @return bool Whether the holder has it now.
	 */
	public function take( int $id, string $holder ): bool {
		global $wpdb;
		$table = Jobs_Table::name();
		$now   = Clock::utc();
		$wpdb->query(
			$wpdb->prepare(
				"UPDATE $table SET claim_holder = %s, claimed_until = %s
				WHERE id = %d AND inserted_post_id IS NULL AND state = 'succeeded' AND discarded = 0
				AND (claim_holder IS NULL OR claim_holder = %s OR claimed_until < %s)",
				$holder,
				Clock::utc( self::SECONDS ),
				$id,
				$holder,
				$now
			)
		);
		// Not the count of rows: MySQL counts none when the same holder renews within the same second.
		return $this->is_held_by( $id, $holder );
	}

	/**
	 * Whether the holder has the job still.
	 *
	 * @param int    $id     The job.
	 * @param string $holder Who.
	 */
	public function is_held_by( int $id, string $holder ): bool {
		global $wpdb;
		$table = Jobs_Table::name();
		return (bool) $wpdb->get_var(
			$wpdb->prepare(
				"SELECT 1 FROM $table WHERE id = %d AND claim_holder = %s AND claimed_until > %s AND inserted_post_id IS NULL AND state = 'succeeded' AND discarded = 0",
				$id,
				$holder,
				Clock::utc()
			)
		);
	}

	/**
	 * Gives a claim back, if the holder has it.
	 *
	 * @param int    $id     The job.
	 * @param string $holder Who.
	 */
	public function release( int $id, string $holder ): void {
		global $wpdb;
		$table = Jobs_Table::name();
		$wpdb->query( $wpdb->prepare( "UPDATE $table SET claim_holder = NULL, claimed_until = NULL WHERE id = %d AND claim_holder = %s", $id, $holder ) );
	}

	/**
	 * Records where the article went. Needs no claim: it is there already.
	 *
	 * @param int    $id      The job.
	 * @param int    $post_id The post.
	 * @param array  $details Columns: inserted_as, note, post_hash; review, where no editor has seen the article.
	 * @return bool False when it had been recorded elsewhere, or was discarded.
	 */
	public function mark_inserted( int $id, int $post_id, array $details ): bool {
		global $wpdb;
		$table = Jobs_Table::name();
		return 1 === $wpdb->query(
			$wpdb->prepare(
				"UPDATE $table SET inserted_post_id = %d, inserted_as = %s, note = %s, post_hash = %s, review = NULLIF(%s, ''), error_code = NULL, error_message = NULL, request = NULL,
				claim_holder = NULL, claimed_until = NULL, attempts = 0, next_poll_at = %s, updated_at = %s
				WHERE id = %d AND inserted_post_id IS NULL AND state = 'succeeded' AND discarded = 0",
				$post_id,
				$details['inserted_as'],
				$details['note'],
				$details['post_hash'],
				$details['review'] ?? '',
				Clock::utc(),
				Clock::utc(),
				$id
			)
		);
	}

	/**
	 * Moves a job from a post that cron made to the one that a writer saved.
	 *
	 * @param int $id   The job.
	 * @param int $from Where we believe it to be.
	 * @param int $to   Where it is now.
	 */
	public function move( int $id, int $from, int $to ): bool {
		global $wpdb;
		$table = Jobs_Table::name();
		return 1 === $wpdb->query( $wpdb->prepare( "UPDATE $table SET inserted_post_id = %d, inserted_as = 'target', note = '', review = NULL, updated_at = %s WHERE id = %d AND inserted_post_id = %d", $to, Clock::utc(), $id, $from ) );
	}

	/**
	 * Decides that an article shall not be inserted. A tab's claim does not stand against that: a person sits before it.
	 *
	 * @param int $id The job.
	 * @return bool False when cron is inserting it at this moment, or somebody has.
	 */
	public function discard( int $id ): bool {
		global $wpdb;
		$table = Jobs_Table::name();
		return 1 === $wpdb->query(
			$wpdb->prepare(
				"UPDATE $table SET discarded = 1, request = NULL, claim_holder = NULL, claimed_until = NULL, attempts = 0, next_poll_at = %s, updated_at = %s
				WHERE id = %d AND inserted_post_id IS NULL AND discarded = 0 AND (claim_holder IS NULL OR claimed_until < %s OR LEFT(claim_holder, 5) <> 'cron:')",
				Clock::utc(),
				Clock::utc(),
				$id,
				Clock::utc()
			)
		);
	}
}
