<?php
/**
 * REST routes for whoever manages the site.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

use Draftsmith\Jobs\Job_Access;
use Draftsmith\Jobs\Jobs_Controller;
use Draftsmith\Platform\Bad_Field;
use Draftsmith\Platform\Contract;
use WP_Error;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Adds routes that only administrators may use. Core asks for the nonce of every request that comes with a cookie.
 */
final class Owner_Routes {

	/**
	 * Knows whose key it is.
	 *
	 * @var Api_Key
	 */
	private $key;

	/**
	 * Makes it.
	 *
	 * @param Api_Key $key Knows whose key it is.
	 */
	public function __construct( Api_Key $key ) {
		$this->key = $key;
	}

	/**
	 * Adds a route about this site.
	 *
	 * @param string      $path      Of the route.
	 * @param array       $endpoints Each: HTTP methods, callback, arguments.
	 * @param string|null $schema    Of the answer, by its name in the contract; null when it is a file.
	 */
	public function add( string $path, array $endpoints, ?string $schema ): void {
		$this->add_with( array( $this, 'may_manage' ), $path, $endpoints, $schema );
	}

	/**
	 * Adds a route about the account behind the site's key, which may be that of other sites too.
	 *
	 * @param string      $path      Of the route.
	 * @param array       $endpoints Each: HTTP methods, callback, arguments.
	 * @param string|null $schema    Of the answer, by its name in the contract; null when it is a file.
	 */
	public function add_for_account( string $path, array $endpoints, ?string $schema ): void {
		$this->add_with( array( $this, 'may_manage_account' ), $path, $endpoints, $schema );
	}

	/**
	 * The fields of a body, as their schema makes them.
	 *
	 * @param WP_REST_Request $request The request.
	 * @param string          $schema  Of the body, by its name in the contract.
	 * @return array|WP_Error An error when there is a field that the contract does not know: whoever sent it believes that it counts.
	 */
	public static function known_fields( WP_REST_Request $request, string $schema ) {
		$sent    = (array) $request->get_json_params();
		$known   = Contract::schema( $schema )['properties'];
		$unknown = implode( ', ', array_keys( array_diff_key( $sent, $known ) ) );
		if ( '' !== $unknown ) {
			/* translators: %s: names of fields. */
			$message = sprintf( __( 'Unknown fields: %s.', 'draftsmith' ), $unknown );
			return Bad_Field::error( $unknown, $message );
		}
		return array_intersect_key( $request->get_params(), $sent );
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
	 * Whether the user manages the account. The network's key, and one that is set outside of WordPress, which may be that of a
	 * whole network, are of many sites, which have administrators of their own.
	 *
	 * @return true|WP_Error
	 */
	public function may_manage_account() {
		$allowed = $this->may_manage();
		if ( true === $allowed && is_multisite() && ( $this->key->is_from_outside() || $this->key->is_of_network() ) && ! current_user_can( 'manage_network_options' ) ) {
			return Job_Access::forbidden( __( 'The key of this site is set for the whole network. Only administrators of the network can manage its account.', 'draftsmith' ) );
		}
		return $allowed;
	}

	/**
	 * Adds a route.
	 *
	 * @param callable    $permission Whether the user may use it.
	 * @param string      $path       Of the route.
	 * @param array       $endpoints  Each: HTTP methods, callback, arguments.
	 * @param string|null $schema     Of the answer.
	 */
	private function add_with( callable $permission, string $path, array $endpoints, ?string $schema ): void {
		$options = array();
		if ( null !== $schema ) {
			$options['schema'] = static function () use ( $schema ): array {
				return Contract::schema( $schema );
			};
		}
		foreach ( $endpoints as list( $methods, $callback, $args ) ) {
			$options[] = array(
				'methods'             => $methods,
				'callback'            => $callback,
				'permission_callback' => $permission,
				'args'                => $args,
			);
		}
		register_rest_route( Jobs_Controller::ROUTES, $path, $options );
	}
}
