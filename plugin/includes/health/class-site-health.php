<?php
/**
 * Draftsmith in Site Health.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Health;

use Draftsmith\Access\Gate;
use Draftsmith\Jobs\Job_Access;
use Draftsmith\Jobs\Jobs_Controller;
use Draftsmith\Parts;
use Draftsmith\Platform\Contract;
use WP_Error;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * Adds the checks to Tools > Site Health, and the routes by which that screen runs those which call somebody.
 */
final class Site_Health {

	/**
	 * Who may see Site Health, as core asks it of its own checks.
	 */
	private const CAPABILITY = 'view_site_health_checks';

	/**
	 * Adds the checks. On a site that is not registered, or where Draftsmith is turned off, there is nothing to check and nobody
	 * to call.
	 *
	 * @param array $tests Tests that there are, by kind.
	 */
	public static function add_tests( array $tests ): array {
		if ( ! self::is_checked() ) {
			return $tests;
		}
		foreach ( Health_Checks::NAMES as $name => $is_slow ) {
			$run  = static function () use ( $name ): array {
				return ( new Parts() )->health_checks()->run( $name );
			};
			$test = array( 'label' => Health_Checks::label( $name ) );

			$tests[ $is_slow ? 'async' : 'direct' ][ 'draftsmith_' . $name ] = array_merge(
				$test,
				$is_slow
					? array(
						'test'              => rest_url( Jobs_Controller::ROUTES . '/site-health/' . $name ),
						'has_rest'          => true,
						'async_direct_test' => $run,
					)
					: array( 'test' => $run )
			);
		}
		return $tests;
	}

	/**
	 * Registers the routes: one for each check that calls somebody.
	 */
	public function register_routes(): void {
		foreach ( array_keys( array_filter( Health_Checks::NAMES ) ) as $name ) {
			register_rest_route(
				Jobs_Controller::ROUTES,
				'/site-health/' . $name,
				array(
					array(
						'methods'             => WP_REST_Server::READABLE,
						'callback'            => static function () use ( $name ) {
							return self::run( $name );
						},
						'permission_callback' => array( $this, 'may_run' ),
					),
					'schema' => static function (): array {
						return Contract::schema( 'HealthVerdict' );
					},
				)
			);
		}
	}

	/**
	 * Whether the user may see Site Health.
	 *
	 * @return true|WP_Error
	 */
	public function may_run() {
		return current_user_can( self::CAPABILITY ) ? true : Job_Access::forbidden( __( 'You are not allowed to see Site Health.', 'draftsmith' ) );
	}

	/**
	 * Runs one check.
	 *
	 * @param string $name Of Health_Checks::NAMES.
	 * @return array|WP_Error `HealthVerdict` of the contract.
	 */
	private static function run( string $name ) {
		return self::is_checked()
			? ( new Parts() )->health_checks()->run( $name )
			: new WP_Error( 'draftsmith_not_checked', __( 'Draftsmith is turned off or not registered on this site, so there is nothing to check.', 'draftsmith' ), array( 'status' => 409 ) );
	}

	/**
	 * Whether there is anything to check. Calls nobody.
	 */
	private static function is_checked(): bool {
		return Contract::exists() && ! Gate::is_off() && ( new Parts() )->client()->is_registered();
	}
}
