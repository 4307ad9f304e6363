<?php
/**
 * The plugin's own REST routes, called from PHP.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Platform;

use WP_Error;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * How abilities and the command line do what the screens do: by the same routes, with the same permissions of the current user and
 * the same checks of what comes in.
 */
final class Own_Routes {

	/**
	 * Calls a route, without HTTP.
	 *
	 * @param string $method    HTTP method.
	 * @param string $path      What follows `/draftsmith/v1`.
	 * @param array  $arguments Query of a GET, else fields of the body.
	 * @return mixed|WP_Error What the route gives.
	 */
	public static function call( string $method, string $path, array $arguments = array() ) {
		$request = new WP_REST_Request( $method, '/draftsmith/v1' . $path );
		if ( 'GET' === $method ) {
			$request->set_query_params( $arguments );
		} elseif ( $arguments ) {
			$request->set_header( 'Content-Type', 'application/json' );
			$request->set_body( (string) wp_json_encode( $arguments ) );
		}
		$response = rest_do_request( $request );
		return $response->is_error() ? $response->as_error() : $response->get_data();
	}
}
