<?php
/**
 * Why requests are not sent yet.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Access\Gate;
use Draftsmith\Batches\Batch;
use Draftsmith\Batches\Batch_Store;

defined( 'ABSPATH' ) || exit;

/**
 * Most requests that wait wait for their turn, or for their batch; only those whose sending failed wait for the service. The words
 * are those of `waits_for` in the contract's `LocalJob`.
 */
final class Waiting_Reasons {

	/**
	 * The reasons of jobs by their ids; those that the service has accepted, or that were given up, have none.
	 *
	 * @param Job[] $jobs The jobs.
	 * @return array<int, string>
	 */
	public static function of( array $jobs ): array {
		$unsent = array_filter(
			$jobs,
			static function ( Job $job ): bool {
				return $job->is_unsent() && ! $job->discarded;
			}
		);
		$ids    = array();
		foreach ( $unsent as $job ) {
			if ( null !== $job->batch_id ) {
				$ids[ $job->batch_id ] = $job->batch_id;
			}
		}
		$batches = array();
		foreach ( ( new Batch_Store() )->some( array_values( $ids ) ) as $batch ) {
			$batches[ $batch->id ] = $batch;
		}
		$reasons = array();
		foreach ( $unsent as $job ) {
			$reasons[ $job->id ] = self::reason( $job, $batches[ (int) $job->batch_id ] ?? null );
		}
		return $reasons;
	}

	/**
	 * The reason of one job.
	 *
	 * @param Job        $job   The job.
	 * @param Batch|null $batch Its batch.
	 */
	private static function reason( Job $job, ?Batch $batch ): string {
		if ( Gate::is_off() ) {
			return 'off';
		}
		if ( null !== $batch && 'collecting' === $batch->state ) {
			return 'start';
		}
		if ( null !== $batch && 'paused' === $batch->state ) {
			return 'budget' === $batch->pause_reason ? 'budget' : 'paused';
		}
		if ( null !== $job->failing_since ) {
			return 'service';
		}
		// What holds the batch back does not hold a row that was let through before.
		$holds = null !== $batch && null === $job->released_at && in_array( $batch->hold_reason, array( 'daily_cap', 'budget' ), true );
		return $holds ? $batch->hold_reason : 'turn';
	}
}
