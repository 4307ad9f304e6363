<?php
/**
 * What a web server's rewrite rules do for WordPress, for PHP's built-in server: existing files and the folders of
 * the admin as they are, every other address to index.php.
 */

$path = rawurldecode( (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
$file = $_SERVER['DOCUMENT_ROOT'] . $path;

// The sites of a network in subdirectories share the files of the first.
$shared = preg_replace( '#^/[_0-9a-zA-Z-]+(/(?:wp-(?:content|admin|includes)/|wp-[a-z-]+\.php$))#', '$1', $path );
if ( $shared !== $path && ! file_exists( $file ) && file_exists( $_SERVER['DOCUMENT_ROOT'] . $shared ) ) {
	$path = $shared;
	$file = $_SERVER['DOCUMENT_ROOT'] . $path;
	if ( is_file( $file ) && '.php' !== substr( $file, -4 ) ) {
		$types = array( 'css' => 'text/css', 'js' => 'text/javascript', 'svg' => 'image/svg+xml' );
		header( 'Content-Type: ' . ( $types[ pathinfo( $file, PATHINFO_EXTENSION ) ] ?? 'application/octet-stream' ) );
		readfile( $file );
		return true;
	}
}

// A web server would never hand these out: the database, the log and the settings.
if ( preg_match( '#/\.ht|/debug\.log$#', $path ) ) {
	http_response_code( 403 );
	return true;
}

if ( is_dir( $file ) && '/' !== $path ) {
	if ( '/' !== substr( $path, -1 ) ) {
		header( 'Location: ' . $path . '/', true, 301 );
		return true;
	}
	$file .= 'index.php';
}

if ( '/' !== $path && is_file( $file ) ) {
	if ( '.php' !== substr( $file, -4 ) ) {
		// The built-in server sends the file itself.
		return false;
	}
	$script = substr( $file, strlen( $_SERVER['DOCUMENT_ROOT'] ) );
} else {
	$script = '/index.php';
}

$_SERVER['SCRIPT_NAME']     = $script;
$_SERVER['PHP_SELF']        = $script;
$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . $script;
chdir( dirname( $_SERVER['SCRIPT_FILENAME'] ) );
require $_SERVER['SCRIPT_FILENAME'];
