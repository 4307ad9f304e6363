<?php
/**
 * What one can choose from.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Articles;

use Draftsmith\Service\Client;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * The service's catalog, kept for five minutes.
 */
final class Catalog {

	const TRANSIENT = 'draftsmith_catalog';

	/**
	 * Calls the service.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * Makes it.
	 *
	 * @param Client $client Calls the service.
	 */
	public function __construct( Client $client ) {
		$this->client = $client;
	}

	/**
	 * The catalog, from the cache or from the service.
	 *
	 * @return array|WP_Error `Catalog` of the contract.
	 */
	public function get() {
		$cached = get_transient( self::TRANSIENT );
		return is_array( $cached ) && $this->client->is_registered() ? $cached : $this->fetch();
	}

	/**
	 * The catalog, from the service.
	 *
	 * @return array|WP_Error `Catalog` of the contract.
	 */
	public function fetch() {
		$response = $this->client->request( 'GET', '/v1/catalog', array( 'schema' => 'Catalog' ) );
		if ( is_wp_error( $response ) ) {
			return $response;
		}
		set_transient( self::TRANSIENT, $response->data, 5 * MINUTE_IN_SECONDS );
		return $response->data;
	}

	/**
	 * Where a model runs, as far as we know. `external` when we don't: nobody shall think that text stays when it leaves.
	 *
	 * @param string $model Its id.
	 */
	public function scope_of( string $model ): string {
		$cached = get_transient( self::TRANSIENT );
		foreach ( is_array( $cached ) ? $cached['models'] : array() as $known ) {
			if ( $known['id'] === $model ) {
				return $known['scope'];
			}
		}
		return 'external';
	}

	/**
	 * Drops the cached catalog.
	 */
	public static function forget(): void {
		delete_transient( self::TRANSIENT );
	}
}
