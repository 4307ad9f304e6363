<?php
/**
 * Runs the PHP that a test sends inside the loaded WordPress, as `wp eval` does, on whatever runtime serves the site.
 * Copied into the root of a site made for one test. Only the process that made the site knows the secret.
 */

if ( ! hash_equals( '{{SECRET}}', (string) ( $_SERVER['HTTP_X_TEST_SECRET'] ?? '' ) ) ) {
	http_response_code( 404 );
	exit;
}

if ( isset( $_GET['installing'] ) ) {
	define( 'WP_INSTALLING', true );
}

// Output counts as an answer only when the code has come to its end or to its own exit.
http_response_code( 500 );
require __DIR__ . '/wp-load.php';

try {
	( static function () {
		ob_start();
		http_response_code( 200 );
		eval( file_get_contents( 'php://input' ) );
	} )();
} catch ( Throwable $error ) {
	http_response_code( 500 );
	printf( '%s: %s (line %d)', get_class( $error ), $error->getMessage(), $error->getLine() );
}
