<?php
/**
 * Pages of jobs.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Platform\Clock;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.PreparedSQL.NotPrepared -- A table of our own; its name is ours, and each condition is prepared where it is made.

/**
 * The query of the Articles screen: however many jobs there are, the database gives one page of them and their number.
 */
final class Job_List {

	/**
	 * What one may order by.
	 */
	private const COLUMNS = array( 'id', 'title', 'state', 'finished_at', 'batch_row' );

	/**
	 * Columns that a list of values is looked for in, by the name of the filter.
	 */
	private const FILTERS = array(
		'include'  => 'id',
		'language' => 'language',
		'model'    => 'model',
		'author'   => 'user_id',
	);

	/**
	 * What the filter of states finds besides the states of the service: where an article that is written is.
	 */
	private const PLACES = array(
		'ready'    => "(state = 'succeeded' AND discarded = 0 AND inserted_post_id IS NULL)",
		'inserted' => 'inserted_post_id IS NOT NULL',
	);

	/**
	 * One page.
	 *
	 * @param array $query   `JobListArguments` of the contract.
	 * @param array $visible Of Job_Access::visible().
	 * @return array{jobs: Job[], total: int}
	 */
	public function find( array $query, array $visible ): array {
		global $wpdb;
		$table = Jobs_Table::name();
		$where = implode( ' AND ', array_merge( array( 'deleted = 0', self::may_see( $visible ) ), self::conditions( $query ) ) );
		$total = (int) $wpdb->get_var( "SELECT COUNT(*) FROM $table WHERE $where" );
		$page  = (int) $query['page'];
		$size  = (int) $query['per_page'];
		if ( $total <= ( $page - 1 ) * $size ) {
			return array(
				'jobs'  => array(),
				'total' => $total,
			);
		}
		$limit = $wpdb->prepare( 'LIMIT %d OFFSET %d', $size, ( $page - 1 ) * $size );
		$rows  = $wpdb->get_results( 'SELECT ' . Job::COLUMNS . " FROM $table WHERE $where ORDER BY " . self::order( $query ) . " $limit", ARRAY_A );
		return array(
			'jobs'  => Job::list_of( is_array( $rows ) ? $rows : array() ),
			'total' => $total,
		);
	}

	/**
	 * The condition of what the user may see.
	 *
	 * @param array $visible Of Job_Access::visible().
	 */
	public static function may_see( array $visible ): string {
		global $wpdb;
		if ( null === $visible['all_types'] ) {
			return '1 = 1';
		}
		$own = $wpdb->prepare( 'user_id = %d', $visible['user_id'] ) . ' AND ' . self::is_one_of( 'post_type', $visible['own_types'] );
		return array() === $visible['all_types'] ? $own : "(($own) OR " . self::is_one_of( 'post_type', $visible['all_types'] ) . ')';
	}

	/**
	 * The conditions of the filters.
	 *
	 * @param array $query `JobListArguments` of the contract.
	 * @return string[]
	 */
	private static function conditions( array $query ): array {
		global $wpdb;
		$conditions = array();
		foreach ( self::FILTERS as $filter => $column ) {
			if ( ! empty( $query[ $filter ] ) ) {
				$conditions[] = self::is_one_of( $column, $query[ $filter ] );
			}
		}
		if ( ! empty( $query['state'] ) ) {
			$conditions[] = self::is_in_state( $query['state'] );
		}
		if ( '' !== trim( $query['search'] ?? '' ) ) {
			$conditions[] = $wpdb->prepare( 'title LIKE %s', '%' . $wpdb->esc_like( trim( $query['search'] ) ) . '%' );
		}
		if ( isset( $query['batch_id'] ) ) {
			// A row of a batch that was asked for again has one place in it, which is the newer job's.
			$conditions[] = $wpdb->prepare( 'batch_id = %d AND retried_as IS NULL', $query['batch_id'] );
		}
		if ( isset( $query['after'] ) ) {
			$conditions[] = $wpdb->prepare( 'created_at >= %s', Clock::from_rfc3339( $query['after'] ) );
		}
		if ( isset( $query['before'] ) ) {
			$conditions[] = $wpdb->prepare( 'created_at < %s', Clock::from_rfc3339( $query['before'] ) );
		}
		return $conditions;
	}

	/**
	 * That a job is in one of some states or places.
	 *
	 * @param string[] $names States of the service, and keys of PLACES.
	 */
	private static function is_in_state( array $names ): string {
		$places = array_intersect_key( self::PLACES, array_flip( $names ) );
		$states = array_values( array_diff( $names, array_keys( self::PLACES ) ) );
		return '(' . implode( ' OR ', array_merge( array( self::is_one_of( 'state', $states ) ), $places ) ) . ')';
	}

	/**
	 * That a column has one of some values; never true when there are none.
	 *
	 * @param string $column Column.
	 * @param array  $values Strings or integers.
	 */
	private static function is_one_of( string $column, array $values ): string {
		global $wpdb;
		return array() === $values ? '1 = 0' : $wpdb->prepare( "$column IN (" . implode( ', ', array_fill( 0, count( $values ), '%s' ) ) . ')', $values );
	}

	/**
	 * What to order by; of equals, the newer one is the greater.
	 *
	 * @param array $query `JobListArguments` of the contract.
	 */
	private static function order( array $query ): string {
		$column    = in_array( $query['orderby'], self::COLUMNS, true ) ? $query['orderby'] : 'id';
		$direction = 'asc' === $query['order'] ? 'ASC' : 'DESC';
		return 'id' === $column ? "id $direction" : "$column $direction, id $direction";
	}
}
