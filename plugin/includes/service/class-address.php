<?php
/**
 * The service's address.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Service;

use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Checks and cleans what the owner typed. Plain http would show the key to everybody on the way, so it is for this
 * machine and the local network only.
 */
final class Address {

	/**
	 * The address as we keep it: scheme, host, port where it is not the scheme's own, path; no slash at the end.
	 *
	 * @param string $typed What the owner typed.
	 * @return string|WP_Error
	 */
	public static function clean( string $typed ) {
		$typed = trim( $typed );
		$parts = wp_parse_url( $typed );
		if ( ! is_array( $parts ) || empty( $parts['scheme'] ) || empty( $parts['host'] ) ) {
			return self::error( __( 'Enter the whole address of the service, for example https://draftsmith.example.com.', 'draftsmith' ) );
		}
		$scheme = strtolower( $parts['scheme'] );
		$host   = strtolower( rtrim( $parts['host'], '.' ) );
		if ( ! in_array( $scheme, array( 'http', 'https' ), true ) ) {
			return self::error( __( 'The address of the service must begin with https://.', 'draftsmith' ) );
		}
		if ( isset( $parts['user'] ) || isset( $parts['pass'] ) || isset( $parts['query'] ) || isset( $parts['fragment'] ) ) {
			return self::error( __( 'Leave user name, password and everything after ? or # out of the address of the service.', 'draftsmith' ) );
		}
		if ( ! preg_match( '/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/', $host ) ) {
			return self::error( __( 'WordPress cannot call this host. Use a host name or an IPv4 address.', 'draftsmith' ) );
		}
		if ( 'http' === $scheme && ! self::is_local( $host ) ) {
			return self::error( __( 'Use https:// for this address: over http:// everybody on the way could read the key. Only a service on this machine or in the local network may use http://.', 'draftsmith' ) );
		}
		$port = isset( $parts['port'] ) && ( 'https' === $scheme ? 443 : 80 ) !== $parts['port'] ? ':' . $parts['port'] : '';
		$path = rtrim( $parts['path'] ?? '', '/' );
		if ( '' !== $path && ! preg_match( '#^(?:/[A-Za-z0-9._~-]+)+$#', $path ) ) {
			return self::error( __( 'The address of the service has a path that is none. Copy it again from the service.', 'draftsmith' ) );
		}
		return $scheme . '://' . $host . $port . $path;
	}

	/**
	 * Whether a host is this machine or in the local network, going by its name alone. A name without a dot is what
	 * containers call each other; one of digits only would be a number that means an address, so it must begin with a letter.
	 *
	 * @param string $host Lower case.
	 */
	public static function is_local( string $host ): bool {
		if ( filter_var( $host, FILTER_VALIDATE_IP, FILTER_FLAG_IPV4 ) ) {
			list( $first, $second ) = array_map( 'intval', explode( '.', $host ) );
			return 127 === $first || 10 === $first || ( 192 === $first && 168 === $second )
				|| ( 172 === $first && $second >= 16 && $second <= 31 ) || ( 100 === $first && $second >= 64 && $second <= 127 );
		}
		return 1 === preg_match( '/^[a-z][a-z0-9-]*$/', $host )
			|| 1 === preg_match( '/\.(?:localhost|local|internal|lan|home\.arpa|test)$/', $host );
	}

	/**
	 * An address that we don't accept.
	 *
	 * @param string $message What to do about it.
	 */
	private static function error( string $message ): WP_Error {
		return new WP_Error(
			'draftsmith_bad_address',
			$message,
			array(
				'status' => 400,
				'params' => array( 'service_url' => $message ),
			)
		);
	}
}
