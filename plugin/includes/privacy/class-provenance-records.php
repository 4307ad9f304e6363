<?php
/**
 * The records in posts that name a user.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Privacy;

use Draftsmith\Articles\Provenance;

defined( 'ABSPATH' ) || exit;

/**
 * Finds the posts whose record of provenance names a user as who had it written.
 */
final class Provenance_Records {

	/**
	 * How many there are.
	 *
	 * @param int $user_id The user.
	 */
	public static function count( int $user_id ): int {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- No API call looks into serialized meta.
		return (int) $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(DISTINCT post_id) FROM $wpdb->postmeta WHERE meta_key = %s AND meta_value LIKE %s", Provenance::KEY, self::pattern( $user_id ) ) );
	}

	/**
	 * Such posts, in the order of their ids.
	 *
	 * @param int $user_id The user.
	 * @param int $after   Only posts with a higher id.
	 * @return int[] Ids, Personal_Data::PER_PAGE at most.
	 */
	public static function posts_of( int $user_id, int $after ): array {
		global $wpdb;
		return array_map(
			'intval',
			// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- No API call looks into serialized meta.
			$wpdb->get_col( $wpdb->prepare( "SELECT DISTINCT post_id FROM $wpdb->postmeta WHERE meta_key = %s AND meta_value LIKE %s AND post_id > %d ORDER BY post_id LIMIT %d", Provenance::KEY, self::pattern( $user_id ), $after, Personal_Data::PER_PAGE ) )
		);
	}

	/**
	 * How the field `author` looks in a record, which is serialized.
	 *
	 * @param int $user_id The user.
	 */
	private static function pattern( int $user_id ): string {
		global $wpdb;
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- To look for, not to store.
		return '%' . $wpdb->esc_like( serialize( 'author' ) . serialize( $user_id ) ) . '%';
	}
}
