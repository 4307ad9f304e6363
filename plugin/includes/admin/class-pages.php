<?php
/**
 * The screens for those who write.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Admin;

use Draftsmith\Access\Gate;
use Draftsmith\Editor\Assets;
use Draftsmith\Jobs\Job_Access;

defined( 'ABSPATH' ) || exit;

/**
 * Draftsmith > Articles, Batches and Usage. What they show is TypeScript: src/jobs, src/batch, src/usage. Nothing is loaded on any
 * other screen.
 */
final class Pages {

	const JOBS  = 'draftsmith-jobs';
	const BATCH = 'draftsmith-batch';
	const USAGE = 'draftsmith-usage';

	/**
	 * Adds the screens to the menu, for those who may use them. WordPress asks for a capability: one by which the user writes here,
	 * since who writes pages only has no `edit_posts`.
	 */
	public static function add_to_menu(): void {
		$capability = Job_Access::writing_capability();
		if ( null === $capability || Gate::is_off() || ! Job_Access::may_write() ) {
			return;
		}
		add_menu_page( __( 'Draftsmith', 'draftsmith' ), __( 'Draftsmith', 'draftsmith' ), $capability, self::JOBS, array( self::class, 'render_jobs' ), 'dashicons-edit-page', 26 );
		add_submenu_page( self::JOBS, __( 'Articles', 'draftsmith' ), __( 'Articles', 'draftsmith' ), $capability, self::JOBS, array( self::class, 'render_jobs' ) );
		add_submenu_page( self::JOBS, __( 'Batches', 'draftsmith' ), __( 'Batches', 'draftsmith' ), $capability, self::BATCH, array( self::class, 'render_batch' ) );
		add_submenu_page( self::JOBS, __( 'Usage', 'draftsmith' ), __( 'Usage', 'draftsmith' ), $capability, self::USAGE, array( self::class, 'render_usage' ) );
	}

	/**
	 * The address of a screen.
	 *
	 * @param string $slug Of the screen.
	 */
	public static function url( string $slug ): string {
		return admin_url( 'admin.php?page=' . $slug );
	}

	/**
	 * Loads the script of the screen that is shown.
	 */
	public static function enqueue(): void {
		$screens = array(
			self::JOBS  => 'jobs',
			self::BATCH => 'batch',
			self::USAGE => 'usage',
		);
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Only compared.
		$shown = $screens[ sanitize_key( wp_unslash( $_GET['page'] ?? '' ) ) ] ?? null;
		if ( null !== $shown && ! Gate::is_off() && Job_Access::may_write() ) {
			Assets::enqueue( $shown, array() );
			if ( 'jobs' === $shown ) {
				List_Texts::add_to( 'draftsmith-jobs' );
			}
		}
	}

	/**
	 * Prints the screen of articles.
	 */
	public static function render_jobs(): void {
		self::render( 'jobs', __( 'Articles', 'draftsmith' ) );
	}

	/**
	 * Prints the screen of batches.
	 */
	public static function render_batch(): void {
		self::render( 'batch', __( 'Batches', 'draftsmith' ) );
	}

	/**
	 * Prints the screen of usage.
	 */
	public static function render_usage(): void {
		self::render( 'usage', __( 'Usage', 'draftsmith' ) );
	}

	/**
	 * Prints the frame of a screen.
	 *
	 * @param string $name  Of its script.
	 * @param string $title Its heading.
	 */
	private static function render( string $name, string $title ): void {
		printf(
			'<div class="wrap"><h1>%s</h1><div id="draftsmith-%s"></div><noscript><p>%s</p></noscript></div>',
			esc_html( $title ),
			esc_attr( $name ),
			esc_html__( 'This screen needs JavaScript. Enable it in your browser and reload the page.', 'draftsmith' )
		);
	}
}
