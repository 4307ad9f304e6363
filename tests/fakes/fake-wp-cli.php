<?php
/**
 * WP-CLI, as far as the plugin's commands use it, for tests on machines where WP-CLI itself can't be had. It runs the real commands
 * inside a real WordPress. To be loaded before WordPress loads its plugins; output and exit code are collected.
 *
 * What it does as WP-CLI: commands by name, methods as subcommands (`@subcommand` renames one), the options that a command's
 * docblock names are checked, `--user` is the current user, error() ends the command with 1. Options that WP-CLI takes for itself
 * are refused, so that no command counts on one.
 */

namespace {
	define( 'WP_CLI', true );

	/** Ends a command, as WP-CLI ends the process. */
	final class Fake_Wp_Cli_Exit extends Exception {
	}

	/** The class that commands call. */
	final class WP_CLI {

		/** What WP-CLI takes for itself, whatever a command would like to call its options. */
		const OWN_OPTIONS = array( 'path', 'url', 'ssh', 'http', 'skip-plugins', 'skip-themes', 'skip-packages', 'require', 'exec', 'context', 'color', 'debug', 'prompt', 'quiet' );

		/** @var array<string, object> Commands by name. */
		public static $commands = array();

		/** @var string What went to standard output. */
		public static $output = '';

		/** @var string What went to standard error. */
		public static $errors = '';

		public static function add_command( string $name, object $command ): void {
			self::$commands[ $name ] = $command;
		}

		public static function line( string $message = '' ): void {
			self::$output .= $message . "\n";
		}

		public static function log( string $message ): void {
			self::line( $message );
		}

		public static function success( string $message ): void {
			self::line( "Success: $message" );
		}

		public static function warning( string $message ): void {
			self::$errors .= "Warning: $message\n";
		}

		public static function error( string $message ): void {
			self::$errors .= "Error: $message\n";
			throw new Fake_Wp_Cli_Exit( '', 1 );
		}

		/** Nobody sits at the keyboard: without --yes the answer is no, upon which WP-CLI ends quietly. */
		public static function confirm( string $question, array $assoc_args = array() ): void {
			if ( ! isset( $assoc_args['yes'] ) ) {
				self::$output .= "$question [y/n] ";
				throw new Fake_Wp_Cli_Exit( '', 0 );
			}
		}

		/**
		 * Runs a command as `wp …` would.
		 *
		 * @param string[] $words Of the command line, after `wp`.
		 * @return array{code: int, output: string, errors: string}
		 */
		public static function run( array $words ): array {
			self::$output = '';
			self::$errors = '';
			$code         = 0;
			try {
				self::dispatch( $words );
			} catch ( Fake_Wp_Cli_Exit $exit ) {
				$code = $exit->getCode();
			}
			return array(
				'code'   => $code,
				'output' => self::$output,
				'errors' => self::$errors,
			);
		}

		private static function dispatch( array $words ): void {
			$assoc_args = array();
			$args       = array();
			foreach ( $words as $word ) {
				if ( preg_match( '/^--([a-z-]+)(?:=(.*))?$/s', $word, $match ) ) {
					if ( in_array( $match[1], self::OWN_OPTIONS, true ) ) {
						self::error( "--{$match[1]} is an option of WP-CLI itself: no command ever sees it." );
					}
					$assoc_args[ $match[1] ] = $match[2] ?? true;
				} else {
					$args[] = $word;
				}
			}
			if ( isset( $assoc_args['user'] ) ) {
				$user = get_user_by( 'login', $assoc_args['user'] );
				$user ? wp_set_current_user( $user->ID ) : self::error( "Invalid user ID, email or login: '{$assoc_args['user']}'" );
				unset( $assoc_args['user'] );
			}
			$command = self::command_of( $args );
			$method  = self::method_of( $command, $args );
			self::check_options( $method, $args, $assoc_args );
			$method->invoke( $command, $args, $assoc_args );
		}

		/** The command with the longest name that the words begin with; they lose it. */
		private static function command_of( array &$args ): object {
			foreach ( array( 3, 2 ) as $length ) {
				$name = implode( ' ', array_slice( $args, 0, $length ) );
				if ( isset( self::$commands[ $name ] ) ) {
					array_splice( $args, 0, $length );
					return self::$commands[ $name ];
				}
			}
			self::error( "'$name' is not a registered wp command." );
		}

		private static function method_of( object $command, array &$args ): ReflectionMethod {
			if ( method_exists( $command, '__invoke' ) ) {
				return new ReflectionMethod( $command, '__invoke' );
			}
			$wanted = array_shift( $args );
			foreach ( ( new ReflectionClass( $command ) )->getMethods( ReflectionMethod::IS_PUBLIC ) as $method ) {
				$name = preg_match( '/@subcommand\s+(\S+)/', (string) $method->getDocComment(), $match ) ? $match[1] : $method->getName();
				if ( $name === $wanted && ! $method->isConstructor() ) {
					return $method;
				}
			}
			self::error( "'$wanted' is not a registered subcommand." );
		}

		/** Refuses what the docblock does not name and what it wants and is not there. */
		private static function check_options( ReflectionMethod $method, array $args, array $assoc_args ): void {
			preg_match_all( '/^\s*\*\s(\[?)(--([a-z][a-z-]*)(=<[^>]+>)?|<[a-z]+>)(\]?)(\.\.\.)?\s*$/m', (string) $method->getDocComment(), $options, PREG_SET_ORDER );
			$known      = array();
			$positional = 0;
			foreach ( $options as $option ) {
				if ( '' !== $option[3] ) {
					$known[] = $option[3];
					if ( '' === $option[1] && ! isset( $assoc_args[ $option[3] ] ) ) {
						self::error( "Parameter errors:\n missing --{$option[3]} parameter" );
					}
					continue;
				}
				$positional = ! empty( $option[6] ) ? PHP_INT_MAX : $positional + 1;
				if ( '' === $option[1] && array() === $args ) {
					self::error( "usage: missing {$option[2]}" );
				}
			}
			$unknown = array_diff( array_keys( $assoc_args ), $known );
			if ( $unknown ) {
				self::error( "Parameter errors:\n unknown --" . implode( ', --', $unknown ) . ' parameter' );
			}
			if ( count( $args ) > $positional ) {
				self::error( 'Too many positional arguments: ' . implode( ' ', array_slice( $args, $positional ) ) );
			}
		}
	}
}

namespace WP_CLI\Utils {
	/** Prints rows as a table (fields parted by tabs), CSV, JSON or YAML. */
	function format_items( string $format, array $items, array $fields ): void {
		$rows = array_map(
			static function ( $item ) use ( $fields ): array {
				$row = array();
				foreach ( $fields as $field ) {
					if ( ! array_key_exists( $field, (array) $item ) ) {
						\WP_CLI::error( "Invalid field: $field." );
					}
					$row[ $field ] = ( (array) $item )[ $field ];
				}
				return $row;
			},
			$items
		);
		if ( 'json' === $format ) {
			\WP_CLI::line( (string) json_encode( array_values( $rows ) ) );
			return;
		}
		if ( ! in_array( $format, array( 'table', 'csv', 'yaml' ), true ) ) {
			\WP_CLI::error( "Invalid format: $format." );
		}
		$separator = 'csv' === $format ? ',' : "\t";
		\WP_CLI::line( implode( $separator, $fields ) );
		foreach ( $rows as $row ) {
			\WP_CLI::line( implode( $separator, array_map( 'strval', $row ) ) );
		}
	}
}
