<?php
/**
 * The account of a network.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Network;

use Draftsmith\Accounts\Account;
use Draftsmith\Accounts\Api_Key;
use Draftsmith\Accounts\Challenge;
use Draftsmith\Accounts\Registration;
use Draftsmith\Accounts\Settings;
use Draftsmith\Accounts\Usage;
use Draftsmith\Articles\Catalog;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Opened by the main site, whose domain it is bound to, and then held by the network.
 */
final class Network_Account {

	/**
	 * Registers the main site.
	 *
	 * @var Registration
	 */
	private $registration;

	/**
	 * The account of the main site.
	 *
	 * @var Account
	 */
	private $account;

	/**
	 * What is set on the main site.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * The main site's key.
	 *
	 * @var Api_Key
	 */
	private $key;

	/**
	 * What is set for the network.
	 *
	 * @var Network_Settings
	 */
	private $network;

	/**
	 * The network's key.
	 *
	 * @var Network_Key
	 */
	private $network_key;

	/**
	 * Makes it.
	 *
	 * @param Registration     $registration Registers the main site.
	 * @param Account          $account      The account of the main site.
	 * @param Settings         $settings     What is set on the main site.
	 * @param Api_Key          $key          The main site's key.
	 * @param Network_Settings $network      What is set for the network.
	 * @param Network_Key      $network_key  The network's key.
	 */
	public function __construct( Registration $registration, Account $account, Settings $settings, Api_Key $key, Network_Settings $network, Network_Key $network_key ) {
		$this->registration = $registration;
		$this->account      = $account;
		$this->settings     = $settings;
		$this->key          = $key;
		$this->network      = $network;
		$this->network_key  = $network_key;
	}

	/**
	 * Opens an account for the network.
	 *
	 * @param string $service_url              As typed.
	 * @param string $email                    The owner's.
	 * @param string $name                     The owner's; may be empty.
	 * @param bool   $allow_external_providers Whether text may go to models of other companies.
	 * @return true|WP_Error
	 */
	public function open( string $service_url, string $email, string $name, bool $allow_external_providers ) {
		if ( $this->key->is_from_outside() ) {
			return Api_Key::from_outside();
		}
		$registered = $this->registration->register( $service_url, $email, $name, $allow_external_providers );
		return is_wp_error( $registered ) ? $registered : $this->adopt();
	}

	/**
	 * Makes the main site's account that of the network. The network has the key before the site lets it go, so whoever dies in
	 * between leaves both with it; and the network has none while it gets its address, so none goes to a wrong one.
	 *
	 * @return true|WP_Error
	 */
	public function adopt() {
		if ( 'option' !== $this->key->source() ) {
			return new WP_Error( 'draftsmith_nothing_to_adopt', __( 'The main site has no key of its own that the network could take over. Register the network instead.', 'draftsmith' ), array( 'status' => 409 ) );
		}
		$account = $this->account->fetch();
		if ( is_wp_error( $account ) ) {
			return $account;
		}
		if ( ! in_array( 'account', $account['key']['scopes'], true ) ) {
			return new WP_Error( 'draftsmith_key_manages_nothing', __( 'The main site’s key may not add sites to its account. Register the network instead.', 'draftsmith' ), array( 'status' => 409 ) );
		}
		$connection = array_intersect_key( $this->settings->get(), array_flip( array( 'service_url', 'registered_domain', 'email', 'name', 'allow_external_providers' ) ) );
		$this->network_key->forget();
		if ( ! $this->network->save( $connection ) ) {
			return Settings::not_saved();
		}
		$stored = $this->network_key->store( (string) $this->key->reveal() );
		if ( is_wp_error( $stored ) ) {
			return $stored;
		}
		if ( ! $this->settings->save( array_fill_keys( array( 'service_url', 'registered_domain', 'email', 'name' ), '' ) ) ) {
			// Only without a key can the network be given one once more.
			$this->network_key->forget();
			return Settings::not_saved();
		}
		$this->key->forget();
		return true;
	}

	/**
	 * Forgets the network's key. Sites that have a key of their own keep it; the service keeps the account.
	 *
	 * @return true|WP_Error An error when nothing could be stored; the network has its key then.
	 */
	public function forget() {
		if ( ! $this->network->forget_connection() ) {
			return Settings::not_saved();
		}
		$this->network_key->forget();
		( new Challenge() )->forget();
		$this->key->set_refused( false );
		Catalog::forget();
		Usage::forget();
		return true;
	}
}
