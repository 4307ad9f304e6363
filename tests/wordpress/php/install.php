<?php
/**
 * Installs WordPress into the empty database. Run by run-code.php with $settings (user, password) set.
 */

require_once ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install( 'Draftsmith test site', $settings['user'], 'admin@example.org', false, '', $settings['password'] );

// The readable addresses that nearly every site has.
update_option( 'permalink_structure', '/%postname%/' );

// Avatars come from another server, which a test's browser need not reach.
update_option( 'show_avatars', '0' );
