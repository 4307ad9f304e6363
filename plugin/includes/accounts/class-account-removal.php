<?php
/**
 * Deleting the account.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

use Draftsmith\Access\Daily_Cap;
use Draftsmith\Articles\Catalog;
use Draftsmith\Jobs\Job_Store;
use Draftsmith\Jobs\Schedule;
use Draftsmith\Network\Network_Key;
use Draftsmith\Network\Network_Settings;
use Draftsmith\Service\Client;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Has the service erase all that it holds, and makes this site what it was before it was registered. Posts stay.
 */
final class Account_Removal {

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
	 * What the site proves its domain with.
	 *
	 * @var Challenge
	 */
	private $challenge;

	/**
	 * Holds the requests.
	 *
	 * @var Job_Store
	 */
	private $store;

	/**
	 * Makes it.
	 *
	 * @param Client    $client    Calls the service.
	 * @param Settings  $settings  What the owner has set.
	 * @param Api_Key   $key       The site's key.
	 * @param Challenge $challenge What the site proves its domain with.
	 * @param Job_Store $store     Holds the requests.
	 */
	public function __construct( Client $client, Settings $settings, Api_Key $key, Challenge $challenge, Job_Store $store ) {
		$this->client    = $client;
		$this->settings  = $settings;
		$this->key       = $key;
		$this->challenge = $challenge;
		$this->store     = $store;
	}

	/**
	 * Deletes the account with all of its sites.
	 *
	 * @param string $email The account's address, typed by its owner.
	 * @return array|WP_Error `ErasureReceipt` of the contract.
	 */
	public function remove( string $email ) {
		$response = $this->client->request(
			'DELETE',
			'/v1/account',
			array(
				'body'    => array( 'email' => $email ),
				'timeout' => 30,
				'schema'  => 'ErasureReceipt',
			)
		);
		if ( ! is_wp_error( $response ) ) {
			$this->forget_all();
			return $response->data;
		}
		if ( 401 === $response->get_error_data()['status'] ) {
			// As after a deletion whose answer was lost on the way.
			return new WP_Error( 'draftsmith_account_unknown', __( 'The service does not know this site’s key, so there is nothing that it could be told to delete. If you have just deleted the account, that was done; forget the key on this site now.', 'draftsmith' ), array( 'status' => 409 ) );
		}
		return $response;
	}

	/**
	 * Removes what the registration has brought, and what was asked for since. The key goes first: whoever dies in between
	 * leaves nothing that calls a service which knows us no more.
	 */
	private function forget_all(): void {
		if ( $this->key->is_of_network() ) {
			( new Network_Key() )->forget();
			// Where this fails an address is left without a key, which the next registration overwrites.
			( new Network_Settings() )->forget_connection();
		}
		$this->key->forget();
		$this->challenge->forget();
		Schedule::clear();
		wp_clear_scheduled_hook( Key_Rotation::FINISH );
		Catalog::forget();
		Usage::forget();
		$this->store->delete_all();
		Daily_Cap::forget();
		$this->settings->forget();
	}
}
