<?php
/**
 * Draftsmith in Site Health's information, which people copy into support requests.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Health;

use Draftsmith\Access\Gate;
use Draftsmith\Accounts\Api_Key;
use Draftsmith\Accounts\Settings;
use Draftsmith\Jobs\Jobs_Table;
use Draftsmith\Jobs\Schedule;
use Draftsmith\Parts;
use Draftsmith\Platform\Clock;
use Draftsmith\Platform\Contract;
use Draftsmith\Platform\Secret_Box;

defined( 'ABSPATH' ) || exit;

/**
 * What support needs to know, read from this site alone: nobody is called. No key, no titles, no addresses of people. The
 * service's address is private: it is shown to the administrator, and not in the copy.
 */
final class Debug_Information {

	/**
	 * Adds the section. Where Draftsmith is turned off it says so, and nothing else.
	 *
	 * @param array $sections Sections that there are.
	 */
	public static function add( array $sections ): array {
		$fields                 = array(
			'version' => self::field( __( 'Version', 'draftsmith' ), DRAFTSMITH_VERSION ),
			'built'   => self::flag( __( 'Built', 'draftsmith' ), Contract::exists() ),
			'enabled' => self::flag( __( 'Turned on', 'draftsmith' ), ! Gate::is_off() ),
		);
		$sections['draftsmith'] = array(
			'label'  => __( 'Draftsmith', 'draftsmith' ),
			'fields' => Gate::is_off() ? $fields : array_merge( $fields, self::connection(), self::work() ),
		);
		return $sections;
	}

	/**
	 * What holds of the connection.
	 */
	private static function connection(): array {
		$settings = ( new Settings() )->get();
		$key      = new Api_Key();
		return array(
			'registered'         => self::flag( __( 'Registered', 'draftsmith' ), ( new Parts() )->client()->is_registered() ),
			'service'            => array_merge( self::field( __( 'Address of the service', 'draftsmith' ), '' === $settings['service_url'] ? __( 'None', 'draftsmith' ) : $settings['service_url'] ), array( 'private' => true ) ),
			'registered_domain'  => array_merge( self::field( __( 'Registered domain', 'draftsmith' ), '' === $settings['registered_domain'] ? __( 'None', 'draftsmith' ) : $settings['registered_domain'] ), array( 'private' => true ) ),
			'key_source'         => self::field( __( 'Where the key is kept', 'draftsmith' ), $key->source() ?? __( 'None', 'draftsmith' ) ),
			'key_state'          => self::field( __( 'State of the key', 'draftsmith' ), $key->is_refused() ? 'refused' : $key->state() ),
			'encryption'         => self::flag( __( 'Encryption available', 'draftsmith' ), Secret_Box::is_available() ),
			'external_providers' => self::flag( __( 'Models of other companies allowed', 'draftsmith' ), $settings['allow_external_providers'] ),
			'role_rules'         => self::field( __( 'Roles with rules of their own', 'draftsmith' ), (string) count( $settings['roles'] ) ),
		);
	}

	/**
	 * What is under way.
	 */
	private static function work(): array {
		global $wpdb;
		$table = Jobs_Table::name();
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- A table of our own; its name is ours.
		$counts = get_option( Jobs_Table::VERSION_OPTION ) ? $wpdb->get_results( "SELECT state, COUNT(*) AS jobs, MIN(next_poll_at) AS due FROM $table GROUP BY state ORDER BY state", ARRAY_A ) : array();
		$states = array();
		$due    = null;
		foreach ( $counts as $count ) {
			$states[] = $count['state'] . ': ' . $count['jobs'];
			$due      = null === $count['due'] || ( null !== $due && $due < $count['due'] ) ? $due : $count['due'];
		}
		$next = wp_next_scheduled( Schedule::POLL );
		return array(
			'table'     => self::field( __( 'Version of the tables', 'draftsmith' ), (string) get_option( Jobs_Table::VERSION_OPTION, __( 'None', 'draftsmith' ) ) ),
			'jobs'      => self::field( __( 'Requests by state', 'draftsmith' ), $states ? implode( ', ', $states ) : __( 'None', 'draftsmith' ) ),
			'due'       => self::field( __( 'Next work is due', 'draftsmith' ), null === $due ? __( 'Never', 'draftsmith' ) : Clock::to_rfc3339( $due ) ),
			'next_tick' => self::field( __( 'Next background task', 'draftsmith' ), false === $next ? __( 'Never', 'draftsmith' ) : gmdate( 'Y-m-d\TH:i:s\Z', $next ) ),
		);
	}

	/**
	 * A field.
	 *
	 * @param string $label What it is.
	 * @param string $value For people and for the copy.
	 */
	private static function field( string $label, string $value ): array {
		return array(
			'label' => $label,
			'value' => $value,
		);
	}

	/**
	 * A field that says yes or no, in the reader's language and in the copy's.
	 *
	 * @param string $label What it is.
	 * @param bool   $value Whether it is so.
	 */
	private static function flag( string $label, bool $value ): array {
		return array(
			'label' => $label,
			'value' => $value ? __( 'Yes', 'draftsmith' ) : __( 'No', 'draftsmith' ),
			'debug' => $value,
		);
	}
}
