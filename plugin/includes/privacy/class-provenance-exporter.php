<?php
/**
 * Exporting the records in posts that name a user.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Privacy;

use Draftsmith\Articles\Provenance;

defined( 'ABSPATH' ) || exit;

/**
 * The meta `_draftsmith_provenance` of posts whose articles a user had written.
 */
final class Provenance_Exporter {

	/**
	 * One page for core.
	 *
	 * @param string $email The user's address.
	 * @param int    $page  Counted from 1.
	 * @return array{data: array, done: bool}
	 */
	public static function export( string $email, int $page = 1 ): array {
		$user_id = Personal_Data::user_of( $email );
		$posts   = array();
		$after   = 0;
		// Core gives a number of a page and no cursor.
		for ( $current = 1; 0 !== $user_id && $current <= $page; $current++ ) {
			$posts = Provenance_Records::posts_of( $user_id, $after );
			$after = (int) end( $posts );
			if ( array() === $posts ) {
				break;
			}
		}
		return array(
			'data' => array_map( array( self::class, 'item' ), $posts ),
			'done' => count( $posts ) < Personal_Data::PER_PAGE,
		);
	}

	/**
	 * A record as core wants it.
	 *
	 * @param int $post_id The post.
	 */
	private static function item( int $post_id ): array {
		$fields = array( __( 'Post', 'draftsmith' ) => get_the_title( $post_id ) . ' (' . $post_id . ')' );
		foreach ( (array) Provenance::read( $post_id ) as $name => $value ) {
			if ( 'author' !== $name && is_scalar( $value ) ) {
				$fields[ $name ] = (string) $value;
			}
		}
		return array(
			'group_id'          => 'draftsmith-provenance',
			'group_label'       => __( 'Records of articles in posts', 'draftsmith' ),
			'group_description' => __( 'What posts tell of the making of articles that the user had written.', 'draftsmith' ),
			'item_id'           => 'draftsmith-provenance-' . $post_id,
			'data'              => Personal_Data::fields( $fields ),
		);
	}
}
