<?php
/**
 * REST: the outline of an article, before its words are paid for.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Platform\Contract;
use Draftsmith\Platform\Plain_Text;
use Draftsmith\Service\Client;
use WP_Error;
use WP_REST_Request;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `GET` and `POST /jobs/{id}/outline`.
 */
final class Outline_Controller {

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
	 * Takes over the service’s answers.
	 *
	 * @var Job_Sync
	 */
	private $sync;

	/**
	 * Makes it.
	 *
	 * @param Job_Routes $routes Adds routes, and answers.
	 * @param Client     $client Calls the service.
	 * @param Job_Sync   $sync   Takes over the service’s answers.
	 */
	public function __construct( Job_Routes $routes, Client $client, Job_Sync $sync ) {
		$this->routes = $routes;
		$this->client = $client;
		$this->sync   = $sync;
	}

	/**
	 * Registers the routes.
	 */
	public function register_routes(): void {
		$this->routes->add( '/outline', WP_REST_Server::READABLE, array( $this, 'read' ), 'Outline' );
		$this->routes->add( '/outline', WP_REST_Server::CREATABLE, array( $this, 'approve' ), 'LocalJob', Contract::args( 'Outline' ) );
	}

	/**
	 * The outline as the service has it.
	 *
	 * @param Job $job The job.
	 * @return array|WP_Error `Outline` of the contract.
	 */
	public function read( Job $job ) {
		if ( null === $job->job_id ) {
			return Job_Routes::not_ready();
		}
		$response = $this->client->request( 'GET', '/v1/jobs/' . $job->job_id . '/outline', array( 'schema' => 'Outline' ) );
		return is_wp_error( $response ) ? self::explain( $response ) : $response->data;
	}

	/**
	 * Has the article written by an outline. The same outline sent again changes nothing, so an answer that got lost may be asked
	 * for again.
	 *
	 * @param Job             $job     The job.
	 * @param WP_REST_Request $request With `sections`.
	 * @return array|WP_Error
	 */
	public function approve( Job $job, WP_REST_Request $request ) {
		if ( null === $job->job_id ) {
			return Job_Routes::not_ready();
		}
		$response = $this->client->request(
			'POST',
			'/v1/jobs/' . $job->job_id . '/outline',
			array(
				'body'    => array( 'sections' => array_map( array( self::class, 'plain' ), $request['sections'] ) ),
				'timeout' => 15,
				'schema'  => 'Job',
			)
		);
		if ( is_wp_error( $response ) ) {
			if ( 409 === $response->get_error_data()['status'] ) {
				// Whoever asks next shall see what the job does instead.
				$this->sync->refresh( $job );
			}
			return self::explain( $response );
		}
		$this->sync->apply( $job, $response->data );
		return $this->routes->answer( $job );
	}

	/**
	 * A section whose texts are plain lines.
	 *
	 * @param array $section `OutlineSection` of the contract.
	 */
	private static function plain( array $section ): array {
		$section['heading'] = Plain_Text::line( $section['heading'] );
		$section['points']  = array_values( array_filter( array_map( array( Plain_Text::class, 'line' ), $section['points'] ?? array() ), 'strlen' ) );
		return $section;
	}

	/**
	 * A refusal of the service in the user's language.
	 *
	 * @param WP_Error $error Of the client.
	 */
	private static function explain( WP_Error $error ): WP_Error {
		$messages = array(
			'not_awaiting_approval' => __( 'This article no longer waits for its outline: it was approved in another window, or canceled. Nothing was changed.', 'draftsmith' ),
			'not_ready'             => __( 'There is no outline yet. Wait a moment.', 'draftsmith' ),
			'content_purged'        => __( 'The service no longer has an outline of this article. Generate it again.', 'draftsmith' ),
		);
		$code     = $error->get_error_data()['service_code'] ?? '';
		return isset( $messages[ $code ] ) ? new WP_Error( 'draftsmith_' . $code, $messages[ $code ], $error->get_error_data() ) : $error;
	}
}
