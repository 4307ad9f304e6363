<?php
/**
 * Reading a table of comma-separated values.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Cli;

use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * The text of a CSV file as rows by the names of its first line.
 */
final class Csv_File {

	/**
	 * The rows, by the line that each begins on; an error in place of one that has more cells than the first line has names.
	 *
	 * @param string $text The file.
	 * @return array<int, array<string, string>|WP_Error>|WP_Error
	 */
	public static function parse( string $text ) {
		if ( 1 !== preg_match( '//u', $text ) || false !== strpos( $text, "\0" ) ) {
			return new WP_Error( 'draftsmith_csv', __( 'The file is not in UTF-8. Save it as “CSV UTF-8” and try again.', 'draftsmith' ) );
		}
		$records = Csv_Text::records( (string) preg_replace( '/^\x{FEFF}/u', '', $text ) );
		if ( is_wp_error( $records ) ) {
			return $records;
		}
		$names = array_map( array( self::class, 'name' ), (array) reset( $records ) );
		$rows  = array();
		foreach ( array_slice( $records, 1, null, true ) as $line => $cells ) {
			$rows[ $line ] = self::row( $names, $cells );
		}
		if ( array() === $rows ) {
			return new WP_Error( 'draftsmith_csv', __( 'The file has no rows. Its first line names the columns, each further line is an article.', 'draftsmith' ) );
		}
		return $rows;
	}

	/**
	 * A column's name as it is compared: `Post type` is `post_type`.
	 *
	 * @param string $name As written.
	 */
	private static function name( string $name ): string {
		return (string) preg_replace( '/[^a-z]+/', '_', strtolower( trim( $name ) ) );
	}

	/**
	 * A row by the names of its columns.
	 *
	 * @param string[] $names Of the columns.
	 * @param string[] $cells In their order; a line may be short.
	 * @return array<string, string>|WP_Error
	 */
	private static function row( array $names, array $cells ) {
		$row = array();
		foreach ( array_filter( array_map( 'trim', $cells ), 'strlen' ) as $index => $value ) {
			if ( '' === ( $names[ $index ] ?? '' ) ) {
				/* translators: %s: beginning of a text. */
				return new WP_Error( 'draftsmith_csv', sprintf( __( '“%s” stands in no column that the first line names. A text with the separator in it needs quotation marks around it.', 'draftsmith' ), mb_substr( $value, 0, 80 ) ) );
			}
			$row[ $names[ $index ] ] = $value;
		}
		return $row;
	}
}
