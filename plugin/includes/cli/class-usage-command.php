<?php
/**
 * `wp draftsmith usage`.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Cli;

use WP_CLI;
use WP_CLI\Utils;

defined( 'ABSPATH' ) || exit;

/**
 * What was used, and what is left.
 */
final class Usage_Command {

	/**
	 * The columns of each view.
	 */
	private const COLUMNS = array(
		'limits' => array( 'limit', 'used', 'of', 'left', 'resets_at' ),
		'day'    => array( 'date', 'requests', 'input_tokens', 'output_tokens' ),
		'model'  => array( 'model', 'requests', 'input_tokens', 'output_tokens' ),
		'author' => array( 'id', 'name', 'asked', 'inserted', 'failed', 'input_tokens', 'output_tokens' ),
	);

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
	 * Shows what is left of today's limits, or what was used by day, model or author.
	 *
	 * ## OPTIONS
	 *
	 * [--by=<what>]
	 * : limits, day, model or author. By default limits.
	 *
	 * [--days=<days>]
	 * : Of the last 7, 30 or 90 days. By default 30.
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
		$by = (string) ( $assoc_args['by'] ?? 'limits' );
		if ( ! isset( self::COLUMNS[ $by ] ) ) {
			WP_CLI::error( __( 'Choose one of these: --by=limits, --by=day, --by=model, --by=author.', 'draftsmith' ) );
		}
		$report = $this->console->call( 'GET', '/usage/report', isset( $assoc_args['days'] ) ? array( 'days' => (string) $assoc_args['days'] ) : array() );
		if ( 'author' !== $by && null === $report['service'] ) {
			WP_CLI::error( $report['failure']['message'] ?? __( 'This site is not registered with a service yet.', 'draftsmith' ) );
		}
		Utils\format_items( (string) ( $assoc_args['format'] ?? 'table' ), self::rows( $by, $report ), self::COLUMNS[ $by ] );
	}

	/**
	 * The rows of a view.
	 *
	 * @param string $by     Of COLUMNS.
	 * @param array  $report `SiteUsage` of the contract.
	 * @return array[]
	 */
	private static function rows( string $by, array $report ): array {
		if ( 'limits' !== $by ) {
			$lists = array(
				'day'    => $report['service']['days'] ?? array(),
				'model'  => $report['service']['models'] ?? array(),
				'author' => $report['authors'],
			);
			return $lists[ $by ];
		}
		$rows = array();
		foreach ( array( 'articles' => 'today', 'tokens' => 'today_tokens' ) as $name => $field ) { // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing
			$limit  = $report['service'][ $field ];
			$rows[] = array(
				'limit'     => $name,
				'used'      => $limit['used'],
				'of'        => $limit['limit'],
				'left'      => max( 0, $limit['limit'] - $limit['used'] ),
				'resets_at' => $limit['resets_at'],
			);
		}
		return $rows;
	}
}
