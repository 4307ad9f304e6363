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
 * The text of a CSV file as rows by the names of its first line. Commas, semicolons and tabs part its fields, whichever its first
 * line has most of.
 */
final class Csv_File {

	/**
	 * The rows, by the line that each begins on.
	 *
	 * @param string $text The file.
	 * @return array<int, array<string, string>>|WP_Error
	 */
	public static function parse( string $text ) {
		if ( 1 !== preg_match( '//u', $text ) ) {
			return new WP_Error( 'draftsmith_csv', __( 'The file is not in UTF-8. Save it as “CSV UTF-8” and try again.', 'draftsmith' ) );
		}
		$text   = (string) preg_replace( '/^\x{FEFF}/u', '', $text );
		$first  = (string) strtok( $text, "\r\n" );
		$handle = fopen( 'php://temp', 'r+' ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- In memory.
		fwrite( $handle, $text ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- In memory.
		rewind( $handle );
		$separator = self::separator( $first );
		$line      = 1;
		$names     = null;
		$rows      = array();
		while ( true ) {
			$start  = ftell( $handle );
			$fields = fgetcsv( $handle, 0, $separator, '"', '' );
			if ( false === $fields ) {
				break;
			}
			if ( null === $names ) {
				$names = array_map( array( self::class, 'name' ), $fields );
			} elseif ( array( null ) !== $fields && '' !== trim( implode( '', $fields ) ) ) {
				$rows[ $line ] = self::row( $names, $fields );
			}
			$line += substr_count( substr( $text, $start, ftell( $handle ) - $start ), "\n" );
		}
		fclose( $handle ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- In memory.
		if ( array() === $rows ) {
			return new WP_Error( 'draftsmith_csv', __( 'The file has no rows. Its first line names the columns, each further line is an article.', 'draftsmith' ) );
		}
		return $rows;
	}

	/**
	 * What parts the fields.
	 *
	 * @param string $first_line Of the file.
	 */
	private static function separator( string $first_line ): string {
		$counts = array();
		foreach ( array( ',', ';', "\t" ) as $separator ) {
			$counts[ $separator ] = substr_count( $first_line, $separator );
		}
		return (string) array_search( max( $counts ), $counts, true );
	}

	/**
	 * A column's name as it is compared: `Post type` is `post_type`.
	 *
	 * @param string|null $name As written.
	 */
	private static function name( ?string $name ): string {
		return (string) preg_replace( '/[^a-z]+/', '_', strtolower( trim( (string) $name ) ) );
	}

	/**
	 * A row by the names of its columns; what has no name is left out.
	 *
	 * @param string[] $names  Of the columns.
	 * @param array    $fields In their order; a line may be short.
	 * @return array<string, string>
	 */
	private static function row( array $names, array $fields ): array {
		$row = array();
		foreach ( $names as $index => $name ) {
			$value = trim( (string) ( $fields[ $index ] ?? '' ) );
			if ( '' !== $name && '' !== $value ) {
				$row[ $name ] = $value;
			}
		}
		return $row;
	}
}
