<?php
/**
 * The rows that a batch has been given.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Batches;

use Draftsmith\Jobs\Jobs_Table;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.PreparedSQL.NotPrepared -- A table of our own; its name is ours, and columns are those of Request_Columns.

/**
 * The SQL about rows as they come in, part by part, before any of them is let through: see Batch_Rows for what becomes of them.
 */
final class Received_Rows {

	/**
	 * How many rows go into one INSERT, so that it stays far below what databases take.
	 */
	private const ROWS_AT_ONCE = 20;

	/**
	 * Writes rows down; one that is there already stays as it is.
	 *
	 * @param array[] $rows Columns of jobs by name, all with the same names.
	 * @return bool Whether the database took them.
	 */
	public function add( array $rows ): bool {
		global $wpdb;
		$table = Jobs_Table::name();
		foreach ( array_chunk( $rows, self::ROWS_AT_ONCE ) as $some ) {
			$values = array_map( array( self::class, 'values' ), $some );
			$names  = implode( ', ', array_keys( $some[0] ) );
			if ( false === $wpdb->query( "INSERT IGNORE INTO $table ($names) VALUES " . implode( ', ', $values ) ) ) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Which rows are there, as ranges: `[[1, 200], [301, 400]]`.
	 *
	 * @param int $batch_id The batch.
	 * @return array<array{int, int}>
	 */
	public function ranges( int $batch_id ): array {
		global $wpdb;
		$table  = Jobs_Table::name();
		$ranges = array();
		foreach ( $wpdb->get_col( $wpdb->prepare( "SELECT batch_row FROM $table WHERE batch_id = %d ORDER BY batch_row", $batch_id ) ) as $row ) {
			$last = count( $ranges ) - 1;
			if ( $last >= 0 && $ranges[ $last ][1] + 1 === (int) $row ) {
				++$ranges[ $last ][1];
			} else {
				$ranges[] = array( (int) $row, (int) $row );
			}
		}
		return $ranges;
	}

	/**
	 * The values of a row for an INSERT.
	 *
	 * @param array $row Columns by name.
	 */
	private static function values( array $row ): string {
		global $wpdb;
		$values = array();
		foreach ( $row as $value ) {
			$values[] = null === $value ? 'NULL' : $wpdb->prepare( is_int( $value ) ? '%d' : '%s', $value );
		}
		return '(' . implode( ', ', $values ) . ')';
	}
}
