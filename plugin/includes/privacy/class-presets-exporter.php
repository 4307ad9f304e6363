<?php
/**
 * Exporting a user's own presets.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Privacy;

use Draftsmith\Presets\Preset_Store;

defined( 'ABSPATH' ) || exit;

/**
 * The forms that a user has saved for themselves on this site. Shared ones belong to the site.
 */
final class Presets_Exporter {

	/**
	 * All of them, for core.
	 *
	 * @param string $email The user's address.
	 * @return array{data: array, done: bool}
	 */
	public static function export( string $email ): array {
		$user_id = Personal_Data::user_of( $email );
		return array(
			'data' => array_map( array( self::class, 'item' ), 0 === $user_id ? array() : ( new Preset_Store() )->read( $user_id ) ),
			'done' => true,
		);
	}

	/**
	 * A preset as core wants it.
	 *
	 * @param array $preset The preset.
	 */
	private static function item( array $preset ): array {
		$fields = array( __( 'Name', 'draftsmith' ) => (string) $preset['name'] );
		foreach ( $preset['form'] as $name => $value ) {
			$fields[ $name ] = is_scalar( $value ) ? (string) $value : (string) wp_json_encode( $value );
		}
		return array(
			'group_id'    => 'draftsmith-presets',
			'group_label' => __( 'Draftsmith presets', 'draftsmith' ),
			'item_id'     => 'draftsmith-preset-' . $preset['id'],
			'data'        => Personal_Data::fields( $fields ),
		);
	}
}
