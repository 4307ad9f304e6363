<?php
/**
 * A file of articles to ask for.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Cli;

use Draftsmith\Accounts\Settings;
use Draftsmith\Platform\Site;
use WP_CLI;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Makes `BatchRow`s of the contract of a CSV file, with options and the owner's defaults for what a line does not say. What is wrong
 * with most values, the route says; here is only what the route can't know: the file's columns, and by Batch_Lines names and dates.
 */
final class Batch_File {

	/**
	 * Fields of a row by the names that a column may have.
	 */
	private const COLUMNS = array(
		'title'        => 'title',
		'prompt'       => 'prompt',
		'language'     => 'language',
		'model'        => 'model',
		'type'         => 'content_type',
		'content_type' => 'content_type',
		'post_type'    => 'post_type',
		'status'       => 'post_status',
		'post_status'  => 'post_status',
		'tone'         => 'tone',
		'length'       => 'length',
		'date'         => 'post_date',
		'post_date'    => 'post_date',
		'author'       => 'author',
		'category'     => 'category',
		'categories'   => 'category',
		'tags'         => 'tags',
	);

	/**
	 * The rows, by their number from 1; the second list has the line of each.
	 *
	 * @param string $text       The file.
	 * @param array  $assoc_args Options: what lines do not say.
	 * @return array{0: array[], 1: int[]}
	 */
	public static function read( string $text, array $assoc_args ): array {
		$lines = Csv_File::parse( $text );
		if ( is_wp_error( $lines ) ) {
			WP_CLI::error( self::refusal( array( $lines->get_error_message() ) ) );
		}
		$wrong   = array_filter( $lines, 'is_wp_error' );
		$good    = array_diff_key( $lines, $wrong );
		$unknown = array_diff( array_keys( array_merge( array(), ...array_values( $good ) ) ), array_keys( self::COLUMNS ) );
		if ( $unknown ) {
			/* translators: 1: names of columns, 2: names of columns. */
			WP_CLI::error( sprintf( __( 'Unknown columns: %1$s. There are: %2$s.', 'draftsmith' ), implode( ', ', $unknown ), implode( ', ', array_unique( self::COLUMNS ) ) ) );
		}
		$rows   = Batch_Lines::read( array_map( array( self::class, 'by_field' ), $good ) );
		$errors = array_filter( $rows, 'is_wp_error' ) + $wrong;
		if ( $errors ) {
			ksort( $errors );
			WP_CLI::error( self::refusal( self::explain( $errors ) ) );
		}
		$defaults = self::defaults( $assoc_args );
		$numbered = array();
		foreach ( $rows as $row ) {
			$numbered[] = array( 'row' => count( $numbered ) + 1 ) + $row + $defaults;
		}
		return array( $numbered, array_keys( $rows ) );
	}

	/**
	 * What is wrong, by line.
	 *
	 * @param WP_Error[] $errors By line.
	 * @return string[]
	 */
	private static function explain( array $errors ): array {
		$messages = array();
		foreach ( $errors as $line => $error ) {
			/* translators: 1: number of a line, 2: what is wrong. */
			$messages[] = sprintf( __( 'Line %1$d: %2$s', 'draftsmith' ), $line, $error->get_error_message() );
		}
		return $messages;
	}

	/**
	 * What ends the command.
	 *
	 * @param string[] $messages What is wrong.
	 */
	private static function refusal( array $messages ): string {
		return implode( "\n", $messages ) . "\n" . __( 'Nothing was asked for. Correct the file and import it again.', 'draftsmith' );
	}

	/**
	 * What holds for lines that don't say it.
	 *
	 * @param array $assoc_args Options.
	 */
	private static function defaults( array $assoc_args ): array {
		$defaults = array();
		foreach ( array( 'language', 'model', 'content-type', 'post-type', 'status', 'tone', 'length', 'max-tokens' ) as $option ) {
			if ( isset( $assoc_args[ $option ] ) ) {
				$defaults[ self::COLUMNS[ str_replace( '-', '_', $option ) ] ?? 'max_tokens' ] = self::number( (string) $assoc_args[ $option ] );
			}
		}
		return $defaults + array_filter( ( new Settings() )->get()['defaults'] ) + array(
			'language'     => Site::language(),
			'content_type' => 'article',
			'post_type'    => 'post',
			'post_status'  => 'draft',
			'tone'         => 'neutral',
			'length'       => 'medium',
		);
	}

	/**
	 * The values of a line by field.
	 *
	 * @param string[] $values By column.
	 */
	private static function by_field( array $values ): array {
		$row = array();
		foreach ( $values as $column => $value ) {
			$row[ self::COLUMNS[ $column ] ] = $value;
		}
		if ( isset( $row['tags'] ) ) {
			$row['tags'] = self::split( $row['tags'] );
		}
		if ( isset( $row['length'] ) ) {
			$row['length'] = self::number( $row['length'] );
		}
		return $row;
	}

	/**
	 * The parts of a list.
	 *
	 * @param string $value Separated by commas, semicolons or bars.
	 * @return string[]
	 */
	private static function split( string $value ): array {
		return array_values( array_filter( array_map( 'trim', (array) preg_split( '/[|;,]/', $value ) ), 'strlen' ) );
	}

	/**
	 * A number as one.
	 *
	 * @param string $value As written.
	 * @return int|string
	 */
	private static function number( string $value ) {
		return ctype_digit( $value ) ? (int) $value : $value;
	}
}
