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
 * with a value, the route says; here is only what the route can't know: names of people and categories, and columns.
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
			WP_CLI::error( $lines->get_error_message() );
		}
		$unknown = array_diff( array_keys( array_merge( ...array_values( $lines ) ) ), array_keys( self::COLUMNS ) );
		if ( $unknown ) {
			/* translators: 1: names of columns, 2: names of columns. */
			WP_CLI::error( sprintf( __( 'Unknown columns: %1$s. There are: %2$s.', 'draftsmith' ), implode( ', ', $unknown ), implode( ', ', array_unique( self::COLUMNS ) ) ) );
		}
		$rows   = array();
		$errors = array();
		foreach ( $lines as $line => $fields ) {
			$row = self::row( count( $rows ) + 1, $fields, self::defaults( $assoc_args ) );
			if ( is_wp_error( $row ) ) {
				/* translators: 1: number of a line, 2: what is wrong. */
				$errors[] = sprintf( __( 'Line %1$d: %2$s', 'draftsmith' ), $line, $row->get_error_message() );
				continue;
			}
			$rows[] = $row;
		}
		if ( $errors ) {
			WP_CLI::error( implode( "\n", $errors ) );
		}
		return array( $rows, array_keys( $lines ) );
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
	 * One row.
	 *
	 * @param int   $number   From 1.
	 * @param array $fields   By column.
	 * @param array $defaults For what is not there.
	 * @return array|WP_Error
	 */
	private static function row( int $number, array $fields, array $defaults ) {
		$row = array( 'row' => $number );
		foreach ( $fields as $column => $value ) {
			$row[ self::COLUMNS[ $column ] ] = $value;
		}
		if ( isset( $row['post_date'] ) ) {
			$row += array( 'post_status' => 'future' );
			$date = date_create_immutable( $row['post_date'], wp_timezone() );
			if ( false === $date ) {
				return new WP_Error( 'draftsmith_csv', __( 'The date can’t be read. Write it like 2031-01-31 08:00.', 'draftsmith' ) );
			}
			$row['post_date'] = $date->format( DATE_ATOM );
		}
		if ( isset( $row['author'] ) ) {
			$author = Console::find_user( $row['author'] );
			if ( null === $author ) {
				/* translators: %s: name of a user. */
				return new WP_Error( 'draftsmith_csv', sprintf( __( 'There is no user “%s”.', 'draftsmith' ), $row['author'] ) );
			}
			$row['author'] = $author;
		}
		if ( isset( $row['category'] ) ) {
			$row['category'] = self::categories( $row['category'] );
			if ( is_wp_error( $row['category'] ) ) {
				return $row['category'];
			}
		}
		if ( isset( $row['tags'] ) ) {
			$row['tags'] = self::split( $row['tags'] );
		}
		if ( isset( $row['length'] ) ) {
			$row['length'] = self::number( $row['length'] );
		}
		return $row + $defaults;
	}

	/**
	 * Categories by name, slug or id, separated by commas or bars.
	 *
	 * @param string $value As written.
	 * @return int[]|WP_Error
	 */
	private static function categories( string $value ) {
		$ids = array();
		foreach ( self::split( $value ) as $name ) {
			$term = get_term_by( 'name', $name, 'category' );
			$term = $term ? $term : get_term_by( 'slug', $name, 'category' );
			$term = $term || ! ctype_digit( $name ) ? $term : get_term_by( 'id', (int) $name, 'category' );
			if ( ! $term ) {
				/* translators: %s: name of a category. */
				return new WP_Error( 'draftsmith_csv', sprintf( __( 'There is no category “%s”. Add it first, or leave it out.', 'draftsmith' ), $name ) );
			}
			$ids[] = $term->term_id;
		}
		return $ids;
	}

	/**
	 * The parts of a list.
	 *
	 * @param string $value Separated by commas or bars.
	 * @return string[]
	 */
	private static function split( string $value ): array {
		return array_values( array_filter( array_map( 'trim', (array) preg_split( '/[,|]/', $value ) ) ) );
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
