<?php
/**
 * What went wrong with a call to the service, as WordPress says it.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Service;

use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Makes WP_Error objects whose data hold: `status` (HTTP), `retryable`, `definite` (the service understood the request
 * and will never accept it) and, where known, `service_code`, `request_id`, `retry_after` (seconds), `resets_at`
 * (RFC 3339), `limit_source`, `errors`, `action` (`open_settings`: the owner must look there).
 */
final class Failure {

	/**
	 * No answer came. The service may have accepted the request all the same.
	 *
	 * @param WP_Error $error Of WordPress's HTTP API.
	 */
	public static function unreachable( WP_Error $error ): WP_Error {
		if ( 'http_request_not_executed' === $error->get_error_code() ) {
			$message = __( 'This site blocks outgoing requests (WP_HTTP_BLOCK_EXTERNAL). Add the service’s host to WP_ACCESSIBLE_HOSTS in wp-config.php.', 'draftsmith' );
		} elseif ( ! current_user_can( 'manage_options' ) ) {
			// The reason names hosts and ports, which are the administrators' business.
			$message = self::unreachable_message();
		} else {
			/* translators: %s: technical reason, in English. */
			$message = sprintf( __( 'The Draftsmith service can’t be reached: %s', 'draftsmith' ), wp_strip_all_tags( $error->get_error_message() ) );
		}
		return new WP_Error( 'draftsmith_service_unreachable', $message, self::data( 503, true ) );
	}

	/**
	 * The message of an error without what only administrators may read, to be stored where all who may use a job see it.
	 *
	 * @param WP_Error $error Of this class.
	 */
	public static function public_message( WP_Error $error ): string {
		return 'draftsmith_service_unreachable' === $error->get_error_code() ? self::unreachable_message() : $error->get_error_message();
	}

	/**
	 * Something answered that is not the service: a proxy's page, a log-in page, a redirect.
	 *
	 * @param int $status HTTP status of the answer.
	 */
	public static function not_the_service( int $status ): WP_Error {
		return new WP_Error(
			'draftsmith_not_the_service',
			/* translators: %d: HTTP status. */
			sprintf( __( 'Something answered (HTTP %d), but not the Draftsmith service. Check the service’s address and any proxy before it.', 'draftsmith' ), $status ),
			self::data( 502, true )
		);
	}

	/**
	 * The answer was longer than any that the service gives.
	 */
	public static function too_large(): WP_Error {
		return new WP_Error( 'draftsmith_answer_too_large', __( 'The answer of the service was too large, so it was dropped. Check the service’s address.', 'draftsmith' ), self::data( 502, false ) );
	}

	/**
	 * The answer is JSON but not what the contract promises.
	 */
	public static function not_understood(): WP_Error {
		return new WP_Error( 'draftsmith_answer_not_understood', __( 'The answer of the service was not understood. Update Draftsmith on this site and the service to the same version.', 'draftsmith' ), self::data( 502, true ) );
	}

	/**
	 * The answer ended before its end.
	 */
	public static function cut_off(): WP_Error {
		return new WP_Error( 'draftsmith_answer_cut_off', __( 'The answer of the service was cut off on its way. Try again.', 'draftsmith' ), self::data( 502, true ) );
	}

	/**
	 * The site has no usable key, so nothing was sent.
	 *
	 * @param string $key_state As Api_Key::state() gives it.
	 */
	public static function no_key( string $key_state ): WP_Error {
		$data = array_merge( self::data( 409, false ), array( 'action' => 'open_settings' ) );
		if ( 'unreadable' === $key_state ) {
			return new WP_Error( 'draftsmith_key_unreadable', __( 'The stored key can no longer be read, because this site’s security keys have changed. Register again under Settings > Draftsmith.', 'draftsmith' ), $data );
		}
		return new WP_Error( 'draftsmith_not_registered', __( 'This site is not registered yet. An administrator can do that under Settings > Draftsmith.', 'draftsmith' ), $data );
	}

	/**
	 * The key belongs to the site that this one is a copy of, so nothing was sent: a copy would take the other's articles.
	 *
	 * @param string $domain Of the site that was registered.
	 */
	public static function other_site( string $domain ): WP_Error {
		return new WP_Error(
			'draftsmith_other_site',
			/* translators: %s: domain of the site that was registered. */
			sprintf( __( 'This is a copy of %s. Register it on its own under Settings > Draftsmith.', 'draftsmith' ), $domain ),
			array_merge( self::data( 409, false ), array( 'action' => 'open_settings' ) )
		);
	}

	/**
	 * Problem details (RFC 9457) as WP_Error.
	 *
	 * @param int    $status  HTTP status of the answer.
	 * @param array  $headers By lower-case name.
	 * @param array  $problem Decoded body.
	 */
	public static function from_problem( int $status, array $headers, array $problem ): WP_Error {
		$code      = preg_replace( '/[^a-z0-9_]+/', '_', strtolower( (string) $problem['code'] ) );
		$retryable = (bool) ( $problem['retryable'] ?? $status >= 500 );
		$message   = wp_strip_all_tags( (string) ( $problem['detail'] ?? $problem['title'] ?? '' ) );
		$data      = self::data( $status, $retryable );
		// These say "not now" or "not with this key"; the same request may be accepted later.
		$data['definite']     = $status < 500 && ! $retryable && ! in_array( $status, array( 401, 408, 425, 429 ), true );
		$data['service_code'] = $code;
		foreach ( array( 'request_id', 'resets_at', 'limit_source' ) as $name ) {
			if ( isset( $problem[ $name ] ) && is_string( $problem[ $name ] ) ) {
				$data[ $name ] = $problem[ $name ];
			}
		}
		if ( isset( $problem['errors'] ) && is_array( $problem['errors'] ) ) {
			$data['errors'] = $problem['errors'];
		}
		if ( isset( $headers['retry-after'] ) ) {
			$data['retry_after'] = Response::seconds( $headers['retry-after'] );
		}
		// Whatever a proxy before the service calls it.
		$known = 401 === $status ? 'unauthorized' : $code;
		if ( Advice::is_for_settings( $known ) ) {
			$data['action'] = 'open_settings';
		}
		$advice = Advice::about( $known, $data['limit_source'] ?? '', $data['retry_after'] ?? 0 );
		return new WP_Error( 'draftsmith_' . $code, $advice ?? $message, $data );
	}

	/**
	 * That no answer came, for everybody.
	 */
	private static function unreachable_message(): string {
		return __( 'The Draftsmith service can’t be reached.', 'draftsmith' );
	}

	/**
	 * The data of an error.
	 *
	 * @param int  $status    HTTP status that our own REST API answers with.
	 * @param bool $retryable Whether the same request may succeed later.
	 */
	private static function data( int $status, bool $retryable ): array {
		return array(
			'status'    => $status,
			'retryable' => $retryable,
			'definite'  => false,
		);
	}
}
