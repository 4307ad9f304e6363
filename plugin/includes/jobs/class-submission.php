<?php
/**
 * Asking the service for an article.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Access\Daily_Cap;
use Draftsmith\Batches\Batch_Brake;
use Draftsmith\Platform\Clock;
use Draftsmith\Service\Client;
use Draftsmith\Service\Failure;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * A row first, then the call: whatever happens in between, the same request with the same idempotency key is sent again
 * until the service has answered it.
 */
final class Submission {

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
	 * Makes columns of requests.
	 *
	 * @var Request_Columns
	 */
	private $columns;

	/**
	 * How many articles a user may ask for.
	 *
	 * @var Daily_Cap
	 */
	private $cap;

	/**
	 * Lets rows of batches through.
	 *
	 * @var Batch_Brake
	 */
	private $brake;

	/**
	 * Makes it.
	 *
	 * @param Client          $client  Calls the service.
	 * @param Job_Store       $store   Holds the jobs.
	 * @param Job_Sync        $sync    Takes over the service's answers.
	 * @param Request_Columns $columns Makes columns of requests.
	 * @param Daily_Cap       $cap     How many articles a user may ask for.
	 * @param Batch_Brake     $brake   Lets rows of batches through.
	 */
	public function __construct( Client $client, Job_Store $store, Job_Sync $sync, Request_Columns $columns, Daily_Cap $cap, Batch_Brake $brake ) {
		$this->client  = $client;
		$this->store   = $store;
		$this->sync    = $sync;
		$this->columns = $columns;
		$this->cap     = $cap;
		$this->brake   = $brake;
	}

	/**
	 * Submits a request. What the service refuses for good leaves nothing behind; what it could not be asked or would not take
	 * now is kept and sent later. Whoever calls has asked the Gate.
	 *
	 * @param array $request `JobRequest` of the contract.
	 * @param array $options As for Request_Columns.
	 * @return Job|WP_Error
	 */
	public function submit( array $request, array $options ) {
		$job = $this->write( $request, $options );
		if ( is_wp_error( $job ) ) {
			return $job;
		}
		$error = $this->send( $job );
		if ( is_wp_error( $error ) && ( $error->get_error_data()['definite'] || 401 === $error->get_error_data()['status'] ) ) {
			$this->cap->give_back( $job );
			$this->store->delete( $job->id );
			return $error;
		}
		return $this->store->find( $job->id ) ?? $job;
	}

	/**
	 * Writes a request down, to be sent by cron or by whoever calls `send()`.
	 *
	 * @param array $request `JobRequest` of the contract.
	 * @param array $options As for Request_Columns.
	 * @return Job|WP_Error
	 */
	public function write( array $request, array $options ) {
		$columns = $this->columns->of( $request, $options );
		if ( is_wp_error( $columns ) ) {
			return $columns;
		}
		$job = $this->store->create( $columns );
		if ( null === $job ) {
			return Request_Columns::not_stored();
		}
		if ( null !== $job->batch_id ) {
			$this->brake->wake( $job->batch_id );
			return $job;
		}
		$obstacle = $this->cap->obstacle( $job );
		if ( null !== $obstacle ) {
			$this->store->delete( $job->id );
			return $obstacle;
		}
		return $job;
	}

	/**
	 * Sends a request that the service has not accepted yet. Safe to repeat, and by two processes at once: the service
	 * knows it by its idempotency key.
	 *
	 * @param Job $job The job.
	 * @return true|WP_Error The error is recorded in the job too.
	 */
	public function send( Job $job ) {
		if ( ! $job->is_unsent() || ! $this->brake->lets_go( $job ) ) {
			return true;
		}
		$request = Sealed_Request::open( $job );
		if ( null === $request ) {
			$this->store->update( $job->id, array( 'request' => null ) );
			$this->fail( $job, 'unreadable', (string) Failure_Reasons::text( 'unreadable' ), true );
			return true;
		}
		$response = $this->client->request(
			'POST',
			'/v1/jobs',
			array(
				'headers' => array( 'Idempotency-Key' => $job->idempotency_key ),
				'body'    => $request,
				'timeout' => 15,
				'schema'  => 'Job',
			)
		);
		if ( is_wp_error( $response ) ) {
			$this->record( $job, $response );
			return $response;
		}
		$is_stored = $this->store->update(
			$job->id,
			array(
				'job_id'        => $response->data['id'],
				'error_code'    => null,
				'error_message' => null,
				'failing_since' => null,
			),
			array(
				'job_id' => null,
				'state'  => 'starting',
			)
		);
		if ( $is_stored || ! $this->cancel_late( $job, $response->data['id'] ) ) {
			$this->sync->apply( $job, $response->data );
		}
		return true;
	}

