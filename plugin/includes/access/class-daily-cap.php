<?php
/**
 * How many articles a user may ask for in a day.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Access;

use Draftsmith\Jobs\Job;
use Draftsmith\Jobs\Job_Store;
use Draftsmith\Platform\Clock;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * The owner's number per user and UTC day. A job counts once, on the day on which it is let through. The count is one row of the
 * options table for each user, raised by a conditional UPDATE: of any number of requests at the same moment exactly as many pass
 * as there is room for. It is not the number of rows in the table of jobs, since deleting a job must give nobody another.
 */
final class Daily_Cap {

	const OPTION_PREFIX = 'draftsmith_day_of_';

	/**
	 * A count is written as the day's number times this, and the articles of the day: a number that one UPDATE can compare.
	 */
	private const DAY = 1000000;

	/**
	 * What each role may use.
	 *
	 * @var Role_Rules
	 */
	private $rules;

	/**
	 * Holds the jobs.
	 *
	 * @var Job_Store
	 */
	private $store;

	/**
	 * Makes it.
	 *
	 * @param Role_Rules $rules What each role may use.
	 * @param Job_Store  $store Holds the jobs.
	 */
	public function __construct( Role_Rules $rules, Job_Store $store ) {
		$this->rules = $rules;
		$this->store = $store;
	}

	/**
	 * Counts a job, unless it is one too many for its user today. Asked again about the same job, it counts it no second time.
	 *
	 * @param Job $job The request, written down already.
	 * @return WP_Error|null Why it may not be sent today; null when it may.
	 */
	public function obstacle( Job $job ): ?WP_Error {
		$most  = $this->rules->of_user( $job->user_id )['articles_per_day'];
		$today = self::today();
		if ( null !== $job->counted_on ) {
			return null;
		}
		if ( ! $this->take( $job->user_id, $most ) ) {
			$known = $this->store->find( $job->id );
			return null !== $known && null !== $known->counted_on ? null : self::refusal( (int) $most );
		}
		if ( ! $this->store->update( $job->id, array( 'counted_on' => $today ), array( 'counted_on' => null ) ) ) {
			// Another process has counted it in this moment.
			$this->lower( $job->user_id );
		}
		return null;
	}

	/**
	 * Counts a job no more, which the service never took.
	 *
	 * @param Job $job The job.
	 */
	public function give_back( Job $job ): void {
		if ( $this->store->update( $job->id, array( 'counted_on' => null ), array( 'counted_on' => self::today(), 'job_id' => null ) ) ) {
			$this->lower( $job->user_id );
		}
	}

	/**
	 * How many articles a user may still ask for today; null when the owner has set no number.
	 *
	 * @param int $user_id The user.
	 */
	public function left( int $user_id ): ?int {
		global $wpdb;
		$most = $this->rules->of_user( $user_id )['articles_per_day'];
		if ( null === $most ) {
			return null;
		}
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Another process may have counted since.
		$count = (int) $wpdb->get_var( $wpdb->prepare( "SELECT option_value FROM $wpdb->options WHERE option_name = %s", self::OPTION_PREFIX . $user_id ) ) - self::today() * self::DAY;
		return max( 0, $most - max( 0, $count ) );
	}

	/**
	 * Forgets the counts of all users.
	 */
	public static function forget(): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Their names are found by their beginning.
		array_map( 'delete_option', $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE %s", $wpdb->esc_like( self::OPTION_PREFIX ) . '%' ) ) );
	}

	/**
	 * Raises the count of a user, if there is room.
	 *
	 * @param int      $user_id The user.
	 * @param int|null $most    In a day; null for any number, which is counted too, as a rule may come during the day.
	 */
	private function take( int $user_id, ?int $most ): bool {
		global $wpdb;
		$name  = self::OPTION_PREFIX . $user_id;
		$start = self::today() * self::DAY;
		$end   = $start + min( $most ?? self::DAY - 1, self::DAY - 1 );
		// phpcs:disable WordPress.DB.DirectDatabaseQuery -- Conditional statements on a row with a unique name.
		$wpdb->query( $wpdb->prepare( "INSERT IGNORE INTO $wpdb->options (option_name, option_value, autoload) VALUES (%s, %d, 'off')", $name, $start ) );
		$wpdb->query( $wpdb->prepare( "UPDATE $wpdb->options SET option_value = %d WHERE option_name = %s AND option_value + 0 < %d", $start, $name, $start ) );
		return 1 === $wpdb->query( $wpdb->prepare( "UPDATE $wpdb->options SET option_value = option_value + 1 WHERE option_name = %s AND option_value + 0 >= %d AND option_value + 0 < %d", $name, $start, $end ) );
		// phpcs:enable
	}

	/**
	 * Lowers the count of a user by one.
	 *
	 * @param int $user_id The user.
	 */
	private function lower( int $user_id ): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- A count is changed by one statement or not at all.
		$wpdb->query( $wpdb->prepare( "UPDATE $wpdb->options SET option_value = option_value - 1 WHERE option_name = %s AND option_value + 0 > %d", self::OPTION_PREFIX . $user_id, self::today() * self::DAY ) );
	}

	/**
	 * The day's number, UTC.
	 */
	private static function today(): int {
		return intdiv( Clock::now(), DAY_IN_SECONDS );
	}

	/**
	 * A refusal.
	 *
	 * @param int $most Articles a day.
	 */
	private static function refusal( int $most ): WP_Error {
		return new WP_Error(
			'draftsmith_daily_cap',
			sprintf(
				/* translators: %d: number of articles. */
				_n(
					'The owner of this site allows you %d article a day. Try again after midnight UTC, or ask for more.',
					'The owner of this site allows you %d articles a day. Try again after midnight UTC, or ask for more.',
					$most,
					'draftsmith'
				),
				$most
			),
			array( 'status' => 429 )
		);
	}
}
