<?php
/**
 * Draftsmith in WordPress's tools for personal data.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Privacy;

defined( 'ABSPATH' ) || exit;

/**
 * Tools > Export Personal Data and Erase Personal Data: what is known of the user with an address. It holds while Draftsmith is
 * turned off too, for a person's rights need no switch. What the service holds is its owner's to export, under Settings > Draftsmith.
 */
final class Personal_Data {

	/**
	 * How many rows a page has, as core asks.
	 */
	const PER_PAGE = 100;

	/**
	 * Adds the exporters.
	 *
	 * @param array $exporters Exporters that there are.
	 */
	public static function add_exporters( array $exporters ): array {
		$exporters['draftsmith-batches']    = array(
			'exporter_friendly_name' => __( 'Batches', 'draftsmith' ),
			'callback'               => array( Batches_Exporter::class, 'export' ),
		);
		$exporters['draftsmith-jobs']       = array(
			'exporter_friendly_name' => __( 'Draftsmith: articles asked for', 'draftsmith' ),
			'callback'               => array( Jobs_Exporter::class, 'export' ),
		);
		$exporters['draftsmith-provenance'] = array(
			'exporter_friendly_name' => __( 'Draftsmith: records in posts', 'draftsmith' ),
			'callback'               => array( Provenance_Exporter::class, 'export' ),
		);
		$exporters['draftsmith-presets']    = array(
			'exporter_friendly_name' => __( 'Draftsmith: presets', 'draftsmith' ),
			'callback'               => array( Presets_Exporter::class, 'export' ),
		);
		return $exporters;
	}

	/**
	 * Adds the erasers.
	 *
	 * @param array $erasers Erasers that there are.
	 */
	public static function add_erasers( array $erasers ): array {
		$erasers['draftsmith'] = array(
			'eraser_friendly_name' => __( 'Draftsmith', 'draftsmith' ),
			'callback'             => array( Eraser::class, 'erase' ),
		);
		return $erasers;
	}

	/**
	 * The user with an address; 0 when there is none.
	 *
	 * @param string $email Address.
	 */
	public static function user_of( string $email ): int {
		$user = get_user_by( 'email', $email );
		return false === $user ? 0 : $user->ID;
	}

	/**
	 * A list of names and values, without those that are empty.
	 *
	 * @param array<string, string> $values Values by name.
	 * @return array<array{name: string, value: string}>
	 */
	public static function fields( array $values ): array {
		$fields = array();
		foreach ( $values as $name => $value ) {
			if ( '' !== $value ) {
				$fields[] = array(
					'name'  => $name,
					'value' => $value,
				);
			}
		}
		return $fields;
	}
}
