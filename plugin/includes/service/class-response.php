<?php
/**
 * One answer of the service.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Service;

defined( 'ABSPATH' ) || exit;

/**
 * An answer that was JSON and no error.
 */
final class Response {

	/**
	 * HTTP status, 200 to 299.
	 *
	 * @var int
	 */
	public $status;

	/**
	 * Header lines by lower-case name.
	 *
	 * @var array<string, string>
	 */
	public $headers;

	/**
	 * The very bytes, for the digest.
	 *
	 * @var string
	 */
	public $body;

	/**
	 * The bytes, decoded: an array, or null when there were none.
	 *
	 * @var mixed
	 */
	public $data;

	/**
	 * Makes an answer.
	 *
	 * @param int    $status  HTTP status.
	 * @param array  $headers By lower-case name.
	 * @param string $body    Bytes.
	 * @param mixed  $data    Decoded.
	 */
	public function __construct( int $status, array $headers, string $body, $data ) {
		$this->status  = $status;
		$this->headers = $headers;
		$this->body    = $body;
		$this->data    = $data;
	}

	/**
	 * Seconds that the service asks us to wait; 0 when it doesn't.
	 */
	public function retry_after(): int {
		return self::seconds( $this->headers['retry-after'] ?? '' );
	}

	/**
	 * A Retry-After header in seconds; it may be a number or a date.
	 *
	 * @param string $header Header line.
	 */
	public static function seconds( string $header ): int {
		if ( ctype_digit( $header ) ) {
			return (int) min( (int) $header, DAY_IN_SECONDS );
		}
		$time = '' === $header ? false : strtotime( $header );
		return false === $time ? 0 : max( 0, min( $time - \Draftsmith\Platform\Clock::now(), DAY_IN_SECONDS ) );
	}
}
