<?php
/**
 * `wp draftsmith presets`.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Cli;

use WP_CLI;

defined( 'ABSPATH' ) || exit;

/**
 * Carries saved forms from one site to another.
 */
final class Presets_Command {

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
	 * Prints presets as a file for `import`.
	 *
	 * ## OPTIONS
	 *
	 * [--shared]
	 * : Only the shared ones.
	 *
	 * ## EXAMPLES
	 *
	 *     wp draftsmith presets export --shared --user=admin > presets.json
	 *
	 * @param string[] $args       Positional arguments; none.
	 * @param array    $assoc_args Options.
	 */
	public function export( array $args, array $assoc_args ): void {
		$presets = array();
		foreach ( $this->console->call( 'GET', '/presets' )['data'] as $preset ) {
			if ( ! isset( $assoc_args['shared'] ) || 'shared' === $preset['scope'] ) {
				$presets[] = array(
					'name' => $preset['name'],
					'form' => (object) $preset['form'],
				);
			}
		}
		$file = array(
			'format'  => 'draftsmith-presets',
			'version' => 1,
			'presets' => $presets,
			'styles'  => array(),
		);
		WP_CLI::line( (string) wp_json_encode( $file, JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ) );
	}

	/**
	 * Takes presets over from a file of `export`, or of the screens. None or all are taken.
	 *
	 * ## OPTIONS
	 *
	 * <file>
	 * : Path of the file; - for what comes by a pipe.
	 *
	 * [--shared]
	 * : For everybody who writes on this site.
	 *
	 * @param string[] $args       The file.
	 * @param array    $assoc_args Options.
	 */
	public function import( array $args, array $assoc_args ): void {
		$this->console->require_user();
		$file = json_decode( $this->console->read_file( $args[0] ), true );
		if ( ! is_array( $file ) ) {
			WP_CLI::error( __( 'This is no file of presets. Export one with wp draftsmith presets export.', 'draftsmith' ) );
		}
		$answer = $this->console->call(
			'POST',
			'/presets/import',
			array(
				'file'   => $file,
				'shared' => isset( $assoc_args['shared'] ),
			)
		);
		/* translators: 1: number of presets, 2: number of house styles. */
		WP_CLI::success( sprintf( __( 'Imported %1$d presets and %2$d house styles.', 'draftsmith' ), $answer['imported']['presets'], $answer['imported']['styles'] ) );
	}
}
