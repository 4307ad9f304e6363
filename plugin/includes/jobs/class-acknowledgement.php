<?php
/**
 * Telling the service that we are done with a job.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Service\Client;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * The acknowledgement upon which the service erases prompt and text.
 */
final class Acknowledgement {

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
	 * Makes it.
	 *
	 * @param Client    $client Calls the service.
	 * @param Job_Store $store  Holds the jobs.
	 */
	public function __construct( Client $client, Job_Store $store ) {
		$this->client = $client;
		$this->store  = $store;
	}

	/**
	 * Acknowledges a job: one that was inserted or discarded, that failed, or that was canceled. When the service can't
	 * be reached, the job stays due and cron tries again.
	 *
	 * @param Job $job     The job.
	 * @param int $timeout Seconds; short where a person waits.
	 * @return true|WP_Error
	 */
	public function send( Job $job, int $timeout = 10 ) {
		if ( null === $job->job_id ) {
			$this->settle( $job );
			return true;
		}
		$body = array();
		if ( 'succeeded' === $job->state ) {
			$sha256 = $job->result_sha256 ?? $this->ask_for_digest( $job, $timeout );
			if ( is_wp_error( $sha256 ) ) {
				return $this->settle_if_gone( $job, $sha256 );
			}
			$body['sha256'] = $sha256;
		}
		$response = $this->client->request(
			'POST',
			'/v1/jobs/' . $job->job_id . '/ack',
			array(
				'body'    => $body,
				'timeout' => $timeout,
			)
		);
		if ( is_wp_error( $response ) ) {
			return $this->settle_if_gone( $job, $response );
		}
		$this->settle( $job );
		return true;
	}

	/**
	 * The digest of a result that nobody has fetched yet. Only a discarded article gets here.
	 *
	 * @param Job $job     The job.
	 * @param int $timeout Seconds.
	 * @return string|WP_Error Hexadecimal.
	 */
	private function ask_for_digest( Job $job, int $timeout ) {
		$response = $this->client->request( 'GET', '/v1/jobs/' . $job->job_id . '/result', array( 'timeout' => $timeout ) );
		return is_wp_error( $response ) ? $response : hash( 'sha256', $response->body );
	}

	/**
	 * An error, unless it means that the service has nothing left to erase.
	 *
	 * @param Job      $job   The job.
	 * @param WP_Error $error The service's.
	 * @return true|WP_Error
	 */
	private function settle_if_gone( Job $job, WP_Error $error ) {
		$data = $error->get_error_data();
		if ( isset( $data['service_code'] ) && in_array( $data['status'], array( 404, 410 ), true ) ) {
			$this->settle( $job );
			return true;
		}
		// Our digest is not the service's (409, 422): ask for it anew next time.
		if ( ! empty( $data['definite'] ) && null !== $job->result_sha256 ) {
			$this->store->update( $job->id, array( 'result_sha256' => null ) );
		}
		return $error;
	}

	/**
	 * Nothing is left to do for a job.
	 *
	 * @param Job $job The job.
	 */
	private function settle( Job $job ): void {
		$this->store->update(
			$job->id,
			array(
				'acknowledged' => 1,
				'attempts'     => 0,
				'next_poll_at' => null,
			)
		);
	}
}
