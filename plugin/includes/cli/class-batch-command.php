<?php
/**
 * `wp draftsmith batch`.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Cli;

use WP_CLI;
use WP_CLI\Utils;

defined( 'ABSPATH' ) || exit;

/**
 * Asks for many articles at once. Single rows are jobs: `wp draftsmith job list --batch=<id>` shows them, and `wp draftsmith job
 * retry` repeats them.
 */
final class Batch_Command {

	private const FIELDS = array( 'id', 'name', 'author_name', 'state', 'row_count', 'waiting', 'running', 'written', 'inserted', 'failed', 'canceled', 'used_tokens', 'budget_tokens' );

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
	 * Lists batches: one's own, and everybody's for administrators.
	 *
	 * ## OPTIONS
	 *
	 * [--fields=<fields>]
	 * : Names of fields, separated by commas.
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
	 *   - ids
	 *   - count
	 * ---
	 *
	 * @subcommand list
	 *
	 * @param string[] $args       Positional arguments; none.
	 * @param array    $assoc_args Options.
	 */
	public function list_( array $args, array $assoc_args ): void {
		$batches = $this->console->call( 'GET', '/batches' )['data'];
		$format  = (string) ( $assoc_args['format'] ?? 'table' );
		if ( 'ids' === $format || 'count' === $format ) {
			WP_CLI::line( 'ids' === $format ? implode( ' ', array_column( $batches, 'id' ) ) : (string) count( $batches ) );
			return;
		}
		$rows = array_map(
			static function ( array $batch ): array {
				return array_merge( $batch, $batch['counts'] );
			},
			$batches
		);
		Utils\format_items( $format, $rows, isset( $assoc_args['fields'] ) ? explode( ',', (string) $assoc_args['fields'] ) : self::FIELDS );
	}

	/**
	 * Asks for the articles of a CSV file. When one line is wrong, all that is wrong is told and nothing is asked for.
	 *
	 * ## OPTIONS
	 *
	 * --csv=<file>
	 * : Path of the file; - for what comes by a pipe. Its first line names the columns: title, prompt, language, model, type,
	 * post_type, status, date, author, category, tags, tone, length.
	 *
	 * [--name=<name>]
	 * : What the batch is called.
	 *
	 * [--language=<tag>]
	 * : For lines that have none.
	 *
	 * [--model=<id>]
	 * : For lines that have none.
	 *
	 * [--content-type=<type>]
	 * : For lines that have none.
	 *
	 * [--post-type=<type>]
	 * : For lines that have none.
	 *
	 * [--status=<status>]
	 * : For lines that have neither status nor date.
	 *
	 * [--tone=<tone>]
	 * : For lines that have none.
	 *
	 * [--length=<length>]
	 * : For lines that have none.
	 *
	 * [--budget=<tokens>]
	 * : The most tokens that the articles may take together. Needs --max-tokens.
	 *
	 * [--max-tokens=<tokens>]
	 * : Ceiling for each article.
	 *
	 * [--again]
	 * : Make another batch of a file that was imported before.
	 *
	 * [--porcelain]
	 * : Print the id of the batch and nothing else.
	 *
	 * ## EXAMPLES
	 *
	 *     wp draftsmith batch import --csv=autumn.csv --model=baker --status=pending --user=anna
	 *
	 * @param string[] $args       Positional arguments; none.
	 * @param array    $assoc_args Options.
	 */
	public function import( array $args, array $assoc_args ): void {
		$this->console->require_user();
		$text                 = $this->console->read_file( (string) ( $assoc_args['csv'] ?? '-' ) );
		list( $rows, $lines ) = Batch_File::read( $text, $assoc_args );
		$batch                = array(
			'request_id' => isset( $assoc_args['again'] ) ? wp_generate_uuid4() : self::request_id( $text, $assoc_args ),
			'name'       => (string) ( $assoc_args['name'] ?? '' ),
		);
		if ( isset( $assoc_args['budget'] ) ) {
			$batch['budget_tokens'] = (int) $assoc_args['budget'];
		}
		$made = ( new Batch_Import( $this->console ) )->run( $rows, $lines, $batch );
		if ( isset( $assoc_args['porcelain'] ) ) {
			WP_CLI::line( (string) $made['id'] );
			return;
		}
		$message = $made['is_known']
			/* translators: %d: id of a batch. */
			? sprintf( __( 'This file was imported before, as batch %d. Add --again to ask for its articles once more.', 'draftsmith' ), $made['id'] )
			/* translators: 1: number of articles, 2: id of a batch. */
			: sprintf( _n( 'Asked for %1$d article as batch %2$d.', 'Asked for %1$d articles as batch %2$d.', count( $rows ), 'draftsmith' ), count( $rows ), $made['id'] );
		WP_CLI::success( $message );
	}

	/**
	 * Sends nothing more of batches; what is being written is finished.
	 *
	 * ## OPTIONS
	 *
	 * <id>...
	 * : Ids of batches.
	 *
	 * @param string[] $args The ids.
	 */
	public function pause( array $args ): void {
		$this->console->call_for_each( $args, 'POST', '/batches/%d/pause' );
	}

	/**
	 * Goes on with batches that are paused.
	 *
	 * ## OPTIONS
	 *
	 * <id>...
	 * : Ids of batches.
	 *
	 * [--budget=<tokens>]
	 * : A new ceiling.
	 *
	 * @param string[] $args       The ids.
	 * @param array    $assoc_args Options.
	 */
	public function resume( array $args, array $assoc_args ): void {
		$this->console->call_for_each( $args, 'POST', '/batches/%d/resume', isset( $assoc_args['budget'] ) ? array( 'budget_tokens' => (int) $assoc_args['budget'] ) : array() );
	}

	/**
	 * Cancels what is not written yet of batches.
	 *
	 * ## OPTIONS
	 *
	 * <id>...
	 * : Ids of batches.
	 *
	 * @param string[] $args The ids.
	 */
	public function cancel( array $args ): void {
		$this->console->call_for_each( $args, 'POST', '/batches/%d/cancel' );
	}

	/**
	 * The id of an import, in the form of a UUID: the same for the same file, options and user of a site. Sites of a network in
	 * subdirectories are one to the service, so that the id names the site; its address as stored, since home_url() may give
	 * another one on the command line.
	 *
	 * @param string $text       The file.
	 * @param array  $assoc_args Options.
	 */
	private static function request_id( string $text, array $assoc_args ): string {
		unset( $assoc_args['porcelain'], $assoc_args['csv'] );
		ksort( $assoc_args );
		$digest = hash( 'sha256', get_current_blog_id() . "\n" . get_option( 'home' ) . "\n" . get_current_user_id() . "\n" . wp_json_encode( $assoc_args ) . "\n" . $text );
		// Version 4, as the routes check it.
		return implode( '-', sscanf( substr( $digest, 0, 12 ) . '4' . substr( $digest, 13, 3 ) . 'a' . substr( $digest, 17, 15 ), '%8s%4s%4s%4s%12s' ) );
	}
}
