<?php
/**
 * REST: the proof of the domain.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

use Draftsmith\Jobs\Jobs_Controller;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `GET /challenge?nonce=N`, the one route that needs no login: the service asks it. It tells nothing but an HMAC under a
 * secret that is used for this alone, and changes nothing.
 */
final class Challenge_Controller {

	private const PATH = '/challenge';

	/**
	 * Holds the secret.
	 *
	 * @var Challenge
	 */
	private $challenge;

	/**
	 * Makes it.
	 *
	 * @param Challenge $challenge Holds the secret.
	 */
	public function __construct( Challenge $challenge ) {
		$this->challenge = $challenge;
	}

	/**
	 * Registers the route.
	 */
	public function register_routes(): void {
		// No `args`: core would check them before the permission, and so answer otherwise than with 404 on a site that proves nothing.
		register_rest_route(
			Jobs_Controller::ROUTES,
			self::PATH,
			array(
				'methods'             => WP_REST_Server::READABLE,
				'callback'            => array( $this, 'prove' ),
				'permission_callback' => array( $this, 'may_ask' ),
			)
		);
		add_filter( 'rest_post_dispatch', array( $this, 'forbid_storing' ), 10, 3 );
	}

	/**
	 * Anybody may ask, while there is a challenge, with a nonce that is one.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return true|WP_Error
	 */
	public function may_ask( WP_REST_Request $request ) {
		if ( null === $this->challenge->reveal() ) {
			return new WP_Error( 'draftsmith_no_challenge', __( 'This site has nothing to prove.', 'draftsmith' ), array( 'status' => 404 ) );
		}
		if ( '' === self::nonce_of( $request ) ) {
			return new WP_Error( 'draftsmith_bad_nonce', __( 'The nonce must be 16 to 128 letters, digits, hyphens or underscores.', 'draftsmith' ), array( 'status' => 400 ) );
		}
		return true;
	}

	/**
	 * Gives the proof.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array{proof: string|null}
	 */
	public function prove( WP_REST_Request $request ): array {
		return array( 'proof' => $this->challenge->prove( self::nonce_of( $request ) ) );
	}

	/**
	 * Has no cache keep an answer of this route, neither a proof nor a refusal.
	 *
	 * @param WP_REST_Response $response Any answer of the REST API.
	 * @param WP_REST_Server   $server   The server.
	 * @param WP_REST_Request  $request  What was asked.
	 */
	public function forbid_storing( $response, $server, $request ) {
		if ( $response instanceof WP_REST_Response && '/' . Jobs_Controller::ROUTES . self::PATH === $request->get_route() ) {
			$response->header( 'Cache-Control', 'no-store' );
		}
		return $response;
	}

	/**
	 * The nonce of a request.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return string Empty when it is none.
	 */
	private static function nonce_of( WP_REST_Request $request ): string {
		$nonce = $request->get_query_params()['nonce'] ?? '';
		return is_string( $nonce ) && preg_match( '/\A[A-Za-z0-9_-]{16,128}\z/', $nonce ) ? $nonce : '';
	}
}
