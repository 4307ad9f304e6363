<?php
/**
 * Registering this site with the service.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

use Draftsmith\Articles\Catalog;
use Draftsmith\Platform\Lock;
use Draftsmith\Platform\Secret_Box;
use Draftsmith\Platform\Site;
use Draftsmith\Service\Address;
use Draftsmith\Service\Client;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * The first call that ever leaves this site, upon the owner's click.
 */
final class Registration {

	/**
	 * Environment variable or constant that pins the address to which a key from outside is sent.
	 */
	private const ADDRESS = 'DRAFTSMITH_SERVICE_URL';

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
	 * Makes it.
	 *
	 * @param Client    $client    Calls the service.
	 * @param Settings  $settings  What the owner has set.
	 * @param Api_Key   $key       The site's key.
	 * @param Challenge $challenge What the site proves its domain with.
	 */
	public function __construct( Client $client, Settings $settings, Api_Key $key, Challenge $challenge ) {
		$this->client    = $client;
		$this->settings  = $settings;
		$this->key       = $key;
		$this->challenge = $challenge;
	}

	/**
	 * Registers this site and keeps its key. Where the key comes from the environment or a constant, nothing is
	 * registered: the service is asked whether it knows that key.
	 *
	 * @param string $service_url              As typed.
	 * @param string $email                    The owner's.
	 * @param string $name                     The owner's; may be empty.
	 * @param bool   $allow_external_providers Whether text may go to models of other companies.
	 * @return true|WP_Error
	 */
	public function register( string $service_url, string $email, string $name, bool $allow_external_providers ) {
		$address = Address::clean( $service_url );
		if ( is_wp_error( $address ) ) {
			return $address;
		}
		if ( $this->key->is_from_outside() ) {
			return $this->adopt( $address );
		}
		if ( ! Secret_Box::is_available() ) {
			return Api_Key::no_encryption();
		}
		// Two registrations at once would leave the key of one with the challenge of the other.
		$lock = new Lock( 'registration' );
		if ( ! $lock->acquire( MINUTE_IN_SECONDS ) ) {
			return new WP_Error( 'draftsmith_busy', __( 'Somebody is registering this site right now. Reload the page in a minute.', 'draftsmith' ), array( 'status' => 409 ) );
		}
		try {
			return $this->register_with(
				$address,
				array(
					'email'                    => $email,
					'domain'                   => Site::domain(),
					'language'                 => Site::language(),
					'allow_external_providers' => $allow_external_providers,
				) + ( '' === $name ? array() : array( 'name' => $name ) )
			);
		} finally {
			$lock->release();
		}
	}

	/**
	 * Registers and keeps the key. The challenge is kept before it is sent, since the service may ask for its proof at once.
	 *
	 * @param string $address Clean.
	 * @param array  $request `RegistrationRequest` of the contract, without challenge.
	 * @return true|WP_Error
	 */
	private function register_with( string $address, array $request ) {
		$before               = $this->challenge->reveal();
		$request['challenge'] = Challenge::make();
		if ( ! $this->challenge->keep( $request['challenge'] ) ) {
			return Api_Key::not_stored();
		}
		$response = $this->client->request_without_key(
			$address,
			'POST',
			'/v1/registrations',
			array(
				'body'    => $request,
				'timeout' => 15,
				'schema'  => 'Registration',
			)
		);
		if ( is_wp_error( $response ) ) {
			// The registration before this one, if there was one, still holds.
			null === $before ? $this->challenge->forget() : $this->challenge->keep( $before );
			return $response;
		}
		// In this order, whoever dies in between leaves no key rather than one that goes to the wrong address.
		$this->key->forget();
		return $this->keep( $address, $response->data['account'] ) ? $this->key->store( $response->data['key'] ) : Settings::not_saved();
	}

	/**
	 * Forgets the key on this site, and what it proves its domain with. The service keeps the account. The address goes first:
	 * once the site has no key of its own, the network's must find only the network's.
	 *
	 * @return true|WP_Error An error when the key is not ours to forget, or the address could not be cleared.
	 */
	public function forget() {
		if ( $this->key->is_from_outside() ) {
			return Api_Key::from_outside();
		}
		if ( $this->key->is_of_network() ) {
			return Api_Key::from_network();
		}
		if ( ! $this->forget_connection() ) {
			return Settings::not_saved();
		}
		$this->key->forget();
		$this->challenge->forget();
		wp_clear_scheduled_hook( Key_Rotation::FINISH );
		Catalog::forget();
		Usage::forget();
		return true;
	}

	/**
	 * Lets a site of a network fall back on the network's account: it can be reached at the network's address only.
	 *
	 * @return bool False when it could not be stored.
	 */
	private function forget_connection(): bool {
		return ! is_multisite() || $this->settings->save( array_fill_keys( array( 'service_url', 'registered_domain', 'email', 'name' ), '' ) );
	}

	/**
	 * Uses the key from the environment or a constant with a service.
	 *
	 * @param string $address Clean.
	 * @return true|WP_Error
	 */
	private function adopt( string $address ) {
		if ( ! self::may_be_sent_to( $address ) ) {
			return new WP_Error( 'draftsmith_address_from_outside', __( 'The key is set outside of WordPress, so only whoever set it decides where it is sent. Have the service’s address set there too, in DRAFTSMITH_SERVICE_URL, and enter exactly that one.', 'draftsmith' ), array( 'status' => 403 ) );
		}
		$response = $this->client->request_without_key(
			$address,
			'GET',
			'/v1/account',
			array(
				'headers' => Client::credentials( (string) $this->key->reveal() ),
				'schema'  => 'Account',
			)
		);
		if ( is_wp_error( $response ) ) {
			return $response;
		}
		if ( ! $this->keep( $address, $response->data ) ) {
			return Settings::not_saved();
		}
		$this->key->set_refused( false );
		return true;
	}

	/**
	 * Whether a key from outside may be sent to an address. The key may be that of a whole network, whose sites have
	 * administrators of their own: none of them may have it sent to himself.
	 *
	 * @param string $address Clean.
	 */
	private static function may_be_sent_to( string $address ): bool {
		$pinned = getenv( self::ADDRESS );
		if ( ! is_string( $pinned ) || '' === trim( $pinned ) ) {
			$pinned = defined( self::ADDRESS ) ? (string) constant( self::ADDRESS ) : '';
		}
		if ( '' === trim( $pinned ) ) {
			return current_user_can( is_multisite() ? 'manage_network_options' : 'manage_options' );
		}
		return Address::clean( $pinned ) === $address;
	}

	/**
	 * Keeps what the service says of the account.
	 *
	 * @param string $address Clean.
	 * @param array  $account `Account` of the contract.
	 * @return bool False when it could not be stored: no key may be kept then, it would go to the address of before.
	 */
	private function keep( string $address, array $account ): bool {
		$is_saved = $this->settings->save(
			array(
				'service_url'              => $address,
				'registered_domain'        => Site::domain(),
				'email'                    => $account['email'],
				'name'                     => (string) $account['name'],
				'allow_external_providers' => $account['site']['allow_external_providers'],
			)
		);
		Catalog::forget();
		Usage::forget();
		return $is_saved;
	}
}
