<?php
/**
 * Makes sure of a user whose editor opens ready to write, without the tour. Run by run-code.php with $settings (user,
 * password, role) set.
 */

global $wpdb;

$user  = get_user_by( 'login', $settings['user'] );
$added = $user ? $user->ID : wp_insert_user(
	array(
		'user_login'   => $settings['user'],
		'user_pass'    => $settings['password'],
		'user_email'   => $settings['user'] . '@example.org',
		'display_name' => $settings['user'],
		'role'         => $settings['role'],
	)
);
if ( is_wp_error( $added ) ) {
	throw new RuntimeException( $added->get_error_message() );
}
update_user_meta(
	$added,
	$wpdb->get_blog_prefix() . 'persisted_preferences',
	array(
		'core'           => array(
			'welcomeGuide'             => false,
			'enableChoosePatternModal' => false,
		),
		'core/edit-post' => array( 'welcomeGuide' => false ),
		'_modified'      => gmdate( 'Y-m-d\TH:i:s.000\Z' ),
	)
);
