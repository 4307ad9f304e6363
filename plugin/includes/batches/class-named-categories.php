<?php
/**
 * Categories by what a list calls them.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Batches;

use WP_Term;

defined( 'ABSPATH' ) || exit;

/**
 * Finds the categories that rows of a batch name: by name, slug or number, with those above it as in `Baking > News` where that makes
 * a difference. A text may name several, with commas, semicolons or bars between them.
 */
final class Named_Categories {

	/**
	 * Categories that some text may name, by their names.
	 *
	 * @var array<string, WP_Term[]>
	 */
	private $by_name = array();

	/**
	 * Looks for categories.
	 *
	 * @param string[] $texts As written.
	 */
	public function __construct( array $texts ) {
		$taxonomy = get_taxonomy( 'category' );
		if ( ! $taxonomy || ! current_user_can( $taxonomy->cap->assign_terms ) ) {
			return;
		}
		foreach ( self::candidates( $texts ) as $term ) {
			foreach ( self::names( $term ) as $name ) {
				$this->by_name[ ' ' . $name ][] = $term;
			}
		}
	}

	/**
	 * The categories that a text names; the first part of it that names none, or several, when there is one.
	 *
	 * @param string $text One of those that were looked for.
	 * @return WP_Term[]|string
	 */
	public function find( string $text ) {
		$whole = $this->one( $text );
		if ( null !== $whole ) {
			return array( $whole );
		}
		$terms = array();
		foreach ( self::split( '/[|;,]/', $text ) as $part ) {
			$term = $this->one( $part );
			if ( null === $term ) {
				return $part;
			}
			$terms[] = $term;
		}
		return $terms;
	}

	/**
	 * The one category that a text names.
	 *
	 * @param string $text Its name, or a path to it; the name itself may have `>` in it.
	 */
	private function one( string $text ): ?WP_Term {
		$path  = self::split( '/>/', $text );
		$own   = (string) array_pop( $path );
		$found = $this->by_name[ ' ' . Plain_Name::of( $text ) ] ?? array();
		if ( array() === $found && array() !== $path ) {
			$found = array_filter(
				$this->by_name[ ' ' . Plain_Name::of( $own ) ] ?? array(),
				static function ( WP_Term $term ) use ( $path ): bool {
					return self::is_below( $term, $path );
				}
			);
		}
		return 1 === count( $found ) ? array_values( $found )[0] : null;
	}

	/**
	 * Whether the categories right above one are called so.
	 *
	 * @param WP_Term  $term The category.
	 * @param string[] $path From the top, or from somewhere below it.
	 */
	private static function is_below( WP_Term $term, array $path ): bool {
		foreach ( array_reverse( $path ) as $name ) {
			$term = get_term( $term->parent, 'category' );
			if ( ! $term instanceof WP_Term || ! in_array( Plain_Name::of( $name ), self::names( $term ), true ) ) {
				return false;
			}
		}
		return true;
	}

	/**
	 * What a category is called.
	 *
	 * @param WP_Term $term The category.
	 * @return string[] Plain.
	 */
	private static function names( WP_Term $term ): array {
		$names = array( html_entity_decode( $term->name, ENT_QUOTES, 'UTF-8' ), urldecode( $term->slug ), (string) $term->term_id );
		return array_unique( array_map( array( Plain_Name::class, 'of' ), $names ) );
	}

	/**
	 * Categories that the texts may name: not all, as a site can have very many.
	 *
	 * @param string[] $texts As written.
	 * @return WP_Term[]
	 */
	private static function candidates( array $texts ): array {
		$names = array();
		foreach ( $texts as $text ) {
			foreach ( array_merge( array( trim( $text ) ), self::split( '/[|;,]/', $text ) ) as $part ) {
				$path  = self::split( '/>/', $part );
				$names = array_merge( $names, array( $part, (string) end( $path ) ) );
			}
		}
		$names = array_values( array_unique( array_merge( $names, array_map( array( Plain_Name::class, 'of' ), $names ) ) ) );
		$slugs = array_values( array_filter( array_map( 'sanitize_title', $names ) ) );
		$ids   = array_values( array_filter( array_map( 'intval', array_filter( $names, 'ctype_digit' ) ) ) );
		$terms = array();
		foreach ( array_filter( array( 'name' => $names, 'slug' => $slugs, 'include' => $ids ) ) as $by => $values ) { // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing
			$found = get_terms(
				array(
					'taxonomy'   => 'category',
					'hide_empty' => false,
					$by          => $values,
				)
			);
			foreach ( is_array( $found ) ? $found : array() as $term ) {
				$terms[ $term->term_id ] = $term;
			}
		}
		return $terms;
	}

	/**
	 * The parts of a text that are not empty.
	 *
	 * @param string $pattern What stands between them.
	 * @param string $text    The text.
	 * @return string[]
	 */
	private static function split( string $pattern, string $text ): array {
		return array_values( array_filter( array_map( 'trim', (array) preg_split( $pattern, $text ) ), 'strlen' ) );
	}
}
