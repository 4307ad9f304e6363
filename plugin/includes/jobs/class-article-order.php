<?php
/**
 * Asking for an article.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Access\Gate;
use Draftsmith\Accounts\Usage;
use Draftsmith\Platform\Bad_Field;
use Draftsmith\Platform\Clock;
use Draftsmith\Platform\Contract;
use Draftsmith\Service\Client;
use WP_Error;
use WP_Post;

defined( 'ABSPATH' ) || exit;

/**
 * What the editor's route, the ability and the command line share: `ArticleOrder` of the contract, for a post or for one that the
 * article makes itself. The route's `Submission` is one that names its post. An order has fitted its schema before it comes here.
 */
final class Article_Order {

	/**
	 * Knows whether the site is registered.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * Decides who may ask for what.
	 *
	 * @var Gate
	 */
	private $gate;

	/**
	 * Submits requests.
	 *
	 * @var Submission
	 */
	private $submission;

	/**
	 * Arranges cron.
	 *
	 * @var Schedule
	 */
	private $schedule;

	/**
	 * Makes it.
	 *
	 * @param Client     $client     Knows whether the site is registered.
	 * @param Gate       $gate       Decides who may ask for what.
	 * @param Submission $submission Submits requests.
	 * @param Schedule   $schedule   Arranges cron.
	 */
	public function __construct( Client $client, Gate $gate, Submission $submission, Schedule $schedule ) {
		$this->client     = $client;
		$this->gate       = $gate;
		$this->submission = $submission;
		$this->schedule   = $schedule;
	}

	/**
	 * Whether the current user may ask for this. A post that is not there is refused as one that may not be edited.
	 *
	 * @param array $order `ArticleOrder` of the contract.
	 * @return true|WP_Error
	 */
	public function check( array $order ) {
		if ( isset( $order['post_id'] ) ) {
			$allowed = Job_Access::check_post( (int) $order['post_id'] );
			if ( is_wp_error( $allowed ) ) {
				return $allowed;
			}
		}
		$post = self::target( $order );
		return $this->gate->check( self::request( $order, $post ), $post, get_current_user_id() );
	}

	/**
	 * Asks for the article. Whoever calls has asked `check()`.
	 *
	 * @param array $order `ArticleOrder` of the contract.
	 * @return array|WP_Error `LocalJob` of the contract.
	 */
	public function place( array $order ) {
		// PHP and the command line come here without REST, which brings the table up to date.
		Jobs_Table::upgrade();
		$post     = self::target( $order );
		$obstacle = $this->client->obstacle() ?? self::fault( $order, $post );
		if ( null !== $obstacle ) {
			return $obstacle;
		}
		$job = $this->submission->submit(
			self::request( $order, $post ),
			array(
				'user_id'   => get_current_user_id(),
				'post_id'   => null === $post ? 0 : $post->ID,
				'post_date' => self::date( $order ),
			)
		);
		// It holds a part of today's limits now.
		Usage::forget();
		$this->schedule->ensure();
		return is_wp_error( $job ) ? $job : Local_Job::from( $job );
	}

	/**
	 * What the service is asked: the order with its defaults, without what only this site needs.
	 *
	 * @param array        $order `ArticleOrder` of the contract.
	 * @param WP_Post|null $post  The post that it is for.
	 */
	private static function request( array $order, ?WP_Post $post ): array {
		$request = array();
		foreach ( Contract::schema( 'JobRequest' )['properties'] as $name => $schema ) {
			$value = $order[ $name ] ?? $schema['default'] ?? null;
			if ( null !== $value ) {
				$request[ $name ] = in_array( $name, array( 'title', 'prompt' ), true ) ? trim( $value ) : $value;
			}
		}
		if ( null !== $post ) {
			$request['post_type'] = $post->post_type;
		}
		return $request;
	}

	/**
	 * What is wrong with an order that fits its schema; null when all is well.
	 *
	 * @param array        $order `ArticleOrder` of the contract.
	 * @param WP_Post|null $post  The post that it is for.
	 */
	private static function fault( array $order, ?WP_Post $post ): ?WP_Error {
		if ( '' === trim( $order['title'] ) ) {
			return Bad_Field::error( 'title', __( 'Enter a title.', 'draftsmith' ) );
		}
		if ( null !== $post && isset( $order['post_type'] ) && $order['post_type'] !== $post->post_type ) {
			return Bad_Field::error( 'post_type', __( 'The post is of another type.', 'draftsmith' ) );
		}
		if ( 'future' === ( $order['post_status'] ?? '' ) && (string) self::date( $order ) <= Clock::utc() ) {
			return Bad_Field::error( 'post_date', __( 'Choose a date in the future.', 'draftsmith' ) );
		}
		return null;
	}

	/**
	 * When the post is to be published, as a stored moment; null when it is not to be scheduled.
	 *
	 * @param array $order `ArticleOrder` of the contract.
	 */
	private static function date( array $order ): ?string {
		return 'future' === ( $order['post_status'] ?? '' ) ? Clock::from_rfc3339( (string) ( $order['post_date'] ?? '' ) ) : null;
	}

	/**
	 * The post that an order is for.
	 *
	 * @param array $order `ArticleOrder` of the contract.
	 */
	private static function target( array $order ): ?WP_Post {
		return isset( $order['post_id'] ) ? get_post( (int) $order['post_id'] ) : null;
	}
}
