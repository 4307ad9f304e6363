<?php
/**
 * Settings > Draftsmith.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

use Draftsmith\Editor\Assets;

defined( 'ABSPATH' ) || exit;

/**
 * The settings screen and the ways to it. What it shows is TypeScript: src/settings.
 */
final class Settings_Page {

	const SLUG = 'draftsmith';

	/**
	 * Adds the screen to the menu.
	 */
	public static function add_to_menu(): void {
		add_options_page( __( 'Draftsmith', 'draftsmith' ), __( 'Draftsmith', 'draftsmith' ), 'manage_options', self::SLUG, array( self::class, 'render' ) );
	}

	/**
	 * The screen's address.
	 */
	public static function url(): string {
		return admin_url( 'options-general.php?page=' . self::SLUG );
	}

	/**
	 * Adds a link in the list of plugins.
	 *
	 * @param string[] $links Links there are.
	 * @return string[]
	 */
	public static function add_link( array $links ): array {
		if ( current_user_can( 'manage_options' ) ) {
			array_unshift( $links, sprintf( '<a href="%s">%s</a>', esc_url( self::url() ), esc_html__( 'Settings', 'draftsmith' ) ) );
		}
		return $links;
	}

	/**
	 * Loads the screen's script, on this screen only.
	 *
	 * @param string $screen Its hook.
	 */
	public static function enqueue( string $screen ): void {
		if ( 'settings_page_' . self::SLUG === $screen ) {
			Assets::enqueue( 'settings', array() );
		}
	}

	/**
	 * Prints the screen.
	 */
	public static function render(): void {
		printf(
			'<div class="wrap"><h1>%s</h1><div id="draftsmith-settings"></div><noscript><p>%s</p></noscript></div>',
			esc_html__( 'Draftsmith', 'draftsmith' ),
			esc_html__( 'These settings need JavaScript. Enable it in your browser and reload the page.', 'draftsmith' )
		);
	}
}
