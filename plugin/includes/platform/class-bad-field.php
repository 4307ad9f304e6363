<?php
/**
 * A refusal of one field of a request.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Platform;

use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * A field that is wrong, in the words in which core refuses one: see `WP_REST_Request::has_valid_params()`.
 */
final class Bad_Field {

	/**
	 * The refusal, with status 400.
	 *
	 * @param string $field   Its name; where it lies in another field, after that and a dot.
	 * @param string $message What to do about it.
	 */
	public static function error( string $field, string $message ): WP_Error {
		return new WP_Error(
			'rest_invalid_param',
			$message,
			array(
				'status' => 400,
				'params' => array( $field => $message ),
			)
		);
	}
}
