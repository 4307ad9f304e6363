<?php
/**
 * What the owner wants set, checked.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

use Draftsmith\Access\Role_Rules;
use Draftsmith\Articles\Catalog;
use Draftsmith\Platform\Bad_Field;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Checks changes against what there is: roles on this site, and models and languages at the service. The service is not always
 * there; then what it offers is not checked. What was set before may stay, though it is not offered any more.
 */
final class Settings_Changes {

	/**
	 * What the service offers.
	 *
	 * @var Catalog
	 */
	private $catalog;

	/**
	 * Makes it.
	 *
	 * @param Catalog $catalog What the service offers.
	 */
	public function __construct( Catalog $catalog ) {
		$this->catalog = $catalog;
	}

	/**
	 * Why changes can't be taken; null when they can. Their form was checked before.
	 *
	 * @param array $changes Fields of Settings::get().
	 * @param array $before  What is set now.
	 */
	public function obstacle( array $changes, array $before ): ?WP_Error {
		$catalog = $this->catalog->get();
		$offered = is_wp_error( $catalog ) ? null : array(
			'models'    => array_column( $catalog['models'], 'id' ),
			'languages' => array_column( $catalog['languages'], 'tag' ),
		);
		return self::obstacle_in_defaults( $changes['defaults'] ?? array(), $before['defaults'], $offered )
			?? self::obstacle_in_roles( $changes['roles'] ?? array(), $before['roles'], $offered );
	}

	/**
	 * The rules of roles that there are, and the one for all others: those of a role that was removed go.
	 *
	 * @param array $rules By role.
	 */
	public static function without_gone_roles( array $rules ): array {
		return array_intersect_key( $rules, wp_roles()->roles + array( Role_Rules::OTHERS => true ) );
	}

	/**
	 * What is wrong with defaults.
	 *
	 * @param array      $defaults Wanted.
	 * @param array      $before   Set now.
	 * @param array|null $offered  Models and languages; null when they are not known.
	 */
	private static function obstacle_in_defaults( array $defaults, array $before, ?array $offered ): ?WP_Error {
		$checked = array(
			'model'    => array( 'models', __( 'The service does not offer this model. Choose another one.', 'draftsmith' ) ),
			'language' => array( 'languages', __( 'The service does not offer this language. Choose another one.', 'draftsmith' ) ),
		);
		foreach ( $checked as $name => list( $list, $message ) ) {
			$value = $defaults[ $name ] ?? '';
			if ( null !== $offered && '' !== $value && $value !== $before[ $name ] && ! in_array( $value, $offered[ $list ], true ) ) {
				return Bad_Field::error( "defaults.$name", $message );
			}
		}
		return null;
	}

	/**
	 * What is wrong with the rules of roles.
	 *
	 * @param array      $rules   Wanted.
	 * @param array      $before  Set now.
	 * @param array|null $offered Models and languages; null when they are not known.
	 */
	private static function obstacle_in_roles( array $rules, array $before, ?array $offered ): ?WP_Error {
		foreach ( $rules as $role => $rule ) {
			if ( Role_Rules::OTHERS !== (string) $role && ! wp_roles()->is_role( (string) $role ) && ! isset( $before[ $role ] ) ) {
				/* translators: %s: name of a role. */
				return Bad_Field::error( "roles.$role", sprintf( __( 'There is no role %s on this site. Reload the page.', 'draftsmith' ), $role ) );
			}
			$known   = array_merge( $offered['models'] ?? array(), $before[ $role ]['models'] ?? array() );
			$unknown = null === $offered ? array() : array_diff( $rule['models'] ?? array(), $known );
			if ( $unknown ) {
				/* translators: %s: id of a model. */
				return Bad_Field::error( "roles.$role", sprintf( __( 'The service does not offer the model %s. Choose another one.', 'draftsmith' ), reset( $unknown ) ) );
			}
		}
		return null;
	}
}
