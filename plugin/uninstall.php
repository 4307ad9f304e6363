<?php
/**
 * Removes all that the plugin keeps, by its name rather than by a list: tables, options, transients, cron, meta of posts and users.
 * Posts stay. Nobody is called, except where the owner wants the key revoked.
 *
 * @package Draftsmith
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

defined( 'DRAFTSMITH_VERSION' ) || define( 'DRAFTSMITH_VERSION', get_file_data( __DIR__ . '/draftsmith.php', array( 'Version' ) )[0] );
defined( 'DRAFTSMITH_FILE' ) || define( 'DRAFTSMITH_FILE', __DIR__ . '/draftsmith.php' );
require_once __DIR__ . '/includes/autoload.php';

// phpcs:disable WordPress.DB.DirectDatabaseQuery -- Names are found by their beginning, for which there is no function.

/**
 * Revokes the key of one site at the service, if its owner wants that.
 *
 * @param float $seconds How long at most.
 */
function draftsmith_uninstall_key( float $seconds ): void {
	$settings = new Draftsmith\Accounts\Settings();
	$key      = new Draftsmith\Accounts\Api_Key();
	$client   = new Draftsmith\Service\Client( $settings, $key );
	( new Draftsmith\Accounts\Key_Revocation( $client, $settings, $key ) )->revoke( $seconds );
}

/**
 * Names in a column that begin with one of some texts.
 *
 * @param string   $table      A table of WordPress.
 * @param string   $column     The column.
 * @param string[] $beginnings What they begin with.
 * @return string[]
 */
function draftsmith_uninstall_names( string $table, string $column, array $beginnings ): array {
	global $wpdb;
	$names = array();
	foreach ( $beginnings as $beginning ) {
		// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- Names of tables and columns of WordPress.
		$names = array_merge( $names, $wpdb->get_col( $wpdb->prepare( "SELECT DISTINCT $column FROM $table WHERE $column LIKE %s", $wpdb->esc_like( $beginning ) . '%' ) ) );
	}
	return $names;
}

/**
 * Cleans one site.
 */
function draftsmith_uninstall_site(): void {
	global $wpdb;
	foreach ( (array) _get_cron_array() as $draftsmith_events ) {
		foreach ( preg_grep( '/^draftsmith_/', array_keys( (array) $draftsmith_events ) ) as $draftsmith_hook ) {
			wp_unschedule_hook( $draftsmith_hook );
		}
	}
	// Where there is an object cache, transients are nowhere else.
	delete_transient( 'draftsmith_catalog' );
	delete_transient( 'draftsmith_usage' );
	delete_transient( 'draftsmith_usage_report' );
	array_map( 'delete_option', draftsmith_uninstall_names( $wpdb->options, 'option_name', array( 'draftsmith_', '_transient_draftsmith_', '_transient_timeout_draftsmith_' ) ) );
	array_map( 'delete_post_meta_by_key', draftsmith_uninstall_names( $wpdb->postmeta, 'meta_key', array( '_draftsmith_', 'draftsmith_' ) ) );
	foreach ( draftsmith_uninstall_names( $wpdb->usermeta, 'meta_key', array( '_draftsmith_', 'draftsmith_', $wpdb->get_blog_prefix() . 'draftsmith_' ) ) as $draftsmith_key ) {
		delete_metadata( 'user', 0, $draftsmith_key, '', true );
	}
	foreach ( $wpdb->get_col( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( $wpdb->prefix . 'draftsmith_' ) . '%' ) ) as $draftsmith_table ) {
		$wpdb->query( "DROP TABLE IF EXISTS `$draftsmith_table`" ); // phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- As the database names it.
	}
}

/**
 * Cleans all sites of a network, in pages, as it may have more of them than the memory holds, and then the network itself.
 *
 * @param float $end Until when keys are revoked.
 */
function draftsmith_uninstall_network( float $end ): void {
	global $wpdb;
	$draftsmith_offset = 0;
	do {
		$draftsmith_sites = get_sites(
			array(
				'fields'                 => 'ids',
				'number'                 => 100,
				'offset'                 => $draftsmith_offset,
				'orderby'                => 'id',
				'update_site_meta_cache' => false,
			)
		);
		foreach ( $draftsmith_sites as $draftsmith_site ) {
			switch_to_blog( (int) $draftsmith_site );
			draftsmith_uninstall_key( $end - microtime( true ) );
			draftsmith_uninstall_site();
			restore_current_blog();
		}
		$draftsmith_offset += 100;
	} while ( $draftsmith_sites );
	foreach ( draftsmith_uninstall_names( $wpdb->sitemeta, 'meta_key', array( 'draftsmith_' ) ) as $draftsmith_option ) {
		foreach ( get_networks( array( 'fields' => 'ids' ) ) as $draftsmith_network ) {
			delete_network_option( (int) $draftsmith_network, $draftsmith_option );
		}
	}
}

// One site or ten thousand: whoever uninstalls waits for the service five seconds at most.
if ( is_multisite() ) {
	draftsmith_uninstall_network( microtime( true ) + 5 );
} else {
	draftsmith_uninstall_key( 5 );
	draftsmith_uninstall_site();
}
