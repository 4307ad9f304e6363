<?php
/**
 * Where the plugin hooks into WordPress.
 *
 * @package Draftsmith
 */

namespace Draftsmith;

use Draftsmith\Accounts\Key_Rotation;
use Draftsmith\Accounts\Settings_Page;
use Draftsmith\Articles\Post_Meta;
use Draftsmith\Editor\Assets;
use Draftsmith\Jobs\Jobs_Table;
use Draftsmith\Jobs\Schedule;
use Draftsmith\Platform\Contract;

defined( 'ABSPATH' ) || exit;

/**
 * All hooks in one place. None of them does anything on a public page.
 */
final class Plugin {

	/**
	 * Adds the hooks.
	 */
	public static function add_hooks(): void {
		add_action( 'rest_api_init', array( self::class, 'register_rest' ) );
		add_action( Schedule::POLL, array( self::class, 'poll' ) );
		add_action( Schedule::WATCHDOG, array( self::class, 'poll' ) );
		add_action( Key_Rotation::FINISH, array( self::class, 'finish_rotation' ) );
		// For every request, since the mark must be protected wherever posts are saved. It asks the database nothing.
		add_action( 'init', array( Post_Meta::class, 'register' ) );
		add_filter( 'wpmu_drop_tables', array( Jobs_Table::class, 'add_to_dropped' ), 10, 2 );
		if ( is_admin() ) {
			add_action( 'admin_init', array( self::class, 'prepare_admin' ) );
			add_action( 'admin_menu', array( Settings_Page::class, 'add_to_menu' ) );
			add_action( 'admin_enqueue_scripts', array( Settings_Page::class, 'enqueue' ) );
			add_action( 'enqueue_block_editor_assets', array( Assets::class, 'enqueue_editor' ) );
			add_filter( 'plugin_action_links_' . plugin_basename( DRAFTSMITH_FILE ), array( Settings_Page::class, 'add_link' ) );
			if ( ! Contract::exists() ) {
				add_action( 'admin_notices', array( Assets::class, 'warn_unbuilt' ) );
			}
		}
	}

	/**
	 * Plans nothing more.
	 */
	public static function deactivate(): void {
		Schedule::clear();
		wp_clear_scheduled_hook( Key_Rotation::FINISH );
	}

	/**
	 * Registers routes and fields of the REST API.
	 */
	public static function register_rest(): void {
		if ( ! Contract::exists() ) {
			return;
		}
		Jobs_Table::upgrade();
		$parts = new Parts();
		foreach ( $parts->controllers() as $controller ) {
			$controller->register_routes();
		}
		$parts->insert_field()->register();
	}

	/**
	 * One tick of cron.
	 */
	public static function poll(): void {
		if ( Contract::exists() ) {
			Jobs_Table::upgrade();
			( new Parts() )->poller()->tick();
		}
	}

	/**
	 * Does a change of the key again that was broken off.
	 */
	public static function finish_rotation(): void {
		if ( Contract::exists() ) {
			( new Parts() )->key_rotation()->finish();
		}
	}

	/**
	 * Prepares pages of the admin area: table, cron, privacy text.
	 */
	public static function prepare_admin(): void {
		Jobs_Table::upgrade();
		if ( ! wp_doing_ajax() ) {
			( new Parts() )->schedule()->ensure();
			Settings_Page::add_privacy_text();
		}
	}
}
