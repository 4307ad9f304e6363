<?php
/**
 * Jobs on the command line.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Cli;

use WP_CLI;
use WP_CLI\Utils;

defined( 'ABSPATH' ) || exit;

/**
 * Prints jobs as WP-CLI prints lists.
 */
final class Job_Rows {

	const FIELDS = array( 'id', 'title', 'state', 'language', 'model', 'author_name', 'post', 'created_at' );

	/**
	 * Prints jobs.
	 *
	 * @param array[] $jobs       `LocalJob`s of the contract.
	 * @param array   $assoc_args `format` and `fields`.
	 * @param int     $total      How many there are in all.
	 */
	public static function print_all( array $jobs, array $assoc_args, int $total ): void {
		$format = (string) ( $assoc_args['format'] ?? 'table' );
		if ( 'count' === $format ) {
			WP_CLI::line( (string) $total );
			return;
		}
		if ( 'ids' === $format ) {
			WP_CLI::line( implode( ' ', array_column( $jobs, 'id' ) ) );
			return;
		}
		$fields = isset( $assoc_args['fields'] ) ? explode( ',', (string) $assoc_args['fields'] ) : self::FIELDS;
		Utils\format_items( $format, array_map( array( self::class, 'flat' ), $jobs ), $fields );
	}

	/**
	 * Prints one job, a field a line; or one field alone.
	 *
	 * @param array $job        `LocalJob` of the contract.
	 * @param array $assoc_args `format` and `field`.
	 */
	public static function print_one( array $job, array $assoc_args ): void {
		$row = self::flat( $job );
		if ( isset( $assoc_args['field'] ) ) {
			if ( ! array_key_exists( $assoc_args['field'], $row ) ) {
				/* translators: 1: name of a field, 2: names of fields. */
				WP_CLI::error( sprintf( __( 'There is no field “%1$s”. There are: %2$s.', 'draftsmith' ), $assoc_args['field'], implode( ', ', array_keys( $row ) ) ) );
			}
			WP_CLI::line( (string) $row[ $assoc_args['field'] ] );
			return;
		}
		$format = (string) ( $assoc_args['format'] ?? 'table' );
		if ( 'table' !== $format ) {
			Utils\format_items( $format, array( $row ), array_keys( $row ) );
			return;
		}
		$lines = array();
		foreach ( $row as $field => $value ) {
			$lines[] = array(
				'field' => $field,
				'value' => $value,
			);
		}
		Utils\format_items( 'table', $lines, array( 'field', 'value' ) );
	}

	/**
	 * A job without what is nested: `post` is the id of the post that has the article, `error` a sentence.
	 *
	 * @param array $job `LocalJob` of the contract.
	 * @return array<string, string|int|null>
	 */
	private static function flat( array $job ): array {
		$row          = array_filter(
			$job,
			static function ( $value ): bool {
				return ! is_array( $value );
			}
		);
		$row          = array_map(
			static function ( $value ) {
				return is_bool( $value ) ? (int) $value : $value;
			},
			$row
		);
		$row['words'] = $job['progress']['words'];
		$row['post']  = $job['inserted']['post_id'] ?? null;
		$row['error'] = $job['error']['message'] ?? null;
		return $row;
	}
}
