<?php
/**
 * The account at the service.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

use Draftsmith\Network\Network_Settings;
use Draftsmith\Service\Client;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Asks the service about the account behind the site's key, and has it changed.
 */
final class Account {

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
	 * Makes it.
	 *
	 * @param Client   $client   Calls the service.
	 * @param Settings $settings What the owner has set.
	 */
	public function __construct( Client $client, Settings $settings ) {
		$this->client   = $client;
		$this->settings = $settings;
	}

	/**
	 * The account, the site and the key as the service knows them.
	 *
	 * @return array|WP_Error `Account` of the contract.
	 */
	public function fetch() {
		return $this->keep( $this->client->request( 'GET', '/v1/account', array( 'schema' => 'Account' ) ) );
	}

	/**
	 * Corrects the account.
	 *
	 * @param array $changes `AccountUpdate` of the contract.
	 * @return array|WP_Error `Account` of the contract.
	 */
	public function update( array $changes ) {
		return $this->keep(
			$this->client->request(
				'PATCH',
				'/v1/account',
				array(
					'body'   => $changes,
					'schema' => 'Account',
				)
			)
		);
	}

	/**
	 * Has the service do something that changes the account, and asks how it is then.
	 *
	 * @param string     $method HTTP method.
	 * @param string     $path   Path, from `/v1/`.
	 * @param array|null $body   Object to send as JSON.
	 * @return array|WP_Error `Account` of the contract.
	 */
	public function change( string $method, string $path, ?array $body = null ) {
		$response = $this->client->request( $method, $path, null === $body ? array() : array( 'body' => $body ) );
		return is_wp_error( $response ) ? $response : $this->fetch();
	}

	/**
	 * Takes over what the service says of the owner, for the times when it can't be asked. With the network's key it is said of the
	 * network, which tells it to all sites.
	 *
	 * @param \Draftsmith\Service\Response|WP_Error $response With an `Account`.
	 * @return array|WP_Error The account.
	 */
	private function keep( $response ) {
		if ( is_wp_error( $response ) ) {
			return $response;
		}
		$account = $response->data;
		$told    = array(
			'email'                    => $account['email'],
			'name'                     => (string) $account['name'],
			'allow_external_providers' => $account['site']['allow_external_providers'],
		);
		if ( array() === array_diff_assoc( $told, array_intersect_key( $this->settings->get(), $told ) ) ) {
			return $account;
		}
		$is_saved = ( new Api_Key() )->is_of_network() ? ( new Network_Settings() )->save( $told ) : $this->settings->save( $told );
		return $is_saved ? $account : Settings::not_saved();
	}
}
