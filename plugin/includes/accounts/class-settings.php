<?php
/**
 * What the owner has set.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

defined( 'ABSPATH' ) || exit;

/**
 * The option `draftsmith_settings`. The key is not in it; see Api_Key.
 */
final class Settings {

	const OPTION = 'draftsmith_settings';

	/**
	 * The settings, complete.
	 *
	 * @return array{service_url: string, registered_domain: string, email: string, name: string, allow_external_providers: bool}
	 */
	public function get(): array {
		$stored = get_option( self::OPTION );
		$stored = is_array( $stored ) ? $stored : array();
		return array(
			'service_url'              => (string) ( $stored['service_url'] ?? '' ),
			'registered_domain'        => (string) ( $stored['registered_domain'] ?? '' ),
			'email'                    => (string) ( $stored['email'] ?? '' ),
			'name'                     => (string) ( $stored['name'] ?? '' ),
			'allow_external_providers' => (bool) ( $stored['allow_external_providers'] ?? false ),
		);
	}

	/**
	 * Changes some of them; not autoloaded, since no public page needs them.
	 *
	 * @param array $changes Fields of `get()`.
	 */
	public function save( array $changes ): void {
		update_option( self::OPTION, array_merge( $this->get(), array_intersect_key( $changes, $this->get() ) ), false );
	}

	/**
	 * Forgets them all.
	 */
	public function forget(): void {
		delete_option( self::OPTION );
	}
}
