<?php
/**
 * Cutting a text into cells.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Cli;

use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Parts a text into records and cells as the screen for batches does (plugin/src/batch/read-csv.ts). PHP's own fgetcsv() takes a wrong
 * quotation mark for a right one and swallows the lines after it.
 */
final class Csv_Text {

	/**
	 * What parts the cells; of those that stand equally often in the first line, the first counts.
	 */
	private const SEPARATORS = array( ';', "\t", ',', '|' );

	/**
	 * A separator that is in no text, for files with one column.
	 */
	private const NONE = "\x1f";

	/**
	 * The records that are not empty, by the line that each begins on.
	 *
	 * @param string $text UTF-8 without a mark at its start. Its lines may end in any way.
	 * @return array<int, string[]>|WP_Error
	 */
	public static function records( string $text ) {
		$text      = str_replace( array( "\r\n", "\r" ), "\n", $text );
		$is_named  = 1 === preg_match( '/^"?sep=([^\n])"?(\n|$)/iuD', $text, $named );
		$text      = $is_named ? substr( $text, strlen( $named[0] ) ) : $text;
		$separator = $is_named ? $named[1] : self::separator( $text );
		$records   = array();
		$line      = $is_named ? 2 : 1;
		$offset    = 0;
		while ( $offset < strlen( $text ) ) {
			$start  = $offset;
			$record = self::record( $text, $offset, $separator );
			if ( is_wp_error( $record ) ) {
				/* translators: 1: number of a line, 2: what is wrong with it. */
				return new WP_Error( 'draftsmith_csv', sprintf( __( 'Line %1$s: %2$s', 'draftsmith' ), number_format_i18n( $line ), $record->get_error_message() ) );
			}
			if ( '' !== trim( implode( '', $record ) ) ) {
				$records[ $line ] = $record;
			}
			$line += substr_count( $text, "\n", $start, $offset - $start );
		}
		return $records;
	}

	/**
	 * What stands most often, outside of quotes, in the first record.
	 *
	 * @param string $text The text.
	 */
	private static function separator( string $text ): string {
		preg_match( '/^(?:[^"\n]++|"[^"]*+(?:"|$))*+/', ltrim( $text ), $first );
		$plain  = (string) preg_replace( '/"[^"]*+(?:"|$)/', '', $first[0] ?? '' );
		$counts = array();
		foreach ( self::SEPARATORS as $separator ) {
			$counts[ $separator ] = substr_count( $plain, $separator );
		}
		return max( $counts ) > 0 ? (string) array_search( max( $counts ), $counts, true ) : self::NONE;
	}

	/**
	 * One record.
	 *
	 * @param string $text      The text.
	 * @param int    $offset    Where it begins; afterwards where the next one does.
	 * @param string $separator What parts cells.
	 * @return string[]|WP_Error
	 */
	private static function record( string $text, int &$offset, string $separator ) {
		$cells = array();
		do {
			$cell = '"' === substr( $text, $offset, 1 ) ? self::quoted( $text, $offset, $separator ) : self::plain( $text, $offset, $separator );
			if ( is_wp_error( $cell ) ) {
				return $cell;
			}
			$cells[]  = $cell;
			$has_more = self::is_at( $text, $offset, $separator );
			$offset   = min( strlen( $text ), $offset + ( $has_more ? strlen( $separator ) : 1 ) );
		} while ( $has_more );
		return $cells;
	}

	/**
	 * A cell without quotes.
	 *
	 * @param string $text      The text.
	 * @param int    $offset    Where it begins; afterwards where it ends.
	 * @param string $separator What parts cells.
	 */
	private static function plain( string $text, int &$offset, string $separator ): string {
		$end     = strpos( $text, "\n", $offset );
		$line    = substr( $text, $offset, false === $end ? null : $end - $offset );
		$cell    = explode( $separator, (string) $line, 2 )[0];
		$offset += strlen( $cell );
		return $cell;
	}

	/**
	 * A cell in quotes. Spaces may follow it.
	 *
	 * @param string $text      The text.
	 * @param int    $offset    Where it begins; afterwards where it ends.
	 * @param string $separator What parts cells.
	 * @return string|WP_Error
	 */
	private static function quoted( string $text, int &$offset, string $separator ) {
		$position = $offset + 1;
		while ( true ) {
			$end = strpos( $text, '"', $position );
			if ( false === $end ) {
				return new WP_Error( 'draftsmith_csv', __( 'A text begins with a quotation mark and does not end with one. Add the one that is missing. A mark that belongs to the text must be doubled, with the whole text in quotation marks.', 'draftsmith' ) );
			}
			if ( '"' !== substr( $text, $end + 1, 1 ) ) {
				break;
			}
			$position = $end + 2;
		}
		$after = $end + 1 + strspn( $text, ' ', $end + 1 );
		if ( $after < strlen( $text ) && "\n" !== $text[ $after ] && ! self::is_at( $text, $after, $separator ) ) {
			return new WP_Error( 'draftsmith_csv', __( 'A text in quotation marks goes on after the mark that ends it. A mark that belongs to the text must be doubled, with the whole text in quotation marks.', 'draftsmith' ) );
		}
		$cell   = str_replace( '""', '"', substr( $text, $offset + 1, $end - $offset - 1 ) );
		$offset = $after;
		return $cell;
	}

	/**
	 * Whether a separator stands at a place.
	 *
	 * @param string $text      The text.
	 * @param int    $offset    The place; it may be the text's end.
	 * @param string $separator What parts cells.
	 */
	private static function is_at( string $text, int $offset, string $separator ): bool {
		return $offset < strlen( $text ) && 0 === substr_compare( $text, $separator, $offset, strlen( $separator ) );
	}
}
