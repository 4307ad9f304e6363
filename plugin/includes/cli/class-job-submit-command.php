<?php
/**
 * `wp draftsmith job submit`.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Cli;

use Draftsmith\Parts;
use WP_CLI;

defined( 'ABSPATH' ) || exit;

/**
 * Asks for an article, for a post or for one that the article makes itself. No route does the latter, so the order is placed here.
 */
final class Job_Submit_Command {

	/**
	 * Reads files and tells mistakes.
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
	 * @param Console $console Reads files and tells mistakes.
	 * @param Parts   $parts   Makes what places orders.
	 */
	public function __construct( Console $console, Parts $parts ) {
		$this->console = $console;
		$this->parts   = $parts;
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
	public function __invoke( array $args, array $assoc_args ): void {
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
}
