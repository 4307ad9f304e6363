<?php
/**
 * `wp draftsmith doctor`.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Cli;

use WP_CLI;
use WP_CLI\Utils;

defined( 'ABSPATH' ) || exit;

/**
 * Looks for what keeps articles from being written or from coming into their posts.
 */
final class Doctor_Command {

	/**
	 * Calls the routes.
	 *
	 * @var Console
	 */
	private $console;

	/**
	 * Makes it.
	 *
	 * @param Console $console Calls the routes.
	 */
	public function __construct( Console $console ) {
		$this->console = $console;
	}

	/**
	 * Tests the way to the service step by step, the clocks, loopback requests and WP-Cron. The exit code is 1 when anything is wrong.
	 *
	 * ## OPTIONS
	 *
	 * [--format=<format>]
	 * : How to print.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - csv
	 *   - json
	 *   - yaml
	 * ---
	 *
	 * @param string[] $args       Positional arguments; none.
	 * @param array    $assoc_args Options.
	 */
	public function __invoke( array $args, array $assoc_args ): void {
		$connection = $this->console->call( 'GET', '/connection' );
		$rows       = array();
		foreach ( $connection['steps'] as $step ) {
			$rows[] = self::row( $step['id'], $step['ok'], $step['detail'] );
		}
		foreach ( array( 'clock', 'loopback' ) as $check ) {
			// Refused before the site is registered, where there is nothing to check.
			$verdict = $this->console->ask( 'GET', '/site-health/' . $check );
			if ( ! is_wp_error( $verdict ) ) {
				$rows[] = self::row( $check, 'good' === $verdict['status'], trim( wp_strip_all_tags( str_replace( '</p>', ' ', $verdict['description'] ) ) ) );
			}
		}
		Utils\format_items( (string) ( $assoc_args['format'] ?? 'table' ), $rows, array( 'check', 'result', 'detail' ) );
		$failed = count( array_keys( array_column( $rows, 'result' ), 'failed', true ) );
		if ( $failed > 0 ) {
			/* translators: %d: number of checks. */
			WP_CLI::error( sprintf( _n( '%d check failed.', '%d checks failed.', $failed, 'draftsmith' ), $failed ) );
		}
		if ( ! isset( $assoc_args['format'] ) || 'table' === $assoc_args['format'] ) {
			WP_CLI::success( __( 'All is well.', 'draftsmith' ) );
		}
	}

	/**
	 * One line.
	 *
	 * @param string    $check  What was looked at.
	 * @param bool|null $is_ok  Whether it is well; null when it was not tried.
	 * @param string    $detail In a sentence.
	 */
	private static function row( string $check, ?bool $is_ok, string $detail ): array {
		$results = array(
			'check'  => $check,
			'result' => $is_ok ? 'ok' : 'failed',
			'detail' => $detail,
		);
		return null === $is_ok ? array_merge( $results, array( 'result' => 'skipped' ) ) : $results;
	}
}
