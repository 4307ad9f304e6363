<?php
/**
 * What the names in a list stand for.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Batches;

use WP_Term;

defined( 'ABSPATH' ) || exit;

/**
 * Finds the authors and categories that rows name, as far as the current user may choose them.
 */
final class Batch_Names {

	/**
	 * Finds all.
	 *
	 * @param string[] $authors    What rows have as their author.
	 * @param string[] $categories What rows have as their categories.
	 * @return array `BatchNames` of the contract.
	 */
	public static function find( array $authors, array $categories ): array {
		$known = new Named_Categories( $categories );
		return array(
			'authors'    => array_map(
				static function ( string $text, $user ): array {
					return array(
						'text' => $text,
						'id'   => $user ? $user->ID : null,
						'name' => $user ? $user->display_name : '',
					);
				},
				$authors,
				Named_Authors::find( $authors )
			),
			'categories' => array_map(
				static function ( string $text ) use ( $known ): array {
					return self::category( $text, $known->find( $text ) );
				},
				$categories
			),
		);
	}

	/**
	 * What a text about categories stands for.
	 *
	 * @param string           $text  As written.
	 * @param WP_Term[]|string $found The categories, or the part that names none.
	 */
	private static function category( string $text, $found ): array {
		$terms = is_array( $found ) ? $found : array();
		$names = array_map(
			static function ( WP_Term $term ): string {
				return html_entity_decode( $term->name, ENT_QUOTES, 'UTF-8' );
			},
			$terms
		);
		return array(
			'text'    => $text,
			'ids'     => array_column( $terms, 'term_id' ),
			'names'   => $names,
			'unknown' => is_array( $found ) ? null : $found,
		);
	}
}
