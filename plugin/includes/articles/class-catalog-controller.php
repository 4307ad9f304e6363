<?php
/**
 * REST: what one can choose from.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Articles;

use Draftsmith\Access\Daily_Cap;
use Draftsmith\Access\Role_Rules;
use Draftsmith\Accounts\Settings;
use Draftsmith\Jobs\Job_Access;
use Draftsmith\Jobs\Jobs_Controller;
use Draftsmith\Platform\Contract;
use WP_Error;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `GET /catalog`: of the service's catalog what the user's role may use, with what the owner has forms begin with.
 */
final class Catalog_Controller {

	/**
	 * What the service offers.
	 *
	 * @var Catalog
	 */
	private $catalog;

	/**
	 * What the owner has set.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * What each role may use.
	 *
	 * @var Role_Rules
	 */
	private $rules;

	/**
	 * How many articles a user may ask for.
	 *
	 * @var Daily_Cap
	 */
	private $cap;

	/**
	 * Makes it.
	 *
	 * @param Catalog    $catalog  What the service offers.
	 * @param Settings   $settings What the owner has set.
	 * @param Role_Rules $rules    What each role may use.
	 * @param Daily_Cap  $cap      How many articles a user may ask for.
	 */
	public function __construct( Catalog $catalog, Settings $settings, Role_Rules $rules, Daily_Cap $cap ) {
		$this->catalog  = $catalog;
		$this->settings = $settings;
		$this->rules    = $rules;
		$this->cap      = $cap;
	}

	/**
	 * Registers the route.
	 */
	public function register_routes(): void {
		register_rest_route(
			Jobs_Controller::ROUTES,
			'/catalog',
			array(
				array(
					'methods'             => WP_REST_Server::READABLE,
					'callback'            => array( $this, 'get' ),
					'permission_callback' => array( Job_Access::class, 'check_writer' ),
				),
				'schema' => static function (): array {
					return Contract::schema( 'SiteCatalog' );
				},
			)
		);
	}

	/**
	 * The catalog for the current user.
	 *
	 * @return array|WP_Error `SiteCatalog` of the contract.
	 */
	public function get() {
		$catalog = $this->catalog->get();
		if ( is_wp_error( $catalog ) ) {
			return $catalog;
		}
		$rule              = $this->rules->of_user( get_current_user_id() );
		$catalog['models'] = self::allowed( $catalog['models'], $rule['models'], 'id' );
		foreach ( array( 'content_types', 'post_statuses' ) as $name ) {
			$catalog[ $name ] = self::allowed( $catalog[ $name ], $rule[ $name ] );
		}
		return array_merge(
			$catalog,
			array(
				'defaults'            => $this->defaults( $catalog ),
				'articles_left_today' => $this->cap->left( get_current_user_id() ),
			)
		);
	}

	/**
	 * What of the owner's defaults the user may choose; the rest is empty.
	 *
	 * @param array $catalog For the user.
	 */
	private function defaults( array $catalog ): array {
		$offered  = array(
			'language'     => array_column( $catalog['languages'], 'tag' ),
			'model'        => array_column( $catalog['models'], 'id' ),
			'content_type' => $catalog['content_types'],
			'post_status'  => $catalog['post_statuses'],
		);
		$defaults = $this->settings->get()['defaults'];
		foreach ( $offered as $name => $values ) {
			$defaults[ $name ] = in_array( $defaults[ $name ], $values, true ) ? $defaults[ $name ] : '';
		}
		return $defaults;
	}

	/**
	 * Those of a list that a rule allows.
	 *
	 * @param array         $offered What the service offers.
	 * @param string[]|null $rule    What is allowed; null for all.
	 * @param string|null   $field   By which entries are named; null when they are names themselves.
	 */
	private static function allowed( array $offered, ?array $rule, ?string $field = null ): array {
		if ( null === $rule ) {
			return $offered;
		}
		return array_values(
			array_filter(
				$offered,
				static function ( $entry ) use ( $rule, $field ): bool {
					return in_array( null === $field ? $entry : $entry[ $field ], $rule, true );
				}
			)
		);
	}
}
