<?php
/**
 * `wp draftsmith register`.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Cli;

use WP_CLI;

defined( 'ABSPATH' ) || exit;

/**
 * Registers this site with a Draftsmith service.
 */
final class Register_Command {

	/**
	 * Calls the routes.
	 *
	 * @var Console
	 */
	private $console;

	/**
	 * Makes it.
	 *
	 * @param Console $console Calls the routes.
	 */
	public function __construct( Console $console ) {
		$this->console = $console;
	}

	/**
	 * Registers this site with a Draftsmith service and keeps the key, encrypted.
	 *
	 * ## OPTIONS
	 *
	 * --service=<url>
	 * : Address of the service.
	 *
	 * --email=<email>
	 * : Address of the owner.
	 *
	 * [--name=<name>]
	 * : Name of the owner.
	 *
	 * [--allow-external-providers]
	 * : Allow models of other companies, to which instructions and text go then.
	 *
	 * [--yes]
	 * : Agree to what is sent, without being asked.
	 *
	 * ## EXAMPLES
	 *
	 *     wp draftsmith register --service=https://write.example.com --email=owner@example.com --user=admin
	 *
	 * @param string[] $args       Positional arguments; none.
	 * @param array    $assoc_args Options.
	 */
	public function __invoke( array $args, array $assoc_args ): void {
		$this->console->require_user();
		WP_CLI::confirm( __( 'The domain and the language of this site, and the owner’s address and name, are sent to the service. With each request for an article go its title, instructions and choices. Do you agree?', 'draftsmith' ), $assoc_args );
		$settings = $this->console->call(
			'POST',
			'/registration',
			array(
				'service_url'              => (string) ( $assoc_args['service'] ?? '' ),
				'email'                    => (string) ( $assoc_args['email'] ?? '' ),
				'name'                     => (string) ( $assoc_args['name'] ?? '' ),
				'allow_external_providers' => isset( $assoc_args['allow-external-providers'] ),
				'consent'                  => true,
			)
		);
		/* translators: 1: domain of this site, 2: address of the service. */
		WP_CLI::success( sprintf( __( '%1$s is registered with %2$s.', 'draftsmith' ), $settings['domain'], $settings['service_url'] ) );
	}
}
