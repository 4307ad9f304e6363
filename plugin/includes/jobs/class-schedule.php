<?php
/**
 * When cron runs.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Access\Gate;
use Draftsmith\Access\Off_Switch;
use Draftsmith\Platform\Clock;
use Draftsmith\Service\Client;

defined( 'ABSPATH' ) || exit;

/**
 * Two events, and only while there is something to do: single `draftsmith_poll` events, and an hourly
 * `draftsmith_watchdog` that brings a lost one back. And a daily `draftsmith_tidy` while there are jobs to forget one day.
 */
final class Schedule {

	const POLL     = 'draftsmith_poll';
	const WATCHDOG = 'draftsmith_watchdog';
	const TIDY     = 'draftsmith_tidy';

	/**
	 * Holds the jobs.
	 *
	 * @var Job_Store
	 */
	private $store;

	/**
	 * Says whether the service may be called.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * Makes it.
	 *
	 * @param Job_Store $store  Holds the jobs.
	 * @param Client    $client Says whether the service may be called.
	 */
	public function __construct( Job_Store $store, Client $client ) {
		$this->store  = $store;
		$this->client = $client;
	}

	/**
	 * Makes the events what they should be now. Cheap, so it is called wherever jobs are read or changed.
	 */
	public function ensure(): void {
		$this->plan( $this->store->next_due() );
	}

	/**
	 * The same, for who knows already when there is something to do. Asks the database nothing.
	 *
	 * @param string|null $due Stored moment; null for never.
	 */
	public function plan( ?string $due ): void {
		if ( Gate::is_off() ) {
			$this->rest( $due );
			return;
		}
		if ( null !== $due && ! wp_next_scheduled( self::TIDY ) ) {
			wp_schedule_event( Clock::now() + DAY_IN_SECONDS, 'daily', self::TIDY );
		}
		if ( null === $due || ! $this->client->is_registered() ) {
			wp_clear_scheduled_hook( self::POLL );
			wp_clear_scheduled_hook( self::WATCHDOG );
			return;
		}
		if ( ! wp_next_scheduled( self::WATCHDOG ) ) {
			wp_schedule_event( Clock::now() + HOUR_IN_SECONDS, 'hourly', self::WATCHDOG );
		}
		$scheduled = wp_next_scheduled( self::POLL );
		if ( ! $this->client->is_usable() ) {
			// The key was refused. The watchdog tries it once an hour; a person's next call that passes wakes us too.
			wp_clear_scheduled_hook( self::POLL );
			return;
		}
		$wanted = max( Clock::now(), (int) strtotime( $due . ' UTC' ) );
		if ( false === $scheduled || $scheduled > $wanted ) {
			// Core drops a single event within ten minutes of an equal one, so the old one goes first.
			wp_clear_scheduled_hook( self::POLL );
			wp_schedule_single_event( $wanted, self::POLL );
		}
	}

	/**
	 * Calls nobody while everything is off; what is kept for a time only is forgotten all the same. Where the network turned it off,
	 * nobody tells each site when it is on again, so one that has work looks every hour.
	 *
	 * @param string|null $due As for `plan()`.
	 */
	private function rest( ?string $due ): void {
		$looks = null !== $due && Off_Switch::is_network_off();
		wp_clear_scheduled_hook( self::POLL );
		if ( ! $looks ) {
			wp_clear_scheduled_hook( self::WATCHDOG );
		} elseif ( ! wp_next_scheduled( self::WATCHDOG ) ) {
			wp_schedule_event( Clock::now() + HOUR_IN_SECONDS, 'hourly', self::WATCHDOG );
		}
	}

	/**
	 * Whether the events stand as they must for what is due. Asks the database nothing.
	 *
	 * @param string|null $due Stored moment; null for never.
	 */
	public function is_planned( ?string $due ): bool {
		$poll     = wp_next_scheduled( self::POLL );
		$watchdog = wp_next_scheduled( self::WATCHDOG );
		return null === $due ? false === $poll && false === $watchdog : false !== $watchdog && false !== $poll && $poll <= strtotime( $due . ' UTC' );
	}

	/**
	 * Plans a tick, whatever becomes of this one.
	 *
	 * @param int $seconds From now.
	 */
	public function come_back( int $seconds ): void {
		wp_schedule_single_event( Clock::now() + $seconds, self::POLL );
	}

	/**
	 * The same as ensure(), but moves an event that comes too early too.
	 */
	public function renew(): void {
		wp_clear_scheduled_hook( self::POLL );
		$this->ensure();
	}

	/**
	 * Removes all events.
	 */
	public static function clear(): void {
		wp_clear_scheduled_hook( self::POLL );
		wp_clear_scheduled_hook( self::WATCHDOG );
		wp_clear_scheduled_hook( self::TIDY );
	}
}
