<?php
/**
 * Exporting what a user has asked for.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Privacy;

use Draftsmith\Jobs\Jobs_Table;
use Draftsmith\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * The rows of the table of jobs that name a user. The sealed requests are not opened: the files that WordPress makes lie on the
 * server for days.
 */
final class Jobs_Exporter {

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
			'data' => array_map(
				static function ( array $row ) use ( $user_id ): array {
					return self::item( $row, $user_id );
				},
				$rows
			),
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
		$table = Jobs_Table::name();
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- A table of our own; its name is ours.
		$rows = $wpdb->get_results( $wpdb->prepare( "SELECT id, user_id, title, state, language, model, content_type, post_type, post_status, inserted_post_id, input_tokens, output_tokens, created_at, finished_at FROM $table WHERE user_id = %d OR post_author = %d ORDER BY id LIMIT %d OFFSET %d", $user_id, $user_id, Personal_Data::PER_PAGE, ( max( 1, $page ) - 1 ) * Personal_Data::PER_PAGE ), ARRAY_A );
		return is_array( $rows ) ? $rows : array();
	}

	/**
	 * A row as core wants it.
	 *
	 * @param array $row     Columns as strings or null.
	 * @param int   $user_id The user.
	 */
	private static function item( array $row, int $user_id ): array {
		$is_asker = (int) $row['user_id'] === $user_id;
		$fields   = Personal_Data::fields(
			array(
				__( 'Your part', 'draftsmith' )          => $is_asker ? __( 'You asked for it', 'draftsmith' ) : __( 'You were named as author of the post', 'draftsmith' ),
				__( 'Title', 'draftsmith' )              => (string) $row['title'],
				__( 'State', 'draftsmith' )              => (string) $row['state'],
				__( 'Language', 'draftsmith' )           => (string) $row['language'],
				__( 'Model', 'draftsmith' )              => (string) $row['model'],
				__( 'Content type', 'draftsmith' )       => (string) $row['content_type'],
				__( 'Type of post', 'draftsmith' )       => (string) $row['post_type'],
				__( 'Status of the post', 'draftsmith' ) => (string) $row['post_status'],
				__( 'Post', 'draftsmith' )               => null === $row['inserted_post_id'] ? '' : (string) $row['inserted_post_id'],
				__( 'Tokens read', 'draftsmith' )        => (string) $row['input_tokens'],
				__( 'Tokens written', 'draftsmith' )     => (string) $row['output_tokens'],
				__( 'Asked for', 'draftsmith' )          => Clock::to_rfc3339( $row['created_at'] ),
				__( 'Finished', 'draftsmith' )           => null === $row['finished_at'] ? '' : Clock::to_rfc3339( $row['finished_at'] ),
			)
		);
		return array(
			'group_id'          => 'draftsmith-jobs',
			'group_label'       => __( 'Articles asked for with Draftsmith', 'draftsmith' ),
			'group_description' => __( 'Requests for articles that name the user, as this site keeps them.', 'draftsmith' ),
			'item_id'           => 'draftsmith-job-' . $row['id'],
			'data'              => $fields,
		);
	}
}
