<?php
/**
 * Batches as the browser sees them.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Batches;

use Draftsmith\Jobs\Jobs_Table;
use Draftsmith\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * The shape `LocalBatch` of the contract.
 */
final class Local_Batches {

	/**
	 * What is counted, each with its condition. Every row is in exactly one of them.
	 */
	private const COUNTS = array(
		'waiting'  => "discarded = 0 AND job_id IS NULL AND state = 'starting'",
		'running'  => "discarded = 0 AND job_id IS NOT NULL AND state IN ('starting', 'processing')",
		'written'  => "discarded = 0 AND state = 'succeeded' AND inserted_post_id IS NULL",
		'inserted' => 'inserted_post_id IS NOT NULL',
		'failed'   => "discarded = 0 AND state = 'failed' AND inserted_post_id IS NULL",
		'canceled' => "inserted_post_id IS NULL AND (discarded = 1 OR state = 'canceled')",
	);

	/**
	 * Knows which rows have come.
	 *
	 * @var Received_Rows
	 */
	private $rows;

	/**
	 * Makes it.
	 *
	 * @param Received_Rows $rows Knows which rows have come.
	 */
	public function __construct( Received_Rows $rows ) {
		$this->rows = $rows;
	}

	/**
	 * Makes that shape, of all batches with one query.
	 *
	 * @param Batch[] $batches The batches.
	 * @return array[]
	 */
	public function of( array $batches ): array {
		$counts = $this->count( array_column( $batches, 'id' ) );
		return array_map(
			function ( Batch $batch ) use ( $counts ): array {
				return $this->shape( $batch, $counts[ $batch->id ] ?? array_fill_keys( array_merge( array_keys( self::COUNTS ), array( 'stuck', 'unsettled', 'used_tokens' ) ), 0 ) );
			},
			$batches
		);
	}

	/**
	 * One batch.
	 *
	 * @param Batch $batch  The batch.
	 * @param int[] $counts Of its rows.
	 */
	private function shape( Batch $batch, array $counts ): array {
		$is_open = $counts['waiting'] + $counts['running'] + $counts['written'] - $counts['stuck'] > 0;
		$state   = ! $is_open && in_array( $batch->state, array( 'running', 'paused' ), true ) ? 'done' : $batch->state;
		$author  = get_userdata( $batch->user_id );
		return array(
			'id'            => $batch->id,
			'request_id'    => $batch->request_id,
			'name'          => $batch->name,
			'author'        => $batch->user_id,
			'author_name'   => $author ? $author->display_name : '',
			'state'         => $state,
			'pause_reason'  => 'done' === $state ? null : $batch->pause_reason,
			'next'          => self::next( $state, $batch, $counts ),
			'next_at'       => 'running' === $state && null !== $batch->hold_reason && null !== $batch->next_release_at ? Clock::to_rfc3339( $batch->next_release_at ) : null,
			'row_count'     => $batch->row_count,
			'received'      => 'collecting' === $batch->state ? $this->rows->ranges( $batch->id ) : array(),
			'counts'        => array_intersect_key( $counts, self::COUNTS ),
			'used_tokens'   => $counts['used_tokens'],
			'budget_tokens' => $batch->budget_tokens,
			'can_delete'    => 'collecting' === $state || ( in_array( $state, array( 'done', 'canceled' ), true ) && 0 === $counts['unsettled'] ),
			'created_at'    => Clock::to_rfc3339( $batch->created_at ),
		);
	}

	/**
	 * What happens next, as a word of the contract.
	 *
	 * @param string $state  Of the batch.
	 * @param Batch  $batch  The batch.
	 * @param int[]  $counts Of its rows.
	 */
	private static function next( string $state, Batch $batch, array $counts ): string {
		if ( 'collecting' === $state ) {
			return 'rows';
		}
		if ( 'running' !== $state ) {
			return $counts['stuck'] > 0 ? 'person' : 'nothing';
		}
		if ( $counts['waiting'] > 0 && null !== $batch->hold_reason ) {
			return $batch->hold_reason;
		}
		if ( $counts['waiting'] > 0 ) {
			return 'send';
		}
		return $counts['running'] > 0 ? 'write' : 'insert';
	}

	/**
	 * Counts of rows by batch. A row that was asked for again counts once; the tokens that it took count with them.
	 *
	 * @param int[] $ids The batches.
	 * @return array<int, int[]>
	 */
	private function count( array $ids ): array {
		global $wpdb;
		if ( array() === $ids ) {
			return array();
		}
		$sums = array();
		foreach ( self::COUNTS as $name => $condition ) {
			$sums[] = "SUM(CASE WHEN retried_as IS NULL AND $condition THEN 1 ELSE 0 END) AS $name";
		}
		$sums[] = "SUM(CASE WHEN retried_as IS NULL AND discarded = 0 AND state = 'succeeded' AND inserted_post_id IS NULL AND next_poll_at IS NULL THEN 1 ELSE 0 END) AS stuck";
		$sums[] = 'SUM(CASE WHEN acknowledged = 0 THEN 1 ELSE 0 END) AS unsettled';
		$sums[] = 'SUM(COALESCE(input_tokens, 0) + COALESCE(output_tokens, 0)) AS used_tokens';
		$counts = array();
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.NotPrepared -- A table of our own; constants and integers.
		foreach ( (array) $wpdb->get_results( 'SELECT batch_id, ' . implode( ', ', $sums ) . ' FROM ' . Jobs_Table::name() . ' WHERE batch_id IN (' . implode( ',', array_map( 'intval', $ids ) ) . ') GROUP BY batch_id', ARRAY_A ) as $row ) {
			$counts[ (int) $row['batch_id'] ] = array_map( 'intval', $row );
		}
		return $counts;
	}
}
