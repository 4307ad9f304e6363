<?php
/**
 * Text that people type, without anything that is not text.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Platform;

defined( 'ABSPATH' ) || exit;

/**
 * Core's sanitize_text_field() turns a lone `<` into an entity and drops `%20`; both are text to those who write.
 */
final class Plain_Text {

	/**
	 * One line: tags are gone, what can't be seen and line ends are one space.
	 *
	 * @param string $text As typed.
	 */
	public static function line( string $text ): string {
		$text = (string) preg_replace( '/<[\/!?]?[a-z][^<>]*>/i', '', wp_check_invalid_utf8( $text, true ) );
		return trim( (string) preg_replace( '/[\s\p{Cc}\p{Z}]+/u', ' ', $text ) );
	}
}
