<?php
/**
 * The site's key to the service.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

use Draftsmith\Network\Network_Key;
use Draftsmith\Platform\Secret_Box;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Where the key comes from, in WordPress's own order: environment, constant, encrypted option; at last that of the network, where
 * the site is in one. It never reaches a browser.
 */
final class Api_Key {

	const OPTION         = 'draftsmith_api_key';
	const REFUSED_OPTION = 'draftsmith_key_refused';

	private const NAME = 'DRAFTSMITH_API_KEY';

	/**
	 * Where the key in force comes from.
	 *
	 * @return string|null `environment`, `constant`, `option`, `network`, or null when there is none.
	 */
	public function source(): ?string {
		if ( '' !== $this->from_environment() ) {
			return 'environment';
		}
		if ( '' !== $this->from_constant() ) {
			return 'constant';
		}
		if ( '' !== $this->sealed() ) {
			return 'option';
		}
		return '' !== ( new Network_Key() )->sealed_for_site() ? 'network' : null;
	}

	/**
	 * Whether the key can be used.
	 *
	 * @return string `ok`, `missing`, or `unreadable` when the site's salts have changed since it was stored.
	 */
	public function state(): string {
		if ( null === $this->source() ) {
			return 'missing';
		}
		return null === $this->reveal() ? 'unreadable' : 'ok';
	}

	/**
	 * The key itself, for the Authorization header and nothing else.
	 */
	public function reveal(): ?string {
		switch ( $this->source() ) {
			case 'environment':
				return $this->from_environment();
			case 'constant':
				return $this->from_constant();
			case 'option':
				return Secret_Box::open( $this->sealed() );
			case 'network':
				return Secret_Box::open( ( new Network_Key() )->sealed_for_site() );
			default:
				return null;
		}
	}

	/**
	 * The key as people may see it: bullets and its last four characters.
	 */
	public function masked(): ?string {
		$key = $this->reveal();
		if ( null === $key ) {
			return null;
		}
		$hidden = strlen( $key ) - 4;
		// A key that short is no key of ours; its end would be all of it.
		return $hidden < 8 ? str_repeat( '•', 8 ) : str_repeat( '•', min( $hidden, 16 ) ) . substr( $key, -4 );
	}

	/**
	 * Keeps a key, encrypted.
	 *
	 * @param string $key As the service gave it.
	 * @return true|WP_Error An error when it can't be encrypted or stored; nothing is kept in plain text then.
	 */
	public function store( string $key ) {
		$sealed = Secret_Box::seal( $key );
		if ( null === $sealed ) {
			return self::no_encryption();
		}
		update_option( self::OPTION, $sealed, false );
		if ( get_option( self::OPTION ) !== $sealed ) {
			return self::not_stored();
		}
		$this->set_refused( false );
		return true;
	}

	/**
	 * Keeps a key in the place of the one in force: the network's own for the network.
	 *
	 * @param string $key As the service gave it.
	 * @return true|WP_Error As `store()`.
	 */
	public function renew( string $key ) {
		return 'network' === $this->source() ? ( new Network_Key() )->store( $key ) : $this->store( $key );
	}

	/**
	 * Whether this is the network's key, which other sites use too.
	 */
	public function is_of_network(): bool {
		return 'network' === $this->source();
	}

	/**
	 * Forgets the stored key. One from the environment, a constant or the network stays where it is.
	 */
	public function forget(): void {
		delete_option( self::OPTION );
		$this->set_refused( false );
	}

	/**
	 * Whether the service refused this key when last asked.
	 */
	public function is_refused(): bool {
		return (bool) get_option( self::REFUSED_OPTION );
	}

	/**
	 * Notes what the service last said of the key.
	 *
	 * @param bool $refused Whether it answered 401.
	 */
	public function set_refused( bool $refused ): void {
		if ( $refused === $this->is_refused() ) {
			return;
		}
		if ( $refused ) {
			update_option( self::REFUSED_OPTION, '1', false );
		} else {
			delete_option( self::REFUSED_OPTION );
		}
	}

	/**
	 * Why a key was not kept: the database did not take it.
	 */
	public static function not_stored(): WP_Error {
		return new WP_Error( 'draftsmith_key_not_stored', __( 'The key could not be written to the database. Check that the database accepts writes, then try again.', 'draftsmith' ), array( 'status' => 500 ) );
	}

	/**
	 * Why a key that is set outside of WordPress can't be changed here.
	 */
	public static function from_outside(): WP_Error {
		return new WP_Error( 'draftsmith_key_from_outside', __( 'The key is set outside of WordPress, in DRAFTSMITH_API_KEY. Change or remove it there.', 'draftsmith' ), array( 'status' => 409 ) );
	}

	/**
	 * Why the network's key can't be changed here.
	 */
	public static function from_network(): WP_Error {
		return new WP_Error( 'draftsmith_key_from_network', __( 'The key is that of the network. An administrator of the network manages it under Network Admin > Settings > Draftsmith.', 'draftsmith' ), array( 'status' => 409 ) );
	}

	/**
	 * Whether the key in force is set outside of WordPress, in the environment or in wp-config.php.
	 */
	public function is_from_outside(): bool {
		return in_array( $this->source(), array( 'environment', 'constant' ), true );
	}

	/**
	 * Why a key can't be kept on this server.
	 */
	public static function no_encryption(): WP_Error {
		return new WP_Error( 'draftsmith_no_encryption', __( 'This server cannot encrypt the key, so it is not stored. Ask your host to enable PHP’s sodium extension, or put the key into the constant DRAFTSMITH_API_KEY in wp-config.php.', 'draftsmith' ), array( 'status' => 500 ) );
	}

	/**
	 * The key in the environment, or an empty string.
	 */
	private function from_environment(): string {
		$value = getenv( self::NAME );
		return is_string( $value ) ? trim( $value ) : '';
	}

	/**
	 * The key in wp-config.php, or an empty string.
	 */
	private function from_constant(): string {
		return defined( self::NAME ) && is_string( constant( self::NAME ) ) ? trim( constant( self::NAME ) ) : '';
	}

	/**
	 * The stored key, still sealed, or an empty string.
	 */
	private function sealed(): string {
		$value = get_option( self::OPTION );
		return is_string( $value ) ? $value : '';
	}
}
