<?php
/**
 * Canceling jobs.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Access\Daily_Cap;
use Draftsmith\Service\Client;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Stops a job wherever it is. What was asked for stays on the site, to be asked for again.
 */
final class Cancellation {

	/**
	 * Calls the service.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * Holds the jobs.
	 *
	 * @var Job_Store
	 */
	private $store;

	/**
	 * Takes over the service's answers.
	 *
	 * @var Job_Sync
	 */
	private $sync;

	/**
	 * Sends what waits.
	 *
	 * @var Submission
	 */
	private $submission;

	/**
	 * How many articles a user may ask for.
	 *
	 * @var Daily_Cap
	 */
	private $cap;

	/**
	 * Makes it.
	 *
	 * @param Client     $client     Calls the service.
	 * @param Job_Store  $store      Holds the jobs.
	 * @param Job_Sync   $sync       Takes over the service's answers.
	 * @param Submission $submission Sends what waits.
	 * @param Daily_Cap  $cap        How many articles a user may ask for.
	 */
	public function __construct( Client $client, Job_Store $store, Job_Sync $sync, Submission $submission, Daily_Cap $cap ) {
		$this->client     = $client;
		$this->store      = $store;
		$this->sync       = $sync;
		$this->submission = $submission;
		$this->cap        = $cap;
	}

	/**
	 * Cancels a job. One that the service never accepted is canceled here; but if it was tried, it may have been accepted
	 * although no answer came, so it is sent once more to learn its id. To cancel what has ended is no error.
	 *
	 * @param Job $job The job.
	 * @return true|WP_Error
	 */
	public function cancel( Job $job ) {
		if ( $job->is_unsent() && $job->attempts > 0 ) {
			$this->submission->send( $job );
			$job = $this->store->find( $job->id ) ?? $job;
		}
		if ( $job->is_unsent() && $this->store->update( $job->id, self::canceled(), array( 'job_id' => null, 'state' => 'starting' ) ) ) { // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing
			$this->cap->give_back( $job );
			return true;
		}
		$job = $this->store->find( $job->id ) ?? $job;
		if ( null === $job->job_id || $job->is_final() ) {
			return true;
		}
		$response = $this->client->request( 'POST', '/v1/jobs/' . $job->job_id . '/cancel', array( 'schema' => 'Job' ) );
		if ( ! is_wp_error( $response ) ) {
			$this->sync->apply( $job, $response->data );
			return true;
		}
		// It may have ended in the meantime, which is no error. This is.
		$now = $this->sync->refresh( $job );
		return ! is_wp_error( $now ) && $now->is_final() ? true : $response;
	}

	/**
	 * Columns of a job that was canceled before the service accepted it.
	 */
	private static function canceled(): array {
		return array(
			'state'         => 'canceled',
			'phase'         => 'finished',
			'error_code'    => null,
			'error_message' => null,
			'acknowledged'  => 1,
			'next_poll_at'  => null,
		);
	}
}
