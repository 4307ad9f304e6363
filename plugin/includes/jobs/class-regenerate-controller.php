<?php
/**
 * REST: having a section written anew.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Access\Gate;
use Draftsmith\Platform\Contract;
use Draftsmith\Service\Client;
use WP_Error;
use WP_REST_Request;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `POST /jobs/{id}/sections/{section}/regenerate`. The job goes back to the service's queue; its article stays as it is until
 * the new one is there, and if that fails, for good.
 */
final class Regenerate_Controller {

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
	 * Decides who inserts.
	 *
	 * @var Insert_Claim
	 */
	private $claim;

	/**
	 * Takes over the service's answers.
	 *
	 * @var Job_Sync
	 */
	private $sync;

	/**
	 * Decides who may ask for text.
	 *
	 * @var Gate
	 */
	private $gate;

	/**
	 * Makes it.
	 *
	 * @param Job_Routes   $routes Adds routes, and answers.
	 * @param Client       $client Calls the service.
	 * @param Job_Store    $store  Holds the jobs.
	 * @param Insert_Claim $claim  Decides who inserts.
	 * @param Job_Sync     $sync   Takes over the service's answers.
	 * @param Gate         $gate   Decides who may ask for text.
	 */
	public function __construct( Job_Routes $routes, Client $client, Job_Store $store, Insert_Claim $claim, Job_Sync $sync, Gate $gate ) {
		$this->routes = $routes;
		$this->client = $client;
		$this->store  = $store;
		$this->claim  = $claim;
		$this->sync   = $sync;
		$this->gate   = $gate;
	}

	/**
	 * Registers the route.
	 */
	public function register_routes(): void {
		$this->routes->add( '/sections/(?P<section>\d{1,4})/regenerate', WP_REST_Server::CREATABLE, array( $this, 'regenerate' ), 'LocalJob', Contract::args( 'SectionRegeneration' ) );
	}

	/**
	 * Has a section written anew. The tab that asks holds the article meanwhile, so that cron does not insert the old one. Asked
	 * again while it is under way, it changes nothing: the service compares the digest of the article that was seen.
	 *
	 * @param Job             $job     The job.
	 * @param WP_REST_Request $request The request.
	 * @return array|WP_Error
	 */
	public function regenerate( Job $job, WP_REST_Request $request ) {
		$allowed = $this->check( $job );
		if ( is_wp_error( $allowed ) ) {
			return $allowed;
		}
		if ( ! $job->is_insertable() || ! $this->claim->take( $job->id, (string) $request['holder'] ) ) {
			return Job_Routes::not_ready();
		}
		$body = array( 'hint' => trim( (string) $request['hint'] ) );
		if ( null !== $job->result_sha256 ) {
			$body['result_sha256'] = $job->result_sha256;
		}
		$response = $this->client->request(
			'POST',
			'/v1/jobs/' . $job->job_id . '/sections/' . (int) $request['section'] . '/regenerate',
			array(
				'body'    => $body,
				'timeout' => 15,
				'schema'  => 'Job',
			)
		);
		if ( is_wp_error( $response ) ) {
			return $response;
		}
		// The digest is of the article that is being replaced: whoever inserts or discards asks for the new one.
		$this->store->update( $job->id, array( 'result_sha256' => null ) );
		$this->sync->apply( $job, $response->data );
		return $this->routes->answer( $job );
	}

	/**
	 * Whether the user may have this model write for this post. It is checked as for a new article, since it costs as one does.
	 *
	 * @param Job $job The job.
	 * @return true|WP_Error
	 */
	private function check( Job $job ) {
		$asked = array(
			'post_type'    => $job->post_type,
			'post_status'  => $job->post_status,
			'model'        => $job->model,
			'content_type' => $job->content_type,
		);
		return $this->gate->check( $asked, $job->post_id > 0 ? get_post( $job->post_id ) : null, get_current_user_id() );
	}
}
