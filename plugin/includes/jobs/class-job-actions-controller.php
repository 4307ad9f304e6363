<?php
/**
 * REST: following a job on its way.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Service\Client;
use WP_Error;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `GET /jobs/{id}` and `POST /jobs/{id}/send|cancel|events-token|reviewed`.
 */
final class Job_Actions_Controller {

	/**
	 * How often the service is asked about one job, in seconds, however many tabs ask us.
	 */
	private const FRESH = 2;

	/**
	 * Adds routes, and answers.
	 *
	 * @var Job_Routes
	 */
	private $routes;

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
	 * Takes over the service’s answers.
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
	 * Stops jobs.
	 *
	 * @var Cancellation
	 */
	private $cancellation;

	/**
	 * Makes it.
	 *
	 * @param Job_Routes   $routes       Adds routes, and answers.
	 * @param Client       $client       Calls the service.
	 * @param Job_Store    $store        Holds the jobs.
	 * @param Job_Sync     $sync         Takes over the service’s answers.
	 * @param Submission   $submission   Sends what waits.
	 * @param Cancellation $cancellation Stops jobs.
	 */
	public function __construct( Job_Routes $routes, Client $client, Job_Store $store, Job_Sync $sync, Submission $submission, Cancellation $cancellation ) {
		$this->routes       = $routes;
		$this->client       = $client;
		$this->store        = $store;
		$this->sync         = $sync;
		$this->submission   = $submission;
		$this->cancellation = $cancellation;
	}

	/**
	 * Registers the routes.
	 */
	public function register_routes(): void {
		$this->routes->add( '', WP_REST_Server::READABLE, array( $this, 'read' ), 'ReadJob' );
		$this->routes->add( '/send', WP_REST_Server::CREATABLE, array( $this, 'send' ), 'LocalJob' );
		$this->routes->add( '/cancel', WP_REST_Server::CREATABLE, array( $this, 'cancel' ), 'LocalJob' );
		$this->routes->add( '/events-token', WP_REST_Server::CREATABLE, array( $this, 'events_token' ), 'EventsToken' );
		$this->routes->add( '/reviewed', WP_REST_Server::CREATABLE, array( $this, 'note_reviewed' ), 'LocalJob' );
	}

	/**
	 * A job, refreshed, and what is left to be looked over of its article. When the service can't be asked, what we know.
	 *
	 * @param Job $job The job.
	 * @return array `ReadJob` of the contract.
	 */
	public function read( Job $job ): array {
		if ( null !== $job->job_id && ! $job->is_final() && $this->store->take_turn_to_check( $job, self::FRESH ) ) {
			$this->sync->refresh( $job );
		}
		return $this->routes->answer( $job ) + array( 'review' => Sealed_Review::open( $job ) );
	}

	/**
	 * Forgets what was to be looked over of an article: somebody has done so.
	 *
	 * @param Job $job The job.
	 * @return array|WP_Error
	 */
	public function note_reviewed( Job $job ) {
		if ( ! Sealed_Review::is_for_current_user( $job ) ) {
			return Job_Routes::not_ready();
		}
		$this->store->update( $job->id, array( 'review' => null ) );
		return $this->routes->answer( $job );
	}

	/**
	 * Tries again to send a request that the service has not accepted yet.
	 *
	 * @param Job $job The job.
	 * @return array|WP_Error
	 */
	public function send( Job $job ) {
		$this->submission->send( $job );
		return $this->routes->answer( $job );
	}

	/**
	 * Cancels a job.
	 *
	 * @param Job $job The job.
	 * @return array|WP_Error
	 */
	public function cancel( Job $job ) {
		$canceled = $this->cancellation->cancel( $job );
		return is_wp_error( $canceled ) ? $canceled : $this->routes->answer( $job );
	}

	/**
	 * A short-lived right to follow the job live, which the browser may have.
	 *
	 * @param Job $job The job.
	 * @return array|WP_Error
	 */
	public function events_token( Job $job ) {
		if ( null === $job->job_id ) {
			return Job_Routes::not_ready();
		}
		$response = $this->client->request( 'POST', '/v1/jobs/' . $job->job_id . '/events-token', array( 'schema' => 'EventsToken' ) );
		return is_wp_error( $response ) ? $response : $response->data;
	}
}
