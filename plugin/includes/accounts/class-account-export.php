<?php
/**
 * All that the service holds about the account, as a file.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

use Draftsmith\Platform\Clock;
use Draftsmith\Platform\Site;
use Draftsmith\Service\Client;
use Draftsmith\Service\Failure;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * `GET /account/export`. It may be larger than PHP's memory: it goes from the service into a temporary file, which nobody
 * else may read and which goes with this process, and from there to the browser. Nothing is sent before all has come, so a
 * failure is an error and never half a file.
 */
final class Account_Export {

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
	 * Fetches the export and has WordPress send it as a download.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return WP_REST_Response|WP_Error
	 */
	public function download( WP_REST_Request $request ) {
		$file = tmpfile();
		if ( false === $file ) {
			return new WP_Error( 'draftsmith_no_temporary_file', __( 'The server could not make a temporary file. Ask your host to make PHP’s folder for temporary files writable.', 'draftsmith' ), array( 'status' => 500 ) );
		}
		$answer = $this->client->request(
			'GET',
			'/v1/account/export',
			array(
				'timeout' => 5 * MINUTE_IN_SECONDS,
				'file'    => stream_get_meta_data( $file )['uri'],
			)
		);
		if ( ! is_wp_error( $answer ) && ! self::is_whole( $file ) ) {
			$answer = Failure::cut_off();
		}
		if ( is_wp_error( $answer ) ) {
			fclose( $file ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- A temporary file.
			return $answer;
		}
		$response = new WP_REST_Response();
		$response->header( 'Content-Disposition', sprintf( 'attachment; filename="draftsmith-%s-%s.json"', preg_replace( '/[^a-z0-9.-]+/', '-', Site::ascii_domain() ), gmdate( 'Y-m-d', Clock::now() ) ) );
		$response->header( 'Cache-Control', 'no-store' );
		$serve = static function ( $served, $result ) use ( &$serve, $file, $response, $request ) {
			if ( $result !== $response ) {
				return $served;
			}
			remove_filter( 'rest_pre_serve_request', $serve );
			if ( 'HEAD' !== $request->get_method() ) {
				self::pour( $file );
			}
			return true;
		};
		add_filter( 'rest_pre_serve_request', $serve, 10, 2 );
		return $response;
	}

	/**
	 * Whether a file ends as an object does. The service sends the export as it makes it, so one that was cut off has no other
	 * mark than that, where the connection has none.
	 *
	 * @param resource $file Open.
	 */
	private static function is_whole( $file ): bool {
		return 0 === fseek( $file, -2, SEEK_END ) && '}' === substr( rtrim( (string) stream_get_contents( $file ) ), -1 );
	}

	/**
	 * Sends a file to the browser, whatever its size.
	 *
	 * @param resource $file Open.
	 */
	private static function pour( $file ): void {
		// A buffer would collect it all in memory; what is in one now is no part of the file.
		while ( ob_get_level() > 0 && ob_end_clean() ) {
			continue;
		}
		rewind( $file );
		fpassthru( $file );
		fclose( $file ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- A temporary file.
	}
}
