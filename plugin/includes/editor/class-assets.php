<?php
/**
 * Scripts and styles.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Editor;

use Draftsmith\Access\Gate;
use Draftsmith\Accounts\Settings_Page;
use Draftsmith\Admin\Pages;
use Draftsmith\Articles\Authority;
use Draftsmith\Jobs\Job_Access;
use Draftsmith\Parts;
use Draftsmith\Platform\Site;

defined( 'ABSPATH' ) || exit;

/**
 * Loads what `npm run build` made of src/, where it is needed and nowhere else.
 */
final class Assets {

	/**
	 * Loads the sidebar, in the editor of posts that can hold articles, for those who may edit them.
	 */
	public static function enqueue_editor(): void {
		$screen = get_current_screen();
		$type   = null === $screen || 'post' !== $screen->base ? null : get_post_type_object( $screen->post_type );
		if ( ! Gate::is_off() && Job_Access::may_write() && Authority::is_supported( $type ) && current_user_can( $type->cap->edit_posts ) ) {
			self::enqueue( 'editor', Authority::statuses( $type ) );
		}
	}

	/**
	 * Loads one bundle.
	 *
	 * @param string   $name     A folder of src/ with an index.tsx.
	 * @param string[] $statuses Post statuses that the user may ask for.
	 */
	public static function enqueue( string $name, array $statuses ): void {
		$folder = plugin_dir_path( DRAFTSMITH_FILE ) . 'build/';
		if ( ! is_readable( $folder . $name . '.asset.php' ) ) {
			return;
		}
		$asset  = require $folder . $name . '.asset.php';
		$handle = 'draftsmith-' . $name;
		wp_enqueue_script( $handle, plugins_url( 'build/' . $name . '.js', DRAFTSMITH_FILE ), $asset['dependencies'], $asset['version'], true );
		wp_set_script_translations( $handle, 'draftsmith', $folder . 'languages' );
		wp_add_inline_script( $handle, 'window.draftsmith = ' . wp_json_encode( self::boot( $statuses ), JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES ) . ';', 'before' );
		if ( is_readable( $folder . $name . '.css' ) ) {
			wp_enqueue_style( $handle, plugins_url( 'build/' . $name . '.css', DRAFTSMITH_FILE ), array( 'wp-components' ), $asset['version'] );
			if ( is_readable( $folder . $name . '-rtl.css' ) ) {
				wp_style_add_data( $handle, 'rtl', 'replace' );
			}
		}
	}

	/**
	 * Says in the admin area that a checkout was not built.
	 */
	public static function warn_unbuilt(): void {
		if ( current_user_can( 'activate_plugins' ) ) {
			printf( '<div class="notice notice-error"><p>%s</p></div>', esc_html__( 'Draftsmith was installed from its source and not built. Run “npm run build” in its folder, or install the released package.', 'draftsmith' ) );
		}
	}

	/**
	 * What the scripts must know before they ask. No secret may be in it.
	 *
	 * @param string[] $statuses Post statuses that the user may ask for.
	 */
	private static function boot( array $statuses ): array {
		return array(
			'registered'    => ( new Parts() )->client()->is_registered(),
			'settingsUrl'   => Settings_Page::url(),
			'siteLanguage'  => Site::language(),
			'jobsUrl'       => Pages::url( Pages::JOBS ),
			'batchUrl'      => Pages::url( Pages::BATCH ),
			'usageUrl'      => Pages::url( Pages::USAGE ),
			'userCanManage' => current_user_can( 'manage_options' ),
			'postStatuses'  => $statuses,
			'categoryId'    => (int) get_option( 'default_category' ),
		);
	}
}
