<?php
/**
 * The words of WordPress's own lists.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Admin;

defined( 'ABSPATH' ) || exit;

/**
 * The list of articles is drawn by DataViews, which no script of WordPress holds alone, so that its words (“Add filter”, “Items per
 * page”) come with none. WordPress's translators have translated them for the site editor, where DataViews is too.
 */
final class List_Texts {

	/**
	 * A script of WordPress that has DataViews in it.
	 */
	private const SOURCE = 'wp-edit-site';

	/**
	 * Hands them to a script before it runs. In English, or without a language pack, there are none.
	 *
	 * @param string $handle Of the script.
	 */
	public static function add_to( string $handle ): void {
		$texts = load_script_textdomain( self::SOURCE, 'default' );
		if ( false !== $texts && is_array( json_decode( $texts, true )['locale_data']['messages'] ?? null ) ) {
			wp_add_inline_script( $handle, '( function ( texts ) { wp.i18n.setLocaleData( texts.locale_data.messages, "default" ); } )( ' . str_replace( '</', '<\/', $texts ) . ' );', 'before' );
		}
	}
}
