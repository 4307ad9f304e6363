<?php
/**
 * This site, as commands see it.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Cli;

use Draftsmith\Platform\Own_Routes;
use WP_CLI;
use WP_Error;
use WP_User;

defined( 'ABSPATH' ) || exit;

/**
 * Calls the plugin's own routes for commands. What a route refuses ends the command with its message and exit code 1.
 */
final class Console {

	/**
	 * Calls a route.
	 *
	 * @param string $method    HTTP method.
	 * @param string $path      What follows `/draftsmith/v1`.
	 * @param array  $arguments Query of a GET, else fields of the body.
	 * @return array What the route gives.
	 */
	public function call( string $method, string $path, array $arguments = array() ): array {
		return $this->expect( $this->ask( $method, $path, $arguments ) );
	}

	/**
	 * Calls a route that may refuse.
	 *
	 * @param string $method    HTTP method.
	 * @param string $path      What follows `/draftsmith/v1`.
	 * @param array  $arguments Query of a GET, else fields of the body.
	 * @return array|WP_Error
	 */
	public function ask( string $method, string $path, array $arguments = array() ) {
		$this->require_user();
		return Own_Routes::call( $method, $path, $arguments );
	}

	/**
	 * Gives what is no error; ends the command with the message of one that is.
	 *
	 * @param array|WP_Error $result Of a route, or of a part.
	 */
	public function expect( $result ): array {
		if ( is_wp_error( $result ) ) {
			WP_CLI::error( self::message( $result ) );
		}
		return (array) $result;
	}

	/**
	 * Calls a route for each of many things. One that fails stops no other, and makes the exit code 1.
	 *
	 * @param string[] $ids       Ids as typed.
	 * @param string   $method    HTTP method.
	 * @param string   $path      Of the route, with %d for the id.
	 * @param array    $arguments Of the route.
	 */
	public function call_for_each( array $ids, string $method, string $path, array $arguments = array() ): void {
		$done = 0;
		foreach ( $ids as $id ) {
			$result = $this->ask( $method, sprintf( $path, (int) $id ), $arguments );
			if ( is_wp_error( $result ) ) {
				WP_CLI::warning( "$id: " . self::message( $result ) );
			} else {
				++$done;
			}
		}
		/* translators: 1: how many were done, 2: how many there were. */
		$summary = sprintf( __( 'Done for %1$d of %2$d.', 'draftsmith' ), $done, count( $ids ) );
		count( $ids ) === $done ? WP_CLI::success( $summary ) : WP_CLI::error( $summary );
	}

	/**
	 * Ends the command when nobody is named: WP-CLI itself is nobody, and nobody may do anything here.
	 */
	public function require_user(): void {
		if ( 0 === get_current_user_id() ) {
			WP_CLI::error( __( 'Name the user in whose name this is done: add --user=<login>. They may do here what they may do on the screens.', 'draftsmith' ) );
		}
	}

	/**
	 * An error in words: its message, and those of single fields.
	 *
	 * @param WP_Error $error The error.
	 */
	public static function message( WP_Error $error ): string {
		$lines = array( $error->get_error_message() );
		$data  = $error->get_error_data();
		foreach ( is_array( $data ) && is_array( $data['params'] ?? null ) ? $data['params'] : array() as $field => $message ) {
			$lines[] = is_string( $field ) && $message !== $lines[0] ? "$field: $message" : '';
		}
		return implode( "\n", array_filter( $lines ) );
	}

	/**
	 * The id of a user whom an option names; ends the command when there is none.
	 *
	 * @param string $name Login, address or id.
	 */
	public function user_id( string $name ): int {
		$user_id = self::find_user( $name );
		if ( null === $user_id ) {
			/* translators: %s: name of a user. */
			WP_CLI::error( sprintf( __( 'There is no user “%s”.', 'draftsmith' ), $name ) );
		}
		return (int) $user_id;
	}

	/**
	 * The id of a user; null when there is none.
	 *
	 * @param string $name Login, address or id.
	 */
	public static function find_user( string $name ): ?int {
		$user = get_user_by( is_email( $name ) ? 'email' : 'login', $name );
		if ( false === $user && ctype_digit( $name ) ) {
			$user = get_user_by( 'id', (int) $name );
		}
		return $user instanceof WP_User ? $user->ID : null;
	}

	/**
	 * The text of a file that an option names; `-` is what comes in by a pipe.
	 *
	 * @param string $file Path.
	 */
	public function read_file( string $file ): string {
		$path = '-' === $file ? 'php://stdin' : $file;
		// phpcs:ignore WordPress.WP.AlternativeFunctions, WordPress.PHP.NoSilencedErrors -- A local file; what goes wrong is told below.
		$text = '-' === $file || is_readable( $file ) ? @file_get_contents( $path ) : false;
		if ( false === $text ) {
			/* translators: %s: path of a file. */
			WP_CLI::error( sprintf( __( '%s can’t be read. Check the path and its permissions.', 'draftsmith' ), $file ) );
		}
		return (string) $text;
	}
}
