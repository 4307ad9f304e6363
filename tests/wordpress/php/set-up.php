<?php
/**
 * What is done to a site just installed. Run by run-code.php with $settings (plugin: its main file or '') set.
 */

require_once ABSPATH . 'wp-admin/includes/plugin.php';

flush_rewrite_rules();
if ( '' !== $settings['plugin'] ) {
	$result = activate_plugin( $settings['plugin'], '', is_multisite() );
	if ( is_wp_error( $result ) ) {
		throw new RuntimeException( $result->get_error_message() . ' ' . wp_json_encode( $result->get_error_data() ) );
	}
}
