<?php
/**
 * Removes all that the plugin keeps: table, settings, key, challenge, cron, marks. Posts stay. Nobody is called.
 *
 * @package Draftsmith
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/**
 * Cleans one site.
 */
function draftsmith_uninstall_site(): void {
	global $wpdb;
	foreach ( array( 'poll', 'watchdog', 'finish_rotation' ) as $event ) {
		wp_clear_scheduled_hook( 'draftsmith_' . $event );
	}
	foreach ( array( 'settings', 'api_key', 'key_refused', 'challenge', 'db_version', 'poll.lock', 'registration.lock', 'rotation.lock' ) as $option ) {
		delete_option( 'draftsmith_' . $option );
	}
	delete_transient( 'draftsmith_catalog' );
	delete_transient( 'draftsmith_usage' );
	delete_post_meta_by_key( '_draftsmith_job_id' );
	// phpcs:ignore WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- A table of our own; its name is ours.
	$wpdb->query( "DROP TABLE IF EXISTS {$wpdb->prefix}draftsmith_jobs" );
}

if ( is_multisite() ) {
	$draftsmith_offset = 0;
	do {
		// In pages, as a network may have more sites than the memory holds.
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
			draftsmith_uninstall_site();
			restore_current_blog();
		}
		$draftsmith_offset += 100;
	} while ( $draftsmith_sites );
} else {
	draftsmith_uninstall_site();
}
