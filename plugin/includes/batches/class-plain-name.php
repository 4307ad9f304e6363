<?php
/**
 * Names as people write them.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Batches;

defined( 'ABSPATH' ) || exit;

/**
 * Makes names comparable.
 */
final class Plain_Name {

	/**
	 * A name without case and surplus space.
	 *
	 * @param string $name As written, in UTF-8.
	 */
	public static function of( string $name ): string {
		return mb_strtolower( trim( (string) preg_replace( '/\s+/u', ' ', $name ) ), 'UTF-8' );
	}
}
