<?php
/**
 * `wp draftsmith job`.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Cli;

use Draftsmith\Parts;
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
	 * Makes what places orders.
	 *
	 * @var Parts
	 */
	private $parts;

	/**
	 * Makes it.
	 *
	 * @param Console  $console  Calls the routes.
	 * @param Parts $parts Makes what places orders.
	 */
	public function __construct( Console $console, Parts $parts ) {
		$this->console  = $console;
		$this->parts = $parts;
	}

	/**
	 * Asks for an article. It is written in the background and comes into its post by WP-Cron.
	 *
	 * ## OPTIONS
	 *
	 * <title>
	 * : Title of the article.
	 *
	 * [--instructions-file=<file>]
	 * : File with the instructions; - for what comes by a pipe.
	 *
	 * [--instructions=<text>]
	 * : The instructions. Other users of the server can see them while the command runs.
	 *
	 * [--language=<tag>]
	 * : Language such as de or pt-BR. By default the owner's choice, then the site's language.
	 *
	 * [--model=<id>]
	 * : Model that writes. By default the owner's choice.
	 *
	 * [--content-type=<type>]
	 * : Such as article, how-to or product-review.
	 *
	 * [--tone=<tone>]
	 * : Such as neutral, friendly or professional.
	 *
	 * [--length=<length>]
	 * : short, medium, long, or a number of words.
	 *
	 * [--template=<name>]
	 * : House style of the account.
	 *
	 * [--max-tokens=<number>]
	 * : Ceiling for the whole article. It fails rather than go above it.
	 *
	 * [--post=<id>]
	 * : Empty post that the article is for. Without it the article makes a post of its own.
	 *
	 * [--post-type=<type>]
	 * : Type of the post that is made.
	 *
	 * [--status=<status>]
	 * : draft, pending, private, publish or future.
	 *
	 * [--date=<date>]
	 * : When to publish, with the status future, such as 2031-01-31T08:00:00Z.
	 *
	 * [--porcelain]
	 * : Print the id of the job and nothing else.
	 *
	 * ## EXAMPLES
	 *
	 *     wp draftsmith job submit "Rye bread" --instructions-file=brief.txt --language=en --model=baker --user=anna
	 *
	 * @param string[] $args       The title.
	 * @param array    $assoc_args Options.
	 */
	public function submit( array $args, array $assoc_args ): void {
		$this->console->require_user();
		$order   = Job_Order::of( $this->console, $args[0], $assoc_args );
		$orders  = $this->parts->article_order();
		$allowed = $orders->check( $order );
		if ( is_wp_error( $allowed ) ) {
			WP_CLI::error( Console::message( $allowed ) );
		}
		$job = $this->console->expect( $orders->place( $order ) );
		if ( isset( $assoc_args['porcelain'] ) ) {
			WP_CLI::line( (string) $job['id'] );
			return;
		}
		if ( $job['unsent'] ) {
			/* translators: %s: why. */
			WP_CLI::warning( sprintf( __( 'The service has not taken the request yet; it is sent again by itself. %s', 'draftsmith' ), $job['error']['message'] ?? '' ) );
		}
		/* translators: %d: id of a job. */
		WP_CLI::success( sprintf( __( 'Asked for the article as job %d.', 'draftsmith' ), $job['id'] ) );
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
