<?php
/**
 * REST: settings, registration and connection test.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

use Draftsmith\Jobs\Job_Access;
use Draftsmith\Jobs\Jobs_Controller;
use Draftsmith\Jobs\Schedule;
use Draftsmith\Platform\Contract;
use Draftsmith\Platform\Site;
use Draftsmith\Service\Client;
use WP_Error;
use WP_REST_Request;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `GET /settings`, `POST` and `DELETE /registration`, `GET /connection`; all for administrators.
 */
final class Settings_Controller {

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
	 * @param Client           $client       Calls the service.
	 * @param Settings         $settings     What the owner has set.
	 * @param Api_Key          $key          The site's key.
	 * @param Registration     $registration Registers the site.
	 * @param Connection_Check $connection   Tests the connection.
	 * @param Schedule         $schedule     Arranges cron.
	 */
	public function __construct( Client $client, Settings $settings, Api_Key $key, Registration $registration, Connection_Check $connection, Schedule $schedule ) {
		$this->client       = $client;
		$this->settings     = $settings;
		$this->key          = $key;
		$this->registration = $registration;
		$this->connection   = $connection;
		$this->schedule     = $schedule;
	}

	/**
	 * Registers the routes.
	 */
	public function register_routes(): void {
		$this->add_route( '/settings', array( array( WP_REST_Server::READABLE, 'get_settings', array() ) ), 'Settings' );
		$this->add_route(
			'/registration',
			array(
				array( WP_REST_Server::CREATABLE, 'register', Contract::args( 'RegistrationArguments' ) ),
				array( WP_REST_Server::DELETABLE, 'forget', array() ),
			),
			'Settings'
		);
		$this->add_route( '/connection', array( array( WP_REST_Server::READABLE, 'test_connection', array() ) ), 'Connection' );
	}

	/**
	 * Whether the user manages this site.
	 *
	 * @return true|WP_Error
	 */
	public function may_manage() {
		return current_user_can( 'manage_options' ) ? true : Job_Access::forbidden( __( 'Only administrators can change the settings of Draftsmith.', 'draftsmith' ) );
	}

	/**
	 * The settings as the page shows them. Before registration the owner's address and name are suggested, and nobody is
	 * called.
	 */
	public function get_settings(): array {
		$settings   = $this->settings->get();
		$user       = wp_get_current_user();
		$registered = $this->client->is_registered();
		$usage      = $registered ? $this->client->request( 'GET', '/v1/usage', array( 'timeout' => 3, 'schema' => 'UsageReport' ) ) : null; // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing
		$has_usage  = null !== $usage && ! is_wp_error( $usage );
		if ( $has_usage ) {
			// A key that was refused and now passes wakes the jobs that wait.
			$this->schedule->ensure();
		}
		return array(
			'service_url'              => $settings['service_url'],
			'email'                    => '' === $settings['email'] ? $user->user_email : $settings['email'],
			'name'                     => '' === $settings['email'] ? $user->display_name : $settings['name'],
			'domain'                   => Site::domain(),
			'registered'               => $registered,
			'registered_domain'        => $settings['registered_domain'],
			'key_masked'               => $this->key->masked(),
			'key_source'               => $this->key->source(),
			'key_state'                => $this->key->state(),
			'key_refused'              => $this->key->is_refused(),
			'allow_external_providers' => $settings['allow_external_providers'],
			'plan'                     => $has_usage ? $usage->data['plan'] : null,
			'today'                    => $has_usage ? $usage->data['today'] : null,
		);
	}

	/**
	 * Registers this site; the owner has agreed to what is sent.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array|WP_Error The settings.
	 */
	public function register( WP_REST_Request $request ) {
		if ( true !== $request['consent'] ) {
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
		$result = $this->registration->register(
			(string) $request['service_url'],
			(string) $request['email'],
			trim( (string) $request['name'] ),
			(bool) $request['allow_external_providers']
		);
		if ( is_wp_error( $result ) ) {
			return $result;
		}
		$this->schedule->ensure();
		return $this->get_settings();
	}

	/**
	 * Forgets the key on this site.
	 *
	 * @return array|WP_Error The settings.
	 */
	public function forget() {
		$result = $this->registration->forget();
		if ( is_wp_error( $result ) ) {
			return $result;
		}
		$this->schedule->ensure();
		return $this->get_settings();
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
	 * Adds a route for administrators.
	 *
	 * @param string $path      Of the route.
	 * @param array  $endpoints Each: HTTP methods, method of this class, arguments.
	 * @param string $schema    Of the answer, by its name in the contract.
	 */
	private function add_route( string $path, array $endpoints, string $schema ): void {
		$options = array(
			'schema' => static function () use ( $schema ): array {
				return Contract::schema( $schema );
			},
		);
		foreach ( $endpoints as list( $methods, $method, $args ) ) {
			$options[] = array(
				'methods'             => $methods,
				'callback'            => array( $this, $method ),
				'permission_callback' => array( $this, 'may_manage' ),
				'args'                => $args,
			);
		}
		register_rest_route( Jobs_Controller::ROUTES, $path, $options );
	}
}
