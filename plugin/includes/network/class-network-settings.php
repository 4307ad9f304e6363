<?php
/**
 * What the administrators of a network have set for its sites.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Network;

use Draftsmith\Accounts\Settings;
use Draftsmith\Platform\Lock;
use Draftsmith\Platform\Site;

defined( 'ABSPATH' ) || exit;

/**
 * The network's option `draftsmith_network`. The network's key is not in it; see Network_Key.
 */
final class Network_Settings {

	const OPTION = 'draftsmith_network';

	/**
	 * What holds until somebody has set something else. `override`: whether sites may set for themselves what is set here.
	 * `add_sites`: whether a new site with a domain of its own is added to the network's account by itself.
	 */
	private const INITIAL = array(
		'enabled'                  => true,
		'service_url'              => '',
		'registered_domain'        => '',
		'email'                    => '',
		'name'                     => '',
		'allow_external_providers' => false,
		'defaults'                 => Settings::INITIAL['defaults'],
		'roles'                    => array(),
		'disclosure'               => false,
		'disclosure_text'          => '',
		'override'                 => true,
		'add_sites'                => true,
	);

	/**
	 * What comes with the network's key, and holds for the sites that use it.
	 */
	private const CONNECTION = array( 'service_url', 'registered_domain', 'email', 'name', 'allow_external_providers' );

	/**
	 * The settings, complete.
	 *
	 * @return array{enabled: bool, service_url: string, registered_domain: string, email: string, name: string, allow_external_providers: bool, defaults: array<string, string>, roles: array<string, array>, disclosure: bool, disclosure_text: string, override: bool, add_sites: bool}
	 */
	public function get(): array {
		$settings             = array_merge( self::INITIAL, Settings::well_formed( get_site_option( self::OPTION ), self::INITIAL ) );
		$settings['defaults'] = array_merge( self::INITIAL['defaults'], $settings['defaults'] );
		return $settings;
	}

	/**
	 * Changes some of them. Two that change something at the same moment both count, on whatever site they do it.
	 *
	 * @param array         $changes Fields of `get()`.
	 * @param callable|null $only_if Asked right before: whether they are still wanted.
	 * @return bool Whether they are stored; false also when somebody else did not let go of them for two seconds.
	 */
	public function save( array $changes, ?callable $only_if = null ): bool {
		// A lock is a row of a site's table: all sites have to use that of the same one.
		switch_to_blog( get_main_site_id() );
		$lock = new Lock( 'network_settings' );
		try {
			if ( ! $lock->acquire_within( 2, MINUTE_IN_SECONDS ) ) {
				return false;
			}
			// What this process read before it had the lock may be old.
			wp_cache_delete( get_current_network_id() . ':' . self::OPTION, 'site-options' );
			wp_cache_delete( get_current_network_id() . ':notoptions', 'site-options' );
			if ( null !== $only_if && ! $only_if() ) {
				return false;
			}
			$settings = array_merge( $this->get(), array_intersect_key( $changes, self::INITIAL ) );
			// False also when they are stored like that already.
			return update_site_option( self::OPTION, $settings ) || get_site_option( self::OPTION ) === $settings;
		} finally {
			$lock->release();
			restore_current_blog();
		}
	}

	/**
	 * A site's settings with what the network has set. What is off for the network is off for the site; a site may always be
	 * off by itself.
	 *
	 * @param array $settings Those of the site, complete.
	 * @param array $own      What is set on the site itself.
	 */
	public function over( array $settings, array $own ): array {
		$network = $this->get();
		foreach ( Settings::SHARED as $name ) {
			if ( ! $network['override'] || ! array_key_exists( $name, $own ) ) {
				$settings[ $name ] = $network[ $name ];
			}
		}
		$settings['enabled'] = $network['enabled'] && ( $own['enabled'] ?? true );
		if ( $this->connects( Site::domain(), $own ) ) {
			$settings = array_merge( $settings, array_intersect_key( $network, array_flip( self::CONNECTION ) ) );
		}
		return $settings;
	}

	/**
	 * Whether a site without a key of its own uses the network's account: the service binds a key to a domain, which all sites in
	 * its subdirectories share; it knows no `www.`. A site with an address of its own does not: its administrator has chosen that
	 * address, and the network's key must never go there.
	 *
	 * @param string $domain Of the site.
	 * @param array  $own    What is set on the site itself.
	 */
	public function connects( string $domain, array $own ): bool {
		$ours = $this->get()['registered_domain'];
		return '' === ( $own['service_url'] ?? '' ) && '' !== $ours && self::bare( $domain ) === self::bare( $ours );
	}

	/**
	 * Forgets what came with the network's key. What is set for its sites stays.
	 *
	 * @return bool False when it could not be stored.
	 */
	public function forget_connection(): bool {
		return $this->save( array_intersect_key( self::INITIAL, array_flip( self::CONNECTION ) ) );
	}

	/**
	 * A domain without `www.`, as the service knows it.
	 *
	 * @param string $domain Lower case.
	 */
	public static function bare( string $domain ): string {
		return (string) preg_replace( '/^www\./', '', $domain );
	}
}
