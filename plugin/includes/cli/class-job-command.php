<?php
/**
 * `wp draftsmith job`.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Cli;

use WP_CLI;

defined( 'ABSPATH' ) || exit;

/**
 * Asks for articles, and looks after those that were asked for.
 */
final class Job_Command {

	/**
	 * Options of `list` by the argument of `GET /jobs` that they fill.
	 */
	private const FILTERS = array(
		'search'   => 'search',
		'language' => 'language',
		'model'    => 'model',
		'batch_id' => 'batch',
		'after'    => 'after',
		'before'   => 'before',
		'page'     => 'page',
		'per_page' => 'per-page',
		'orderby'  => 'orderby',
		'order'    => 'order',
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
	 * Lists jobs: one's own, and those of posts that one may edit.
	 *
	 * ## OPTIONS
	 *
	 * [--search=<text>]
	 * : Only jobs with this in the title.
	 *
	 * [--state=<states>]
	 * : Only jobs in these states: starting, processing, succeeded, failed, canceled.
	 *
	 * [--language=<tag>]
	 * : Only jobs in this language.
	 *
	 * [--model=<id>]
	 * : Only jobs of this model.
	 *
	 * [--author=<user>]
	 * : Only jobs that this user asked for.
	 *
	 * [--batch=<id>]
	 * : Only rows of this batch.
	 *
	 * [--after=<date>]
	 * : Only jobs asked for after this moment.
	 *
	 * [--before=<date>]
	 * : Only jobs asked for before this moment.
	 *
	 * [--page=<number>]
	 * : Page, counted from 1.
	 *
	 * [--per-page=<number>]
	 * : Jobs on a page, 100 at most.
	 *
	 * [--orderby=<field>]
	 * : id, title, state or finished_at.
	 *
	 * [--order=<order>]
	 * : asc or desc.
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
		$query = array();
		foreach ( self::FILTERS as $argument => $option ) {
			if ( isset( $assoc_args[ $option ] ) ) {
				$query[ $argument ] = (string) $assoc_args[ $option ];
			}
		}
		if ( isset( $assoc_args['state'] ) ) {
			$query['state'] = explode( ',', (string) $assoc_args['state'] );
		}
		if ( isset( $assoc_args['author'] ) ) {
			$query['author'] = $this->console->user_id( (string) $assoc_args['author'] );
		}
		$page = $this->console->call( 'GET', '/jobs', $query );
		Job_Rows::print_all( $page['data'], $assoc_args, (int) ( $page['total'] ?? count( $page['data'] ) ) );
	}

	/**
	 * Shows how a job stands.
	 *
	 * ## OPTIONS
	 *
	 * <id>
	 * : Id of the job on this site.
	 *
	 * [--field=<field>]
	 * : Print this field and nothing else.
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
	 * @param string[] $args       The id.
	 * @param array    $assoc_args Options.
	 */
	public function get( array $args, array $assoc_args ): void {
		Job_Rows::print_one( $this->console->call( 'GET', '/jobs/' . (int) $args[0] ), $assoc_args );
	}

	/**
	 * Cancels jobs that are not done.
	 *
	 * ## OPTIONS
	 *
	 * <id>...
	 * : Ids of jobs.
	 *
	 * @param string[] $args The ids.
	 */
	public function cancel( array $args ): void {
		$this->console->call_for_each( $args, 'POST', '/jobs/%d/cancel' );
	}

	/**
	 * Asks again for articles that failed or were canceled.
	 *
	 * ## OPTIONS
	 *
	 * <id>...
	 * : Ids of jobs.
	 *
	 * @param string[] $args The ids.
	 */
	public function retry( array $args ): void {
		$this->console->call_for_each( $args, 'POST', '/jobs/%d/retry' );
	}

	/**
	 * Puts finished articles into their posts now, rather than when WP-Cron runs.
	 *
	 * ## OPTIONS
	 *
	 * <id>...
	 * : Ids of jobs.
	 *
	 * @param string[] $args The ids.
	 */
	public function insert( array $args ): void {
		$this->console->call_for_each( $args, 'POST', '/jobs/%d/insert' );
	}

	/**
	 * Takes jobs off the list. Articles that are in no post yet are given up; posts stay.
	 *
	 * ## OPTIONS
	 *
	 * <id>...
	 * : Ids of jobs.
	 *
	 * [--yes]
	 * : Don't ask.
	 *
	 * @param string[] $args       The ids.
	 * @param array    $assoc_args Options.
	 */
	public function delete( array $args, array $assoc_args ): void {
		$this->console->require_user();
		WP_CLI::confirm( __( 'Articles that are in no post yet are given up. Delete these jobs?', 'draftsmith' ), $assoc_args );
		$this->console->call_for_each( $args, 'DELETE', '/jobs/%d' );
	}
}
