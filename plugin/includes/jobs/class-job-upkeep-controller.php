<?php
/**
 * REST: jobs that are over.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Service\Client;
use WP_Error;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `POST /jobs/{id}/retry` and `DELETE /jobs/{id}`.
 */
final class Job_Upkeep_Controller {

	/**
	 * Adds routes, and answers.
	 *
	 * @var Job_Routes
	 */
	private $routes;

	/**
	 * Knows whether the site is registered.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * Asks again.
	 *
	 * @var Retry
	 */
	private $retry;

	/**
	 * Deletes.
	 *
	 * @var Deletion
	 */
	private $deletion;

	/**
	 * Makes it.
	 *
	 * @param Job_Routes $routes   Adds routes, and answers.
	 * @param Client     $client   Knows whether the site is registered.
	 * @param Retry      $retry    Asks again.
	 * @param Deletion   $deletion Deletes.
	 */
	public function __construct( Job_Routes $routes, Client $client, Retry $retry, Deletion $deletion ) {
		$this->routes   = $routes;
		$this->client   = $client;
		$this->retry    = $retry;
		$this->deletion = $deletion;
	}

	/**
	 * Registers the routes.
	 */
	public function register_routes(): void {
		$this->routes->add( '/retry', WP_REST_Server::CREATABLE, array( $this, 'retry' ), 'LocalJob' );
		$this->routes->add( '', WP_REST_Server::DELETABLE, array( $this, 'delete' ), 'DeletedJob' );
	}

	/**
	 * Asks for an article again.
	 *
	 * @param Job $job One that failed or was canceled.
	 * @return array|WP_Error The new job.
	 */
	public function retry( Job $job ) {
		$new = $this->client->obstacle() ?? $this->retry->retry( $job );
		return is_wp_error( $new ) ? $new : $this->routes->answer( $new );
	}

	/**
	 * Deletes a job.
	 *
	 * @param Job $job The job.
	 * @return array|WP_Error
	 */
	public function delete( Job $job ) {
		$deleted = $this->deletion->delete( $job );
		if ( is_wp_error( $deleted ) ) {
			return $deleted;
		}
		$this->routes->look_after();
		return array(
			'id'      => $job->id,
			'deleted' => true,
		);
	}
}
