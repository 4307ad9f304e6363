<?php
/**
 * Where the plugin hooks into WordPress.
 *
 * @package Draftsmith
 */

namespace Draftsmith;

use Draftsmith\Abilities\Abilities;
use Draftsmith\Access\Gate;
use Draftsmith\Access\Off_Switch;
use Draftsmith\Accounts\Key_Rotation;
use Draftsmith\Accounts\Settings_Page;
use Draftsmith\Admin\Pages;
use Draftsmith\Articles\Post_Meta;
use Draftsmith\Articles\Provenance;
use Draftsmith\Cli\Commands;
use Draftsmith\Editor\Assets;
use Draftsmith\Health\Debug_Information;
use Draftsmith\Health\Site_Health;
use Draftsmith\Jobs\Jobs_Table;
use Draftsmith\Jobs\Retention;
use Draftsmith\Jobs\Schedule;
use Draftsmith\Network\Network_Page;
use Draftsmith\Network\Network_Sites;
use Draftsmith\Platform\Contract;
use Draftsmith\Privacy\Personal_Data;
use Draftsmith\Privacy\Policy_Text;
use WP_Site;

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
		add_action( Schedule::TIDY, array( self::class, 'tidy' ) );
		add_action( Key_Rotation::FINISH, array( self::class, 'finish_rotation' ) );
		// For every request, since the mark must be protected wherever posts are saved. It asks the database nothing.
		add_action( 'init', array( Post_Meta::class, 'register' ) );
		add_action( 'init', array( Provenance::class, 'register' ) );
		add_filter( 'wpmu_drop_tables', array( Jobs_Table::class, 'add_to_dropped' ), 10, 2 );
		if ( is_multisite() ) {
			add_action( 'wp_initialize_site', array( self::class, 'plan_new_site' ), 20 );
			add_action( Network_Sites::ADD, array( self::class, 'add_sites' ) );
			add_action( 'network_admin_menu', array( Network_Page::class, 'add_to_menu' ) );
			add_action( 'admin_enqueue_scripts', array( Network_Page::class, 'enqueue' ) );
		}
		add_filter( 'site_status_tests', array( Site_Health::class, 'add_tests' ) );
		add_filter( 'debug_information', array( Debug_Information::class, 'add' ) );
		if ( defined( 'WP_CLI' ) && WP_CLI ) {
			Commands::register();
		}
		if ( function_exists( 'wp_register_ability' ) ) {
			add_action( 'wp_abilities_api_categories_init', array( Abilities::class, 'register_category' ) );
			add_action( 'wp_abilities_api_init', array( Abilities::class, 'register' ) );
		}
		if ( is_admin() ) {
			add_action( 'admin_init', array( self::class, 'prepare_admin' ) );
			add_filter( 'wp_privacy_personal_data_exporters', array( Personal_Data::class, 'add_exporters' ) );
			add_filter( 'wp_privacy_personal_data_erasers', array( Personal_Data::class, 'add_erasers' ) );
			add_action( 'admin_menu', array( Settings_Page::class, 'add_to_menu' ) );
			add_action( 'admin_menu', array( Pages::class, 'add_to_menu' ) );
			add_action( 'admin_enqueue_scripts', array( Pages::class, 'enqueue' ) );
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
		wp_unschedule_hook( Network_Sites::ADD );
	}

	/**
	 * Registers routes and fields of the REST API.
	 */
	public static function register_rest(): void {
		if ( ! Contract::exists() ) {
			return;
		}
		Jobs_Table::upgrade();
		$parts       = new Parts();
		$controllers = new Controllers( $parts );
		foreach ( $controllers->all() as $controller ) {
			$controller->register_routes();
		}
		$parts->insert_field()->register();
		if ( is_multisite() && is_main_site() ) {
			$controllers->of_network()->register_routes();
		}
		add_filter( 'rest_dispatch_request', array( Off_Switch::class, 'answer' ), 10, 3 );
	}

	/**
	 * One tick of cron.
	 */
	public static function poll(): void {
		if ( ! Contract::exists() ) {
			return;
		}
		Jobs_Table::upgrade();
		$parts = new Parts();
		if ( Gate::is_off() ) {
			$parts->schedule()->ensure();
			return;
		}
		$parts->poller()->tick();
	}

	/**
	 * Has a site that was just made in a network added to the network's account.
	 *
	 * @param WP_Site $site The site.
	 */
	public static function plan_new_site( WP_Site $site ): void {
		Network_Sites::plan( (int) $site->blog_id );
	}

	/**
	 * Adds sites of the network to its account.
	 *
	 * @param int $after Id of the last site that was looked at.
	 */
	public static function add_sites( int $after ): void {
		if ( Contract::exists() && ! Off_Switch::is_network_off() ) {
			( new Parts() )->network_sites()->add_in_background( $after );
		}
	}

	/**
	 * Forgets jobs of long ago.
	 */
	public static function tidy(): void {
		Jobs_Table::upgrade();
		( new Retention() )->run();
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
		if ( wp_doing_ajax() ) {
			return;
		}
		Policy_Text::suggest();
		// A lost event comes back from the dashboard, and with each of our routes, which our screens call; other pages ask nothing for it.
		if ( 'index.php' === $GLOBALS['pagenow'] ) {
			( new Parts() )->schedule()->ensure();
		}
	}
}
