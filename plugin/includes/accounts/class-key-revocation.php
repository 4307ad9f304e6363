<?php
/**
 * Revoking the key on the way out.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

use Draftsmith\Service\Client;

defined( 'ABSPATH' ) || exit;

/**
 * Has the service end the key of a site that is uninstalled, where its owner wants that. Nobody waits long for it, and whether it
 * came about changes nothing here: the key goes with the site's options in any case.
 */
final class Key_Revocation {

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
	 * Makes it.
	 *
	 * @param Client   $client   Calls the service.
	 * @param Settings $settings What the owner has set.
	 * @param Api_Key  $key      The site's key.
	 */
	public function __construct( Client $client, Settings $settings, Api_Key $key ) {
		$this->client   = $client;
		$this->settings = $settings;
		$this->key      = $key;
	}

	/**
	 * Revokes the key of the current site, if its owner wants it; the network's with the main site. Takes as long as it is given, about.
	 *
	 * @param float $seconds How long at most.
	 */
	public function revoke( float $seconds ): void {
		$end = microtime( true ) + $seconds;
		$is_ours = 'option' === $this->key->source() || ( $this->key->is_of_network() && is_main_site() );
		if ( $seconds < 1 || ! $is_ours || ! $this->settings->get()['revoke_on_uninstall'] ) {
			return;
		}
		$account = $this->client->request( 'GET', '/v1/account', array( 'timeout' => $seconds / 2 ) );
		$id      = is_wp_error( $account ) ? null : ( $account->data['key']['id'] ?? null );
		$left    = $end - microtime( true );
		if ( is_string( $id ) && $left > 0 ) {
			$this->client->request( 'DELETE', '/v1/keys/' . rawurlencode( $id ), array( 'timeout' => $left ) );
		}
	}
}
