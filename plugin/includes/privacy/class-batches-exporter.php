<?php
/**
 * Exporting the batches that a user has started.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Privacy;

use Draftsmith\Batches\Batches_Table;
use Draftsmith\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * What a user has called their batches, and when. The rows of batches are requests as any other: see Jobs_Exporter.
 */
final class Batches_Exporter {

	/**
	 * One page for core.
	 *
	 * @param string $email The user's address.
	 * @param int    $page  Counted from 1.
	 * @return array{data: array, done: bool}
	 */
	public static function export( string $email, int $page = 1 ): array {
		$user_id = Personal_Data::user_of( $email );
		$rows    = 0 === $user_id ? array() : self::rows( $user_id, $page );
		return array(
			'data' => array_map( array( self::class, 'item' ), $rows ),
			'done' => count( $rows ) < Personal_Data::PER_PAGE,
		);
	}

	/**
	 * A page of rows.
	 *
	 * @param int $user_id The user.
	 * @param int $page    Counted from 1.
	 */
	private static function rows( int $user_id, int $page ): array {
		global $wpdb;
		$table = Batches_Table::name();
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- A table of our own; its name is ours.
		$rows = $wpdb->get_results( $wpdb->prepare( "SELECT id, name, row_count, created_at FROM $table WHERE user_id = %d ORDER BY id LIMIT %d OFFSET %d", $user_id, Personal_Data::PER_PAGE, ( max( 1, $page ) - 1 ) * Personal_Data::PER_PAGE ), ARRAY_A );
		return is_array( $rows ) ? $rows : array();
	}

	/**
	 * A row as core wants it.
	 *
	 * @param array $row Columns as strings.
	 */
	private static function item( array $row ): array {
		return array(
			'group_id'    => 'draftsmith-batches',
			'group_label' => __( 'Batches', 'draftsmith' ),
			'item_id'     => 'draftsmith-batch-' . $row['id'],
			'data'        => Personal_Data::fields(
				array(
					__( 'Name', 'draftsmith' )      => (string) $row['name'],
					__( 'Rows', 'draftsmith' )      => (string) $row['row_count'],
					__( 'Asked for', 'draftsmith' ) => Clock::to_rfc3339( $row['created_at'] ),
				)
			),
		);
	}
}
