<?php
/**
 * REST: what an article would take.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Platform\Contract;
use Draftsmith\Service\Client;
use WP_Error;
use WP_REST_Request;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `POST /quotes`. Nothing is stored, and nothing is charged.
 */
final class Quote_Controller {

	/**
	 * Calls the service.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * Makes it.
	 *
	 * @param Client $client Calls the service.
	 */
	public function __construct( Client $client ) {
		$this->client = $client;
	}

	/**
	 * Registers the route.
	 */
	public function register_routes(): void {
		register_rest_route(
			Jobs_Controller::ROUTES,
			'/quotes',
			array(
				array(
					'methods'             => WP_REST_Server::CREATABLE,
					'callback'            => array( $this, 'quote' ),
					'permission_callback' => array( Job_Access::class, 'check_writer' ),
					'args'                => Contract::args( 'JobRequest' ),
				),
				'schema' => static function (): array {
					return Contract::schema( 'Quote' );
				},
			)
		);
	}

	/**
	 * Tokens and price of a request, before it is made.
	 *
	 * @param WP_REST_Request $request `JobRequest` of the contract.
	 * @return array|WP_Error `Quote` of the contract.
	 */
	public function quote( WP_REST_Request $request ) {
		$known    = Contract::schema( 'JobRequest' )['properties'];
		$response = $this->client->request(
			'POST',
			'/v1/quotes',
			array(
				'body'   => array_intersect_key( $request->get_params(), $known ),
				'schema' => 'Quote',
			)
		);
		return is_wp_error( $response ) ? $response : $response->data;
	}
}
