<?php
/**
 * Time, in the forms that the jobs table and the REST API use.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Platform;

defined( 'ABSPATH' ) || exit;

/**
 * The one place that reads the clock. Everything is UTC.
 */
final class Clock {

	/**
	 * Seconds since 1970.
	 */
	public static function now(): int {
		return time();
	}

	/**
	 * A moment as the jobs table stores it: `2026-01-31 13:00:00`, UTC.
	 *
	 * @param int $offset Seconds from now; negative for the past.
	 */
	public static function utc( int $offset = 0 ): string {
		return gmdate( 'Y-m-d H:i:s', self::now() + $offset );
	}

	/**
	 * A stored moment as RFC 3339.
	 *
	 * @param string $utc A moment as `utc()` gives it.
	 */
	public static function to_rfc3339( string $utc ): string {
		return str_replace( ' ', 'T', $utc ) . 'Z';
	}

	/**
	 * An RFC 3339 time as the jobs table stores it, or null when it is none.
	 *
	 * @param string $time With any offset.
	 */
	public static function from_rfc3339( string $time ): ?string {
		$seconds = rest_parse_date( $time );
		return false === $seconds ? null : gmdate( 'Y-m-d H:i:s', $seconds );
	}

	/**
	 * Seconds until the next UTC day has begun.
	 */
	public static function seconds_until_tomorrow(): int {
		return DAY_IN_SECONDS - self::now() % DAY_IN_SECONDS;
	}

	/**
	 * Seconds from a stored moment until now.
	 *
	 * @param string $utc A moment as `utc()` gives it.
	 */
	public static function seconds_since( string $utc ): int {
		return self::now() - (int) strtotime( $utc . ' UTC' );
	}
}
