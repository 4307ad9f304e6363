<?php
/**
 * A lock between processes.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Platform;

defined( 'ABSPATH' ) || exit;

/**
 * One row of the options table, taken with INSERT IGNORE as WP_Upgrader::create_lock() does: add_option() overwrites
 * and so is no lock. Unlike core's, the row names its holder, so that one whose lock ran out can't free another's.
 */
final class Lock {

	/**
	 * The option's name.
	 *
	 * @var string
	 */
	private $name;

	/**
	 * What we wrote into it; empty when we don't hold it.
	 *
	 * @var string
	 */
	private $value = '';

	/**
	 * Makes a lock; takes nothing yet.
	 *
	 * @param string $name Without prefix.
	 */
	public function __construct( string $name ) {
		$this->name = 'draftsmith_' . $name . '.lock';
	}

	/**
	 * Takes the lock if nobody has it.
	 *
	 * @param int $seconds After which others may take it although it was never released.
	 */
	public function acquire( int $seconds ): bool {
		global $wpdb;
		$value = ( Clock::now() + $seconds ) . ':' . wp_generate_uuid4();
		// phpcs:disable WordPress.DB.DirectDatabaseQuery
		$taken = $wpdb->query( $wpdb->prepare( "INSERT IGNORE INTO $wpdb->options (option_name, option_value, autoload) VALUES (%s, %s, 'off')", $this->name, $value ) );
		if ( ! $taken ) {
			$old = $wpdb->get_var( $wpdb->prepare( "SELECT option_value FROM $wpdb->options WHERE option_name = %s", $this->name ) );
			if ( null === $old || (int) $old > Clock::now() ) {
				return false;
			}
			$taken = $wpdb->query( $wpdb->prepare( "UPDATE $wpdb->options SET option_value = %s WHERE option_name = %s AND option_value = %s", $value, $this->name, $old ) );
		}
		// phpcs:enable
		$this->value = $taken ? $value : '';
		return (bool) $taken;
	}

	/**
	 * Takes the lock, and waits for it a little where somebody has it.
	 *
	 * @param int $patience How long to wait at most, in seconds.
	 * @param int $seconds  As for `acquire()`.
	 */
	public function acquire_within( int $patience, int $seconds ): bool {
		$end = microtime( true ) + $patience;
		while ( ! $this->acquire( $seconds ) ) {
			if ( microtime( true ) >= $end ) {
				return false;
			}
			usleep( 20000 );
		}
		return true;
	}

	/**
	 * Gives the lock back, if it is still ours.
	 */
	public function release(): void {
		global $wpdb;
		if ( '' !== $this->value ) {
			// phpcs:ignore WordPress.DB.DirectDatabaseQuery
			$wpdb->query( $wpdb->prepare( "DELETE FROM $wpdb->options WHERE option_name = %s AND option_value = %s", $this->name, $this->value ) );
			$this->value = '';
		}
	}
}
