<?php
/**
 * Deleting jobs.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Articles\Inserter;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Takes a job off the list. A post that its article is in stays as it is, with its mark; an article that is nowhere yet goes
 * nowhere any more.
 */
final class Deletion {

	/**
	 * Holds the jobs.
	 *
	 * @var Job_Store
	 */
	private $store;

	/**
	 * Decides who inserts.
	 *
	 * @var Insert_Claim
	 */
	private $claim;

	/**
	 * Stops jobs.
	 *
	 * @var Cancellation
	 */
	private $cancellation;

	/**
	 * Makes it.
	 *
	 * @param Job_Store    $store        Holds the jobs.
	 * @param Insert_Claim $claim        Decides who inserts.
	 * @param Cancellation $cancellation Stops jobs.
	 */
	public function __construct( Job_Store $store, Insert_Claim $claim, Cancellation $cancellation ) {
		$this->store        = $store;
		$this->claim        = $claim;
		$this->cancellation = $cancellation;
	}

	/**
	 * Deletes a job. One that is open is given up first and canceled at the service; if that can't be done now, cron does it. Its
	 * words are erased here at once; its numbers stay for the report of who has used what, as long as those of other jobs.
	 *
	 * @param Job $job The job.
	 * @return true|WP_Error An error when the article is being inserted at this moment.
	 */
	public function delete( Job $job ) {
		if ( $job->is_unsent() ) {
			$this->cancellation->cancel( $job );
			$job = $this->store->find( $job->id ) ?? $job;
		}
		$is_nowhere = null === $job->inserted_post_id && ! $job->discarded && ! in_array( $job->state, array( 'failed', 'canceled' ), true );
		// Whoever comes first: from here on, nobody inserts it.
		if ( $is_nowhere && ! $this->claim->discard( $job->id ) ) {
			$job = $this->store->find( $job->id );
			if ( null !== $job && null === $job->inserted_post_id && ! $job->discarded ) {
				return Inserter::held();
			}
		}
		if ( null !== $job && ! $job->is_final() ) {
			// What fails here, cron repeats.
			$this->cancellation->cancel( $job );
		}
		if ( null !== $job ) {
			$this->store->hide( $job->id );
		}
		return true;
	}
}
