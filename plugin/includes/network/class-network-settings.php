<?php
/**
 * What the administrators of a network have set for its sites.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Network;

use Draftsmith\Accounts\Settings;
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
	 * Changes some of them.
	 *
	 * @param array $changes Fields of `get()`.
	 */
	public function save( array $changes ): void {
		update_site_option( self::OPTION, array_merge( $this->get(), array_intersect_key( $changes, self::INITIAL ) ) );
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
		if ( '' === ( $own['service_url'] ?? '' ) && $this->is_of( Site::domain() ) ) {
			$settings = array_merge( $settings, array_intersect_key( $network, array_flip( self::CONNECTION ) ) );
		}
		return $settings;
	}

	/**
	 * Whether the network's account is that of a domain: the service binds a key to one, which all sites in its subdirectories
	 * share. It knows no `www.`.
	 *
	 * @param string $domain Of a site.
	 */
	public function is_of( string $domain ): bool {
		$ours = $this->get()['registered_domain'];
		return '' !== $ours && self::bare( $domain ) === self::bare( $ours );
	}

	/**
	 * Forgets what came with the network's key. What is set for its sites stays.
	 */
	public function forget_connection(): void {
		$this->save( array_intersect_key( self::INITIAL, array_flip( self::CONNECTION ) ) );
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
