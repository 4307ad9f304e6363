<?php
/**
 * The connection test.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

use Draftsmith\Articles\Catalog;
use Draftsmith\Jobs\Schedule;
use Draftsmith\Platform\Clock;
use Draftsmith\Service\Address;
use Draftsmith\Service\Client;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Names the step at which the way to the service ends. A step after that one is not tried; cron is a matter of this site.
 */
final class Connection_Check {

	/**
	 * For how long an event may be overdue before we say that cron does not run, in seconds.
	 */
	private const LATE = 900;

	/**
	 * Calls the service.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * What the owner has set.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * The site's key.
	 *
	 * @var Api_Key
	 */
	private $key;

	/**
	 * What one can choose from.
	 *
	 * @var Catalog
	 */
	private $catalog;

	/**
	 * Makes it.
	 *
	 * @param Client   $client   Calls the service.
	 * @param Settings $settings What the owner has set.
	 * @param Api_Key  $key      The site's key.
	 * @param Catalog  $catalog  What one can choose from.
	 */
	public function __construct( Client $client, Settings $settings, Api_Key $key, Catalog $catalog ) {
		$this->client   = $client;
		$this->settings = $settings;
		$this->key      = $key;
		$this->catalog  = $catalog;
	}

	/**
	 * Runs the test. Calls nobody before the site is registered.
	 *
	 * @return array{ok: bool, steps: array<array{id: string, label: string, ok: bool|null, detail: string}>}
	 */
	public function run(): array {
		$steps  = array();
		$failed = false;
		foreach ( $this->steps() as $id => list( $label, $check ) ) {
			$result = $failed && 'cron' !== $id ? null : $check();
			$failed = $failed || is_wp_error( $result );
			$detail = null === $result ? __( 'Not tried, because an earlier step failed.', 'draftsmith' ) : $result;

			$steps[] = array(
				'id'     => $id,
				'label'  => $label,
				'ok'     => null === $result ? null : ! is_wp_error( $result ),
				'detail' => is_wp_error( $detail ) ? $detail->get_error_message() : $detail,
			);
		}
		return array(
			'ok'    => ! $failed,
			'steps' => $steps,
		);
	}

	/**
	 * The steps in their order: label, and what gives a detail or an error.
	 *
	 * @return array<string, array{0: string, 1: callable}>
	 */
	private function steps(): array {
		return array(
			'address'   => array( __( 'Address of the service', 'draftsmith' ), array( $this, 'check_address' ) ),
			'reachable' => array( __( 'Service can be reached', 'draftsmith' ), array( $this, 'check_reachable' ) ),
			'ready'     => array( __( 'Service is ready', 'draftsmith' ), array( $this, 'check_ready' ) ),
			'key'       => array( __( 'Key is accepted', 'draftsmith' ), array( $this, 'check_key' ) ),
			'models'    => array( __( 'Models are available', 'draftsmith' ), array( $this, 'check_models' ) ),
			'cron'      => array( __( 'Background tasks of this site', 'draftsmith' ), array( $this, 'check_cron' ) ),
		);
	}

	/**
	 * Whether there is an address and a key to call with.
	 *
	 * @return string|WP_Error
	 */
	public function check_address() {
		$obstacle = $this->client->obstacle();
		return null === $obstacle ? Address::clean( $this->settings->get()['service_url'] ) : $obstacle;
	}

	/**
	 * Whether the service answers at that address.
	 *
	 * @return string|WP_Error
	 */
	public function check_reachable() {
		$started  = microtime( true );
		$response = $this->client->request_without_key( $this->settings->get()['service_url'], 'GET', '/livez', array( 'text' => 'ok' ) );
		if ( is_wp_error( $response ) ) {
			return $response;
		}
		/* translators: %d: milliseconds. */
		return sprintf( __( 'It answered within %d ms.', 'draftsmith' ), (int) ceil( 1000 * ( microtime( true ) - $started ) ) );
	}

	/**
	 * Whether the service takes requests.
	 *
	 * @return string|WP_Error
	 */
	public function check_ready() {
		$response = $this->client->request_without_key( $this->settings->get()['service_url'], 'GET', '/readyz', array( 'text' => 'ok' ) );
		if ( is_wp_error( $response ) ) {
			return new WP_Error( 'draftsmith_not_ready', __( 'The service is starting, stopping or can’t write to its disk. Wait a minute; if it stays, look at the service’s log.', 'draftsmith' ) );
		}
		return __( 'It takes requests.', 'draftsmith' );
	}

	/**
	 * Whether the service knows the key, and takes it for this site.
	 *
	 * @return string|WP_Error
	 */
	public function check_key() {
		$response = $this->client->request( 'GET', '/v1/account', array( 'schema' => 'Account' ) );
		if ( is_wp_error( $response ) ) {
			return $response;
		}
		/* translators: %s: key with all but its end hidden. */
		return sprintf( __( 'The key %s is valid.', 'draftsmith' ), (string) $this->key->masked() );
	}

	/**
	 * Whether any model can write now.
	 *
	 * @return string|WP_Error
	 */
	public function check_models() {
		$catalog = $this->catalog->fetch();
		if ( is_wp_error( $catalog ) ) {
			return $catalog;
		}
		$names = array();
		foreach ( $catalog['models'] as $model ) {
			if ( $model['available'] ) {
				$names[] = $model['name'];
			}
		}
		return $names ? implode( ', ', $names ) : new WP_Error( 'draftsmith_no_models', __( 'No model answers. Start a model server beside the service, or name one in its settings.', 'draftsmith' ) );
	}

	/**
	 * Whether cron runs: without it, articles come in only while an editor is open.
	 *
	 * @return string|WP_Error
	 */
	public function check_cron() {
		$next = wp_next_scheduled( Schedule::POLL );
		foreach ( array_keys( (array) _get_cron_array() ) as $time ) {
			$next = false === $next ? $time : min( $next, $time );
		}
		if ( false !== $next && $next < Clock::now() - self::LATE ) {
			return new WP_Error(
				'draftsmith_cron_late',
				/* translators: %s: how long, for example "3 hours". */
				sprintf( __( 'WP-Cron is late by %s, so finished articles wait until somebody opens the editor. Have the server call wp-cron.php every minute.', 'draftsmith' ), human_time_diff( $next, Clock::now() ) )
			);
		}
		if ( defined( 'DISABLE_WP_CRON' ) && DISABLE_WP_CRON ) {
			return __( 'Visits do not start WP-Cron here (DISABLE_WP_CRON), but it is on time.', 'draftsmith' );
		}
		return __( 'WP-Cron is on time.', 'draftsmith' );
	}
}
