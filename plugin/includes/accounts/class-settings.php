<?php
/**
 * What the owner has set.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

use Draftsmith\Network\Network_Settings;
use Draftsmith\Platform\Lock;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * The option `draftsmith_settings`, over what the network has set for all of its sites. The key is not in it; see Api_Key.
 */
final class Settings {

	const OPTION = 'draftsmith_settings';

	/**
	 * What the network may set for all of its sites: the rest is the site's own business.
	 */
	const SHARED = array( 'enabled', 'defaults', 'roles', 'disclosure', 'disclosure_text' );

	/**
	 * What holds until the owner has set something else. `defaults`: what forms begin with, empty for the service's own choice.
	 * `roles`: by role, what it may use (see Role_Rules); while there is none, every role may use everything that WordPress lets it.
	 */
	const INITIAL = array(
		'enabled'                  => true,
		'service_url'              => '',
		'registered_domain'        => '',
		'email'                    => '',
		'name'                     => '',
		'allow_external_providers' => false,
		'defaults'                 => array(
			'language'     => '',
			'model'        => '',
			'content_type' => '',
			'post_status'  => '',
		),
		'roles'                    => array(),
		'disclosure'               => false,
		'disclosure_text'          => '',
		'revoke_on_uninstall'      => false,
	);

	/**
	 * The settings that hold, complete: the site's own, and the network's where the site has none or may have none.
	 *
	 * @return array{enabled: bool, service_url: string, registered_domain: string, email: string, name: string, allow_external_providers: bool, defaults: array{language: string, model: string, content_type: string, post_status: string}, roles: array<string, array>, disclosure: bool, disclosure_text: string, revoke_on_uninstall: bool}
	 */
	public function get(): array {
		$own      = $this->own();
		$settings = array_merge( self::INITIAL, $own );
		if ( is_multisite() ) {
			$settings = ( new Network_Settings() )->over( $settings, $own );
		}
		$settings['defaults'] = array_merge( self::INITIAL['defaults'], $settings['defaults'] );
		return $settings;
	}

	/**
	 * What is set on this site itself.
	 *
	 * @return array Some of the fields of `get()`.
	 */
	public function own(): array {
		return self::well_formed( get_option( self::OPTION ), self::INITIAL );
	}

	/**
	 * Changes some of them; not autoloaded, since no public page needs them. Two that change something at the same moment both
	 * count, as the later one reads what the earlier one wrote.
	 *
	 * @param array         $changes Fields of `get()`.
	 * @param callable|null $only_if Asked right before: whether they are still wanted.
	 * @return bool Whether they are stored; false also when somebody else did not let go of them for two seconds.
	 */
	public function save( array $changes, ?callable $only_if = null ): bool {
		$lock = new Lock( 'settings' );
		if ( ! $lock->acquire_within( 2, MINUTE_IN_SECONDS ) ) {
			return false;
		}
		try {
			// What this process read before it had the lock may be old.
			wp_cache_delete( self::OPTION, 'options' );
			wp_cache_delete( 'notoptions', 'options' );
			if ( null !== $only_if && ! $only_if() ) {
				return false;
			}
			$settings = array_merge( $this->own(), array_intersect_key( $changes, self::INITIAL ) );
			// False also when they are stored like that already.
			return update_option( self::OPTION, $settings, false ) || get_option( self::OPTION ) === $settings;
		} finally {
			$lock->release();
		}
	}

	/**
	 * Why something was not done: what belongs to it could not be stored.
	 */
	public static function not_saved(): WP_Error {
		return new WP_Error(
			'draftsmith_settings_not_saved',
			__( 'Something went wrong. Try again; if it stays, reload the page.', 'draftsmith' ),
			array(
				'status'    => 503,
				'retryable' => true,
				'definite'  => false,
			)
		);
	}

	/**
	 * Forgets them all.
	 */
	public function forget(): void {
		delete_option( self::OPTION );
	}

	/**
	 * The fields of an option that are what they should be. Somebody else may have written it; what is of another type counts
	 * as not set.
	 *
	 * @param mixed $stored  The option.
	 * @param array $initial The fields, with values of their types.
	 */
	public static function well_formed( $stored, array $initial ): array {
		$fields = array();
		foreach ( is_array( $stored ) ? $stored : array() as $name => $value ) {
			if ( isset( $initial[ $name ] ) && gettype( $initial[ $name ] ) === gettype( $value ) ) {
				$fields[ $name ] = $value;
			}
		}
		if ( isset( $fields['defaults'] ) ) {
			$fields['defaults'] = array_intersect_key( array_filter( $fields['defaults'], 'is_string' ), self::INITIAL['defaults'] );
		}
		return $fields;
	}
}
