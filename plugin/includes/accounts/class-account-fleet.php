<?php
/**
 * REST: the sites of the account, and the keys of this one.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

use Draftsmith\Platform\Clock;
use Draftsmith\Platform\Contract;
use Draftsmith\Service\Client;
use WP_Error;
use WP_REST_Request;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `GET /account/sites`, `GET /account/keys` and `DELETE /account/keys/{id}`. Keys are told masked only.
 */
final class Account_Fleet {

	/**
	 * Adds routes for administrators.
	 *
	 * @var Owner_Routes
	 */
	private $routes;

	/**
	 * Calls the service.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * Knows which site and key these are.
	 *
	 * @var Account
	 */
	private $account;

	/**
	 * Makes it.
	 *
	 * @param Owner_Routes $routes  Adds routes for administrators.
	 * @param Client       $client  Calls the service.
	 * @param Account      $account Knows which site and key these are.
	 */
	public function __construct( Owner_Routes $routes, Client $client, Account $account ) {
		$this->routes  = $routes;
		$this->client  = $client;
		$this->account = $account;
	}

	/**
	 * Registers the routes.
	 */
	public function register_routes(): void {
		$this->routes->add_for_account( '/account/sites', array( array( WP_REST_Server::READABLE, array( $this, 'list_sites' ), array() ) ), 'AccountSites' );
		$this->routes->add_for_account( '/account/keys', array( array( WP_REST_Server::READABLE, array( $this, 'list_keys' ), array() ) ), 'AccountKeys' );
		$this->routes->add_for_account( '/account/keys/(?P<id>[0-9a-f-]{1,36})', array( array( WP_REST_Server::DELETABLE, array( $this, 'revoke' ), Contract::args( 'KeyArguments' ) ) ), 'AccountKeys' );
	}

	/**
	 * The sites of the account, newest first, with when a key of each was last used.
	 *
	 * @return array|WP_Error `AccountSites` of the contract.
	 */
	public function list_sites() {
		$account = $this->account->fetch();
		$sites   = is_wp_error( $account ) ? $account : $this->ask( '/v1/sites', 'SiteList' );
		$keys    = is_wp_error( $sites ) ? $sites : $this->ask( '/v1/keys', 'ApiKeyList' );
		if ( is_wp_error( $keys ) ) {
			return $keys;
		}
		$used = array();
		foreach ( $keys as $key ) {
			$used[ $key['site_id'] ] = max( $used[ $key['site_id'] ] ?? '', (string) $key['last_used_at'] );
		}
		$list = array();
		foreach ( $sites as $site ) {
			$last   = $used[ $site['id'] ] ?? '';
			$list[] = array(
				'id'           => $site['id'],
				'domain'       => $site['domain'],
				'status'       => $site['status'],
				'created_at'   => $site['created_at'],
				'last_used_at' => '' === $last ? null : $last,
				'is_this'      => $site['id'] === $account['site']['id'],
			);
		}
		return array( 'data' => $list );
	}

	/**
	 * The keys of this site, newest first; those that have ended are not told.
	 *
	 * @return array|WP_Error `AccountKeys` of the contract.
	 */
	public function list_keys() {
		$account = $this->account->fetch();
		$keys    = is_wp_error( $account ) ? $account : $this->ask( '/v1/keys?site_id=' . rawurlencode( $account['site']['id'] ), 'ApiKeyList' );
		if ( is_wp_error( $keys ) ) {
			return $keys;
		}
		$list = array();
		foreach ( $keys as $key ) {
			$has_expired = null !== $key['expires_at'] && rest_parse_date( $key['expires_at'] ) <= Clock::now();
			if ( null === $key['revoked_at'] && ! $has_expired ) {
				$list[] = array_merge( $key, array( 'is_this' => $key['id'] === $account['key']['id'] ) );
			}
		}
		return array( 'data' => $list );
	}

	/**
	 * Revokes another key of this site.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array|WP_Error The keys that are left.
	 */
	public function revoke( WP_REST_Request $request ) {
		$keys = $this->list_keys();
		if ( is_wp_error( $keys ) ) {
			return $keys;
		}
		$key = array_values( wp_list_filter( $keys['data'], array( 'id' => $request['id'] ) ) )[0] ?? null;
		if ( null === $key ) {
			return new WP_Error( 'draftsmith_unknown_key', __( 'This site has no such key any more. Reload the page to see its keys.', 'draftsmith' ), array( 'status' => 410 ) );
		}
		if ( $key['is_this'] ) {
			return new WP_Error( 'draftsmith_key_in_use', __( 'This is the key that this site uses. Replace it, or forget it on this site.', 'draftsmith' ), array( 'status' => 409 ) );
		}
		$response = $this->client->request( 'DELETE', '/v1/keys/' . $key['id'] );
		return is_wp_error( $response ) ? $response : $this->list_keys();
	}

	/**
	 * A list, from the service.
	 *
	 * @param string $path   Path and query, from `/v1/`.
	 * @param string $schema Of the answer.
	 * @return array|WP_Error
	 */
	private function ask( string $path, string $schema ) {
		$response = $this->client->request( 'GET', $path, array( 'schema' => $schema ) );
		return is_wp_error( $response ) ? $response : $response->data['data'];
	}
}
