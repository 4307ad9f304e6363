<?php
/**
 * REST: settings, registration and connection test.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

use Draftsmith\Jobs\Schedule;
use Draftsmith\Platform\Contract;
use WP_Error;
use WP_REST_Request;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `GET` and `PATCH /settings`, `POST` and `DELETE /registration`, `GET /connection`; all for administrators.
 */
final class Settings_Controller {

	/**
	 * Adds routes for administrators.
	 *
	 * @var Owner_Routes
	 */
	private $routes;

	/**
	 * What the owner decides for those who write.
	 *
	 * @var Preferences
	 */
	private $preferences;

	/**
	 * Gives the settings.
	 *
	 * @var Settings_View
	 */
	private $view;

	/**
	 * Registers the site.
	 *
	 * @var Registration
	 */
	private $registration;

	/**
	 * Tests the connection.
	 *
	 * @var Connection_Check
	 */
	private $connection;

	/**
	 * Arranges cron.
	 *
	 * @var Schedule
	 */
	private $schedule;

	/**
	 * Makes it.
	 *
	 * @param Owner_Routes     $routes       Adds routes for administrators.
	 * @param Preferences      $preferences  What the owner decides for those who write.
	 * @param Settings_View    $view         Gives the settings.
	 * @param Registration     $registration Registers the site.
	 * @param Connection_Check $connection   Tests the connection.
	 * @param Schedule         $schedule     Arranges cron.
	 */
	public function __construct( Owner_Routes $routes, Preferences $preferences, Settings_View $view, Registration $registration, Connection_Check $connection, Schedule $schedule ) {
		$this->routes       = $routes;
		$this->preferences  = $preferences;
		$this->view         = $view;
		$this->registration = $registration;
		$this->connection   = $connection;
		$this->schedule     = $schedule;
	}

	/**
	 * Registers the routes.
	 */
	public function register_routes(): void {
		$this->routes->add(
			'/settings',
			array(
				array( WP_REST_Server::READABLE, array( $this->view, 'get' ), array() ),
				array( 'PATCH', array( $this, 'change' ), Contract::args( 'SettingsChanges' ) ),
			),
			'Settings'
		);
		$this->routes->add(
			'/registration',
			array(
				array( WP_REST_Server::CREATABLE, array( $this, 'register' ), Contract::args( 'RegistrationArguments' ) ),
				array( WP_REST_Server::DELETABLE, array( $this, 'forget' ), array() ),
			),
			'Settings'
		);
		$this->routes->add( '/connection', array( array( WP_REST_Server::READABLE, array( $this, 'test_connection' ), array() ) ), 'Connection' );
	}

	/**
	 * Changes what the owner decides.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array|WP_Error The settings.
	 */
	public function change( WP_REST_Request $request ) {
		$changes = Owner_Routes::known_fields( $request, 'SettingsChanges' );
		if ( is_wp_error( $changes ) ) {
			return $changes;
		}
		unset( $changes['revision'] );
		return $this->settings_after( $this->preferences->change( $changes, (string) $request['revision'] ) );
	}

	/**
	 * Registers this site; the owner has agreed to what is sent.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array|WP_Error The settings.
	 */
	public function register( WP_REST_Request $request ) {
		if ( true !== $request['consent'] ) {
			return self::consent_needed();
		}
		$result = $this->registration->register(
			(string) $request['service_url'],
			(string) $request['email'],
			trim( (string) $request['name'] ),
			(bool) $request['allow_external_providers']
		);
		return $this->settings_after( $result );
	}

	/**
	 * Nothing is sent before the owner has agreed.
	 */
	public static function consent_needed(): WP_Error {
		$message = __( 'Agree to what is sent to the service before you register.', 'draftsmith' );
		return new WP_Error(
			'draftsmith_consent_needed',
			$message,
			array(
				'status' => 400,
				'params' => array( 'consent' => $message ),
			)
		);
	}

	/**
	 * Forgets the key on this site.
	 *
	 * @return array|WP_Error The settings.
	 */
	public function forget() {
		return $this->settings_after( $this->registration->forget() );
	}

	/**
	 * Tests the connection.
	 */
	public function test_connection(): array {
		$result = $this->connection->run();
		$this->schedule->ensure();
		return $result;
	}

	/**
	 * The settings as they are after a change, with cron arranged for it.
	 *
	 * @param true|WP_Error $result Of the change.
	 * @return array|WP_Error
	 */
	private function settings_after( $result ) {
		if ( is_wp_error( $result ) ) {
			return $result;
		}
		$this->schedule->ensure();
		return $this->view->get();
	}
}
