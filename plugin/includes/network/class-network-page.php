<?php
/**
 * Network Admin > Settings > Draftsmith.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Network;

use Draftsmith\Editor\Assets;

defined( 'ABSPATH' ) || exit;

/**
 * The network's screen. What it shows is TypeScript: src/network.
 */
final class Network_Page {

	const SLUG = 'draftsmith-network';

	/**
	 * Adds the screen to the menu of the network admin.
	 */
	public static function add_to_menu(): void {
		add_submenu_page( 'settings.php', __( 'Draftsmith', 'draftsmith' ), __( 'Draftsmith', 'draftsmith' ), 'manage_network_options', self::SLUG, array( self::class, 'render' ) );
	}

	/**
	 * The screen's address.
	 */
	public static function url(): string {
		return network_admin_url( 'settings.php?page=' . self::SLUG );
	}

	/**
	 * Loads the screen's script, on this screen only.
	 *
	 * @param string $screen Its hook.
	 */
	public static function enqueue( string $screen ): void {
		if ( 'settings_page_' . self::SLUG === $screen ) {
			Assets::enqueue( 'network', array() );
		}
	}

	/**
	 * Prints the screen.
	 */
	public static function render(): void {
		printf(
			'<div class="wrap"><h1>%s</h1><div id="draftsmith-network"></div><noscript><p>%s</p></noscript></div>',
			esc_html__( 'Draftsmith', 'draftsmith' ),
			esc_html__( 'These settings need JavaScript. Enable it in your browser and reload the page.', 'draftsmith' )
		);
	}
}
