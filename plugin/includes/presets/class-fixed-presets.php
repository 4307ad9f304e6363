<?php
/**
 * Presets that are set outside of WordPress's screens.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Presets;

use Draftsmith\Platform\Contract;
use Draftsmith\Platform\Plain_Text;

defined( 'ABSPATH' ) || exit;

/**
 * What wp-config.php (constant `DRAFTSMITH_PRESETS`, the JSON of an exported file) and other plugins (filter
 * `draftsmith_presets`) add for everybody; nobody can change it on a screen.
 */
final class Fixed_Presets {

	/**
	 * The presets; what is none is left out.
	 *
	 * @return array<array{id: string, name: string, form: array}>
	 */
	public static function all(): array {
		$file = defined( 'DRAFTSMITH_PRESETS' ) ? json_decode( (string) DRAFTSMITH_PRESETS, true ) : null;
		$list = is_array( $file ) && true === Contract::check( 'PresetFile', $file ) ? $file['presets'] : array();
		/**
		 * Filters the presets that everybody may use and nobody can change on a screen.
		 *
		 * @param array $list Presets as in an exported file: each with `name` and `form`.
		 */
		$filtered = apply_filters( 'draftsmith_presets', $list );
		$presets  = array();
		foreach ( is_array( $filtered ) ? array_values( $filtered ) : array() as $preset ) {
			$file = array(
				'format'  => 'draftsmith-presets',
				'version' => 1,
				'presets' => array( $preset ),
			);
			if ( true !== Contract::check( 'PresetFile', $file ) || '' === Plain_Text::line( $preset['name'] ) ) {
				continue;
			}
			$presets[] = array(
				'id'   => 'fixed-' . count( $presets ),
				'name' => Plain_Text::line( $preset['name'] ),
				'form' => $preset['form'],
			);
		}
		return $presets;
	}
}
