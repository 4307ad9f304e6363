<?php
/**
 * Dates as people write them in a list.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Cli;

use DateTimeImmutable;
use DateTimeZone;

defined( 'ABSPATH' ) || exit;

/**
 * Reads the date of a line as the screen for batches reads it (plugin/src/batch/read-date.ts). PHP's own reading of dates takes
 * `2027-02-30` for a day in March and `04/05/2031` for one of two days.
 */
final class Written_Date {

	/**
	 * When a post comes whose date has no time: nine in the morning.
	 */
	private const MORNING = array( 9, 0 );

	/**
	 * A date with an offset of its own, to the second.
	 */
	private const WITH_OFFSET = '/^(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::([0-5]\d)(?:\.\d+)?)?(?:Z|([+-](?:0\d|1[0-4])):?([0-5]\d))$/iD';

	/**
	 * A day, and perhaps a time by the site's clock.
	 */
	private const BY_SITE_CLOCK = '/^(\S+?)(?:[T ,]+(\d{1,2}):(\d\d)(?::[0-5]\d)?\s*([ap]m)?)?$/iD';

	/**
	 * The moment that a text names; null for what is no date, or two.
	 *
	 * @param string       $text As written.
	 * @param DateTimeZone $zone Of the site, for what has no offset of its own.
	 */
	public static function read( string $text, DateTimeZone $zone ): ?DateTimeImmutable {
		if ( preg_match( self::WITH_OFFSET, $text, $exact, PREG_UNMATCHED_AS_NULL ) ) {
			$offset = new DateTimeZone( ( $exact[5] ?? '+00' ) . ':' . ( $exact[6] ?? '00' ) );
			return self::moment( self::year_first( $exact[1] ), self::time( $exact[2], $exact[3] ), (int) ( $exact[4] ?? 0 ), $offset );
		}
		if ( ! preg_match( self::BY_SITE_CLOCK, $text, $match, PREG_UNMATCHED_AS_NULL ) ) {
			return null;
		}
		$time = isset( $match[2] ) ? self::time( $match[2], $match[3], $match[4] ?? null ) : self::MORNING;
		return self::moment( self::day( $match[1] ), $time, 0, $zone );
	}

	/**
	 * A moment. A time that the clock skips in spring is the one that it jumps to; of one that comes twice in autumn it is the first.
	 *
	 * @param int[]|null   $day     Year, month and day; null for none.
	 * @param int[]|null   $time    Hour and minute; null for none.
	 * @param int          $seconds Seconds.
	 * @param DateTimeZone $zone    Whose clock shows this.
	 */
	private static function moment( ?array $day, ?array $time, int $seconds, DateTimeZone $zone ): ?DateTimeImmutable {
		if ( null === $day || null === $time || ! checkdate( $day[1], $day[2], $day[0] ) ) {
			return null;
		}
		$wall    = gmmktime( $time[0], $time[1], $seconds, $day[1], $day[2], $day[0] );
		$before  = self::offset( $zone, $wall - DAY_IN_SECONDS );
		$moments = array_filter(
			array( $wall - $before, $wall - self::offset( $zone, $wall + DAY_IN_SECONDS ) ),
			static function ( int $moment ) use ( $wall, $zone ): bool {
				return $moment + self::offset( $zone, $moment ) === $wall;
			}
		);
		// A time that is skipped is shown at no moment; by the offset of before it is the one that the clock jumps to.
		return new DateTimeImmutable( '@' . ( array() === $moments ? $wall - $before : min( $moments ) ) );
	}

	/**
	 * How many seconds a clock is ahead of UTC.
	 *
	 * @param DateTimeZone $zone   Whose clock.
	 * @param int          $moment Seconds since 1970.
	 */
	private static function offset( DateTimeZone $zone, int $moment ): int {
		return $zone->getOffset( new DateTimeImmutable( '@' . $moment ) );
	}

	/**
	 * A time; null for what is none.
	 *
	 * @param string      $hours   As written.
	 * @param string      $minutes As written.
	 * @param string|null $half    am or pm; null for 24 hours.
	 * @return int[]|null Hour and minute.
	 */
	private static function time( string $hours, string $minutes, ?string $half = null ): ?array {
		$hour = (int) $hours;
		if ( (int) $minutes > 59 || ( null === $half ? $hour > 23 : $hour < 1 || $hour > 12 ) ) {
			return null;
		}
		$afternoon = null !== $half && 'pm' === strtolower( $half ) ? 12 : 0;
		return array( null === $half ? $hour : $hour % 12 + $afternoon, (int) $minutes );
	}

	/**
	 * A day; null for what is none, or could be two.
	 *
	 * @param string $text As written.
	 * @return int[]|null Year, month and day.
	 */
	private static function day( string $text ): ?array {
		$year_first = self::year_first( $text );
		if ( null !== $year_first ) {
			return $year_first;
		}
		if ( preg_match( '/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/D', $text, $dotted ) ) {
			return array( (int) $dotted[3], (int) $dotted[2], (int) $dotted[1] );
		}
		if ( ! preg_match( '/^(\d{1,2})[\/-](\d{1,2})[\/-](\d{4})$/D', $text, $slashed ) ) {
			return null;
		}
		list( , $first, $second, $year ) = array_map( 'intval', $slashed );
		if ( $first === $second || $first > 12 ) {
			return array( $year, $second, $first );
		}
		return $second > 12 ? array( $year, $first, $second ) : null;
	}

	/**
	 * A day that is written from the year on; null for what is not.
	 *
	 * @param string $text As written.
	 * @return int[]|null Year, month and day.
	 */
	private static function year_first( string $text ): ?array {
		return preg_match( '/^(\d{4})[-\/.](\d{1,2})[-\/.](\d{1,2})$/D', $text, $parts ) ? array_map( 'intval', array_slice( $parts, 1 ) ) : null;
	}
}
