<?php
/**
 * Plugin Name: Test site
 * Description: Keeps a site made for a test to itself: it mails nobody, and wordpress.org seems to have no news.
 */

add_filter( 'pre_wp_mail', '__return_true' );

// Update checks run from cron and from admin pages; without an answer each of them would write to the debug log.
add_filter(
	'pre_http_request',
	static function ( $answer, $arguments, $url ) {
		if ( 'api.wordpress.org' !== wp_parse_url( $url, PHP_URL_HOST ) ) {
			return $answer;
		}
		return array(
			'headers'  => array(),
			'body'     => '{"offers":[],"plugins":[],"no_update":[],"themes":[],"translations":[]}',
			'response' => array(
				'code'    => 200,
				'message' => 'OK',
			),
			'cookies'  => array(),
			'filename' => null,
		);
	},
	10,
	3
);
