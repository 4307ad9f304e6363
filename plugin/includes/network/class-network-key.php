<?php
/**
 * The network's key to the service.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Network;

use Draftsmith\Accounts\Api_Key;
use Draftsmith\Accounts\Settings;
use Draftsmith\Platform\Secret_Box;
use Draftsmith\Platform\Site;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * The key of the network's account, in the network's option `draftsmith_network_key`, sealed: all sites of a network have the
 * same salts. It never reaches a browser.
 */
final class Network_Key {

	const OPTION = 'draftsmith_network_key';

	/**
	 * The sealed key that the current site uses when it has none of its own; empty when there is none for it.
	 */
	public function sealed_for_site(): string {
		$sealed = $this->sealed();
		return '' !== $sealed && ( new Network_Settings() )->connects( Site::domain(), ( new Settings() )->own() ) ? $sealed : '';
	}

	/**
	 * Whether the network has a key.
	 */
	public function exists(): bool {
		return '' !== $this->sealed();
	}

	/**
	 * Keeps a key.
	 *
	 * @param string $key As the service gave it.
	 * @return true|WP_Error An error when it can't be encrypted or stored; nothing is kept in plain text then.
	 */
	public function store( string $key ) {
		$sealed = Secret_Box::seal( $key );
		if ( null === $sealed ) {
			return Api_Key::no_encryption();
		}
		update_site_option( self::OPTION, $sealed );
		return get_site_option( self::OPTION ) === $sealed ? true : Api_Key::not_stored();
	}

	/**
	 * Forgets the key.
	 */
	public function forget(): void {
		delete_site_option( self::OPTION );
	}

	/**
	 * The key, sealed; empty when there is none.
	 */
	private function sealed(): string {
		$value = is_multisite() ? get_site_option( self::OPTION ) : '';
		return is_string( $value ) ? $value : '';
	}
}
