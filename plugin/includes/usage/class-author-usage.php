<?php
/**
 * What each author has asked for.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Usage;

use Draftsmith\Jobs\Jobs_Table;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.PreparedSQL.NotPrepared -- A table of our own; its name is ours, and the statement is prepared where it has values.

/**
 * Counts this site's own jobs by who asked for them.
 */
final class Author_Usage {

	/**
	 * More authors than this no table shows.
	 */
	private const MOST = 500;

	/**
	 * The figures since a moment, most articles first. Tokens are of those jobs whose tokens the service has told; how many have
	 * ended without is `unknown`. They are null when none is known.
	 *
	 * @param string   $since   A stored moment.
	 * @param int|null $user_id Of this user only; null for all.
	 * @return array<array{id: int, name: string, asked: int, inserted: int, failed: int, input_tokens: int|null, output_tokens: int|null, unknown: int}>
	 */
	public function since( string $since, ?int $user_id ): array {
		global $wpdb;
		$table = Jobs_Table::name();
		$whose = null === $user_id ? '' : $wpdb->prepare( 'AND user_id = %d', $user_id );
		$rows  = $wpdb->get_results(
			$wpdb->prepare(
				"SELECT user_id, COUNT(*) AS asked, SUM(input_tokens) AS input_tokens, SUM(output_tokens) AS output_tokens,
				SUM(CASE WHEN inserted_post_id IS NOT NULL THEN 1 ELSE 0 END) AS inserted,
				SUM(CASE WHEN state = 'failed' THEN 1 ELSE 0 END) AS failed,
				SUM(CASE WHEN job_id IS NOT NULL AND state IN ('succeeded', 'failed', 'canceled') AND (input_tokens IS NULL OR output_tokens IS NULL) THEN 1 ELSE 0 END) AS untold
				FROM $table WHERE created_at >= %s $whose GROUP BY user_id ORDER BY asked DESC, user_id LIMIT %d",
				$since,
				self::MOST
			),
			ARRAY_A
		);
		$rows  = is_array( $rows ) ? $rows : array();
		cache_users( array_map( 'intval', array_column( $rows, 'user_id' ) ) );
		return array_map( array( self::class, 'row' ), $rows );
	}

	/**
	 * One author's figures.
	 *
	 * @param array $row Columns as strings or null.
	 */
	private static function row( array $row ): array {
		$user = get_userdata( (int) $row['user_id'] );
		return array(
			'id'            => (int) $row['user_id'],
			'name'          => $user ? $user->display_name : '',
			'asked'         => (int) $row['asked'],
			'inserted'      => (int) $row['inserted'],
			'failed'        => (int) $row['failed'],
			'input_tokens'  => null === $row['input_tokens'] ? null : (int) $row['input_tokens'],
			'output_tokens' => null === $row['output_tokens'] ? null : (int) $row['output_tokens'],
			'unknown'       => (int) $row['untold'],
		);
	}
}