	/**
	 * Has the service cancel a job whose article nobody wants. When that fails, cron tries again.
	 *
	 * @param Job $job One that the service has accepted.
	 * @return bool Whether it is canceled.
	 */
	public function abort( Job $job ): bool {
		$response = $this->client->request( 'POST', '/v1/jobs/' . $job->job_id . '/cancel', array( 'schema' => 'Job' ) );
		if ( is_wp_error( $response ) ) {
			return false;
		}
		$this->sync->apply( $job, $response->data );
		return true;
	}

	/**
	 * Cancels a job that the service accepted while a user canceled it here. It counts as discarded: if it can't be canceled
	 * now, cron goes on with it, and its article goes nowhere.
	 *
	 * @param Job    $job    The job as it was when it was sent.
	 * @param string $job_id The service's id.
	 * @return bool False when it was not canceled here.
	 */
	private function cancel_late( Job $job, string $job_id ): bool {
		$is_canceled = $this->store->update(
			$job->id,
			array(
				'job_id'       => $job_id,
				'discarded'    => 1,
				'acknowledged' => 0,
				'next_poll_at' => Clock::utc(),
			),
			array(
				'job_id' => null,
				'state'  => 'canceled',
			)
		);
		if ( $is_canceled ) {
			$taken = $this->store->find( $job->id ) ?? $job;
			// The cancel gave it back to the cap of the day, but the service has it: it counts again, be there room or not.
			$this->cap->obstacle( $taken );
			$this->abort( $taken );
		}
		return $is_canceled;
	}

	/**
	 * Records why a request was not accepted, and whether it will be tried again.
	 *
	 * @param Job      $job   The job.
	 * @param WP_Error $error Why.
	 */
	private function record( Job $job, WP_Error $error ): void {
		$data = $error->get_error_data();
		$code = $data['service_code'] ?? $error->get_error_code();
		if ( $data['definite'] ) {
			$this->fail( $job, $code, $error->get_error_message(), (bool) $data['retryable'] );
			return;
		}
		$this->store->update(
			$job->id,
			array(
				'error_code'      => $code,
				'error_message'   => Failure::public_message( $error ),
				'error_retryable' => 1,
				'attempts'        => $job->attempts + 1,
				'failing_since'   => $data['status'] >= 500 ? $job->failing_since ?? Clock::utc() : null,
				'next_poll_at'    => Clock::utc( Poller::delay( $job->attempts, (int) ( $data['retry_after'] ?? 0 ) ) ),
			),
			array( 'job_id' => null )
		);
	}

	/**
	 * Gives a request up. What was asked for stays, to be asked for again; it counts for nobody's day.
	 *
	 * @param Job    $job       The job.
	 * @param string $code      Stable.
	 * @param string $message   What to do about it.
	 * @param bool   $retryable Whether to ask again may help.
	 */
	private function fail( Job $job, string $code, string $message, bool $retryable ): void {
		$is_given_up = $this->store->update(
			$job->id,
			array(
				'state'           => 'failed',
				'phase'           => 'finished',
				'error_code'      => $code,
				'error_message'   => $message,
				'error_retryable' => (int) $retryable,
				'acknowledged'    => 1,
				'next_poll_at'    => null,
				'finished_at'     => Clock::utc(),
			),
			array( 'job_id' => null )
		);
		if ( $is_given_up ) {
			$this->cap->give_back( $job );
		}
	}
}
