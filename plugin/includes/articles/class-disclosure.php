<?php
/**
 * Telling readers that a machine helped.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Articles;

use Draftsmith\Accounts\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * The paragraph that ends each inserted article, if the owner has turned it on. It is an ordinary block: who edits the post may
 * change or remove it.
 */
final class Disclosure {

	private const LONGEST = 500;

	/**
	 * The paragraph as block markup; empty when it is turned off.
	 */
	public static function block(): string {
		$settings = ( new Settings() )->get();
		if ( ! $settings['disclosure'] ) {
			return '';
		}
		$text = self::plain( $settings['disclosure_text'] );
		return "<!-- wp:paragraph -->\n<p>" . self::escape( '' === $text ? self::usual_text() : $text ) . "</p>\n<!-- /wp:paragraph -->";
	}

	/**
	 * Blocks with the paragraph at their end, once.
	 *
	 * @param string $blocks Block markup.
	 */
	public static function append( string $blocks ): string {
		$block = self::block();
		return '' === $block || false !== strpos( $blocks, $block ) ? $blocks : rtrim( $blocks ) . "\n\n" . $block;
	}

	/**
	 * What it says until the owner has written something else, in the language of the site, whoever is working in it.
	 */
	public static function usual_text(): string {
		$is_switched = switch_to_locale( get_locale() );
		$text        = self::plain( __( 'This article was written with the help of AI and reviewed by an editor.', 'draftsmith' ) );
		if ( $is_switched ) {
			restore_previous_locale();
		}
		return $text;
	}

	/**
	 * A line of text that no shortcode is in.
	 *
	 * @param string $text The owner's.
	 */
	private static function plain( string $text ): string {
		return strtr( Article_Text::line( $text, self::LONGEST ), '[]', '()' );
	}

	/**
	 * Text as the editor of every version of WordPress saves it in a paragraph, so that its next save changes no byte.
	 *
	 * @param string $text Plain.
	 */
	private static function escape( string $text ): string {
		return str_replace( array( '&', '<', '>', "\u{A0}" ), array( '&amp;', '&lt;', '&gt;', '&nbsp;' ), $text );
	}
}
