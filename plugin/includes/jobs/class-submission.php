<?php
/**
 * Asking the service for an article.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Articles\Catalog;
use Draftsmith\Articles\Target;
use Draftsmith\Platform\Clock;
use Draftsmith\Service\Client;
use Draftsmith\Service\Failure;
use WP_Error;
use WP_Post;

defined( 'ABSPATH' ) || exit;

/**
 * A row first, then the call: whatever happens in between, the same request with the same idempotency key is sent again
 * until the service has answered it.
 */
final class Submission {

	/**
	 * For how long a request is tried that the service never answered, in seconds.
	 */
	private const PATIENCE = WEEK_IN_SECONDS;

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
	 * Knows the models.
	 *
	 * @var Catalog
	 */
	private $catalog;

	/**
	 * Makes it.
	 *
	 * @param Client    $client  Calls the service.
	 * @param Job_Store $store   Holds the jobs.
	 * @param Job_Sync  $sync    Takes over the service's answers.
	 * @param Catalog   $catalog Knows the models.
	 */
	public function __construct( Client $client, Job_Store $store, Job_Sync $sync, Catalog $catalog ) {
		$this->client  = $client;
		$this->store   = $store;
		$this->sync    = $sync;
		$this->catalog = $catalog;
	}

	/**
	 * Submits a request for a post. What the service refuses for good leaves nothing behind; what it could not be asked
	 * or would not take now is kept and sent later.
	 *
	 * @param array       $request   `JobRequest` of the contract.
	 * @param WP_Post     $post      The post that the article is for.
	 * @param string|null $post_date Stored moment (UTC) of a post to be scheduled.
	 * @param int         $user_id   Who asks.
	 * @return Job|WP_Error
	 */
	public function submit( array $request, WP_Post $post, ?string $post_date, int $user_id ) {
		$job = $this->store->create(
			array(
				'idempotency_key' => wp_generate_uuid4(),
				'user_id'         => $user_id,
				'post_id'         => $post->ID,
				'post_type'       => $request['post_type'],
				'post_status'     => $request['post_status'],
				'post_date'       => $post_date,
				'title'           => $request['title'],
				'language'        => $request['language'],
				'model'           => $request['model'],
				'scope'           => $this->catalog->scope_of( $request['model'] ),
				'content_type'    => $request['content_type'],
				'state'           => 'starting',
				'phase'           => 'queued',
				'request'         => wp_json_encode( $request, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ),
				'post_hash'       => Target::is_empty( $post ) ? Target::hash( $post ) : null,
				// Not at once: this process sends it, cron only if this process dies.
				'next_poll_at'    => Clock::utc( MINUTE_IN_SECONDS ),
			)
		);
		if ( null === $job ) {
			return new WP_Error( 'draftsmith_not_stored', __( 'The request could not be written to the database, so it was not sent. Try again; if it stays, ask your host to check the database.', 'draftsmith' ), array( 'status' => 500 ) );
		}
		$error = $this->send( $job );
		if ( is_wp_error( $error ) && ( $error->get_error_data()['definite'] || 401 === $error->get_error_data()['status'] ) ) {
			$this->store->delete( $job->id );
			return $error;
		}
		return $this->store->find( $job->id ) ?? $job;
	}

	/**
	 * Sends a request that the service has not accepted yet. Safe to repeat, and by two processes at once: the service
	 * knows it by its idempotency key.
	 *
	 * @param Job $job The job.
	 * @return true|WP_Error The error is recorded in the job too.
	 */
	public function send( Job $job ) {
		if ( ! $job->is_unsent() ) {
			return true;
		}
		if ( Clock::seconds_since( $job->created_at ) > self::PATIENCE ) {
			$this->fail( $job, 'never_sent', __( 'The service could not take this request for a week. Generate the article again.', 'draftsmith' ), true );
			return true;
		}
		$response = $this->client->request(
			'POST',
			'/v1/jobs',
			array(
				'headers' => array( 'Idempotency-Key' => $job->idempotency_key ),
				'body'    => json_decode( (string) $job->request, true ),
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
				'request'       => null,
				'error_code'    => null,
				'error_message' => null,
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
				'request'      => null,
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
			$this->abort( $this->store->find( $job->id ) ?? $job );
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
				'next_poll_at'    => Clock::utc( Poller::delay( $job->attempts, (int) ( $data['retry_after'] ?? 0 ) ) ),
			),
			array( 'job_id' => null )
		);
	}

	/**
	 * Gives a request up; its prompt goes with it.
	 *
	 * @param Job    $job       The job.
	 * @param string $code      Stable.
	 * @param string $message   What to do about it.
	 * @param bool   $retryable Whether to ask again may help.
	 */
	private function fail( Job $job, string $code, string $message, bool $retryable ): void {
		$this->store->update(
			$job->id,
			array(
				'state'           => 'failed',
				'phase'           => 'finished',
				'request'         => null,
				'error_code'      => $code,
				'error_message'   => $message,
				'error_retryable' => (int) $retryable,
				'acknowledged'    => 1,
				'next_poll_at'    => null,
				'finished_at'     => Clock::utc(),
			),
			array( 'job_id' => null )
		);
	}
}
