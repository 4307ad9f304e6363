<?php
/**
 * Makes a site just installed the main one of a network of subdirectories. Run by run-code.php with $settings (domain) set; the
 * constants that say so come afterwards.
 */

require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/network.php';

global $wpdb;

foreach ( $wpdb->tables( 'ms_global' ) as $name => $table ) {
	$wpdb->$name = $table;
}
install_network();
$made = populate_network( 1, $settings['domain'], 'admin@example.org', 'Draftsmith test network', '/', false );
if ( is_wp_error( $made ) && 'no_wildcard_dns' !== $made->get_error_code() ) {
	throw new RuntimeException( $made->get_error_message() );
}
