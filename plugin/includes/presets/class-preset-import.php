<?php
/**
 * Presets from a file.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Presets;

use Draftsmith\Platform\Contract;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Takes over what an export of this or another site holds: all of it, or nothing.
 */
final class Preset_Import {

	/**
	 * The version of the file that we read and write.
	 */
	private const VERSION = 1;

	/**
	 * Holds presets.
	 *
	 * @var Preset_Store
	 */
	private $store;

	/**
	 * Holds house styles.
	 *
	 * @var House_Styles
	 */
	private $styles;

	/**
	 * Makes it.
	 *
	 * @param Preset_Store $store  Holds presets.
	 * @param House_Styles $styles Holds house styles.
	 */
	public function __construct( Preset_Store $store, House_Styles $styles ) {
		$this->store  = $store;
		$this->styles = $styles;
	}

	/**
	 * Imports a file. House styles come first: they may fail halfway, and saving one again changes nothing.
	 *
	 * @param array    $file      Decoded JSON.
	 * @param int|null $user_id   Whose presets they become; null for shared ones.
	 * @param bool     $may_style Whether house styles are taken too.
	 * @return array|WP_Error How many: `presets`, `styles`, and `left_out` (styles).
	 */
	public function import( array $file, ?int $user_id, bool $may_style ) {
		$obstacle = self::obstacle( $file );
		if ( null !== $obstacle ) {
			return $obstacle;
		}
		$styles = $file['styles'] ?? array();
		foreach ( $may_style ? $styles : array() as $style ) {
			$saved = $this->styles->save( $style['name'], $style['content'] );
			if ( is_wp_error( $saved ) ) {
				return $saved;
			}
		}
		$presets = array_map(
			static function ( array $preset ): array {
				return array(
					'id'   => wp_generate_uuid4(),
					'name' => $preset['name'],
					'form' => $preset['form'],
				);
			},
			$file['presets']
		);
		$saved   = array() === $presets ? true : $this->store->save( $user_id, $presets, true );
		if ( is_wp_error( $saved ) ) {
			return $saved;
		}
		return array(
			'presets'  => count( $presets ),
			'styles'   => $may_style ? count( $styles ) : 0,
			'left_out' => $may_style ? 0 : count( $styles ),
		);
	}

	/**
	 * Why a file can't be imported; null when it can.
	 *
	 * @param array $file Decoded JSON.
	 */
	private static function obstacle( array $file ): ?WP_Error {
		if ( 'draftsmith-presets' !== ( $file['format'] ?? null ) ) {
			return self::refusal( 'draftsmith_not_presets', __( 'This is no file of Draftsmith presets. Choose one that was made with Export.', 'draftsmith' ) );
		}
		if ( is_int( $file['version'] ?? null ) && $file['version'] > self::VERSION ) {
			return self::refusal( 'draftsmith_newer_presets', __( 'This file was made by a newer version of Draftsmith. Update the plugin on this site, then import it again.', 'draftsmith' ) );
		}
		$valid = Contract::check( 'PresetFile', $file );
		if ( is_wp_error( $valid ) ) {
			/* translators: %s: what is wrong, for example "PresetFile[presets][0][form] has a maximum length of 80". */
			return self::refusal( 'draftsmith_bad_presets', sprintf( __( 'Nothing was imported, because something in this file is not as it should be: %s', 'draftsmith' ), $valid->get_error_message() ) );
		}
		return null;
	}

	/**
	 * A refusal.
	 *
	 * @param string $code    Stable.
	 * @param string $message What to do.
	 */
	private static function refusal( string $code, string $message ): WP_Error {
		return new WP_Error( $code, $message, array( 'status' => 400 ) );
	}
}
