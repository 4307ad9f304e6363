<?php
/**
 * Loads Draftsmith\Jobs\Job_Store from includes/jobs/class-job-store.php, and so on.
 *
 * @package Draftsmith
 */

defined( 'ABSPATH' ) || exit;

spl_autoload_register(
	static function ( string $class_name ): void {
		if ( 0 !== strpos( $class_name, 'Draftsmith\\' ) ) {
			return;
		}
		$parts   = explode( '\\', strtolower( str_replace( '_', '-', substr( $class_name, strlen( 'Draftsmith\\' ) ) ) ) );
		$parts[] = 'class-' . array_pop( $parts ) . '.php';
		$file    = __DIR__ . '/' . implode( '/', $parts );
		if ( is_readable( $file ) ) {
			require $file;
		}
	}
);
