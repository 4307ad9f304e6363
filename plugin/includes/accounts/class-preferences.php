<?php
/**
 * What the owner decides for those who write.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

use Draftsmith\Access\Off_Switch;
use Draftsmith\Access\Role_Rules;
use Draftsmith\Articles\Authority;
use Draftsmith\Articles\Catalog;
use Draftsmith\Network\Network_Page;
use Draftsmith\Network\Network_Settings;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Roles, defaults, disclosure and the off switch: as the settings page shows and changes them.
 */
final class Preferences {

	private const FIELDS = array( 'enabled', 'defaults', 'roles', 'disclosure', 'disclosure_text', 'revoke_on_uninstall' );

	/**
	 * What the owner has set.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * What the service offers.
	 *
	 * @var Catalog
	 */
	private $catalog;

	/**
	 * The site's key.
	 *
	 * @var Api_Key
	 */
	private $key;

	/**
	 * Makes it.
	 *
	 * @param Settings $settings What the owner has set.
	 * @param Catalog  $catalog  What the service offers.
	 * @param Api_Key  $key      The site's key.
	 */
	public function __construct( Settings $settings, Catalog $catalog, Api_Key $key ) {
		$this->settings = $settings;
		$this->catalog  = $catalog;
		$this->key      = $key;
	}

	/**
	 * The fields `preferences`, `revision`, `choices` and `network` of `Settings` of the contract.
	 *
	 * @param bool $is_registered Whether the service may be asked for what it offers.
	 */
	public function view( bool $is_registered ): array {
		$preferences = $this->get();
		return array(
			'preferences' => array_merge( $preferences, array( 'roles' => (object) $preferences['roles'] ) ),
			'revision'    => self::revision( $preferences ),
			'choices'     => self::choices( $is_registered ? $this->catalog->get() : null ),
			'network'     => $this->network(),
		);
	}

	/**
	 * Changes some of them.
	 *
	 * @param array  $changes  Some of the fields, of the right form.
	 * @param string $revision Of what the changes were made upon.
	 * @return true|WP_Error
	 */
	public function change( array $changes, string $revision ) {
		$before = $this->get();
		if ( self::revision( $before ) !== $revision ) {
			return self::changed_meanwhile();
		}
		if ( $this->is_locked() && array_diff_key( $changes, array_flip( array( 'enabled', 'revoke_on_uninstall' ) ) ) ) {
			return new WP_Error( 'draftsmith_set_by_network', __( 'The network decides this for all of its sites. Ask an administrator of the network.', 'draftsmith' ), array( 'status' => 403 ) );
		}
		$obstacle = ( new Settings_Changes( $this->catalog ) )->obstacle( $changes, $before );
		if ( null !== $obstacle ) {
			return $obstacle;
		}
		if ( isset( $changes['roles'] ) ) {
			$changes['roles'] = Settings_Changes::without_gone_roles( $changes['roles'] );
		}
		if ( isset( $changes['disclosure_text'] ) ) {
			$changes['disclosure_text'] = sanitize_textarea_field( $changes['disclosure_text'] );
		}
		$is_unchanged = function () use ( $revision ): bool {
			return self::revision( $this->get() ) === $revision;
		};
		return $this->settings->save( $changes, $is_unchanged ) ? true : self::changed_meanwhile();
	}

	/**
	 * What an administrator can choose from: the roles, and the service's offer.
	 *
	 * @param array|WP_Error|null $catalog `Catalog` of the contract, or none.
	 */
	public static function choices( $catalog ): array {
		$roles   = array();
		$writing = array_flip( Authority::writing_capabilities() );
		foreach ( wp_roles()->roles as $name => $role ) {
			$roles[] = array(
				'name'    => (string) $name,
				'label'   => translate_user_role( $role['name'] ),
				'manages' => ! empty( $role['capabilities']['manage_options'] ),
				'writes'  => array() !== array_filter( array_intersect_key( $role['capabilities'], $writing ) ),
			);
		}
		$offer = array_flip( array( 'models', 'languages', 'content_types', 'post_statuses' ) );
		return array(
			'roles'   => $roles,
			'catalog' => is_array( $catalog ) ? array_intersect_key( $catalog, $offer ) : null,
		);
	}

	/**
	 * What changes are made upon.
	 *
	 * @param array $preferences As they are.
	 */
	public static function revision( array $preferences ): string {
		return substr( hash( 'sha256', (string) wp_json_encode( $preferences ) ), 0, 32 );
	}

	/**
	 * Somebody else was faster.
	 */
	public static function changed_meanwhile(): WP_Error {
		return new WP_Error( 'draftsmith_settings_changed', __( 'Somebody else has changed these settings in the meantime, so nothing was saved. Reload the page to see them, then make your change again.', 'draftsmith' ), array( 'status' => 409 ) );
	}

	/**
	 * The preferences that hold.
	 */
	private function get(): array {
		$settings          = $this->settings->get();
		$settings['roles'] = array_map( array( Role_Rules::class, 'well_formed' ), Settings_Changes::without_gone_roles( $settings['roles'] ) );
		return array_intersect_key( $settings, array_flip( self::FIELDS ) );
	}

	/**
	 * Whether the network decides and this site may not.
	 */
	private function is_locked(): bool {
		return is_multisite() && ! ( new Network_Settings() )->get()['override'];
	}

	/**
	 * How the network bears on this site; null where there is none.
	 */
	private function network(): ?array {
		if ( ! is_multisite() ) {
			return null;
		}
		$may_manage = current_user_can( 'manage_network_options' );
		return array(
			'off'             => Off_Switch::is_network_off(),
			'locked'          => $this->is_locked(),
			'manages_account' => $may_manage || ! $this->key->is_of_network(),
			'url'             => $may_manage ? Network_Page::url() : null,
		);
	}
}
