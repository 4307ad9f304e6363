<?php
/**
 * The contract with the service and with the browser, as JSON Schema.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Platform;

use RuntimeException;
use WP_Error;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * Reads build/contract.php, which `node plugin/schema.ts` writes from the zod schemas, so that the contract exists once.
 */
final class Contract {

	/**
	 * Whether the plugin was built. A checkout without its build can do nothing.
	 */
	public static function exists(): bool {
		return is_readable( self::file() );
	}

	/**
	 * One schema.
	 *
	 * @param string $name As in plugin/schema.ts.
	 * @return array JSON Schema, draft 4.
	 * @throws RuntimeException When there is no such schema: the build is older than the code.
	 */
	public static function schema( string $name ): array {
		static $schemas = null;
		if ( null === $schemas ) {
			$schemas = require self::file();
		}
		if ( ! isset( $schemas[ $name ] ) ) {
			throw new RuntimeException( 'Draftsmith: no schema ' . esc_html( $name ) . ' in build/contract.php. Build the plugin again.' );
		}
		return $schemas[ $name ];
	}

	/**
	 * A schema's properties as REST arguments.
	 *
	 * @param string $name As in plugin/schema.ts; an object.
	 */
	public static function args( string $name ): array {
		$schema = self::schema( $name );
		foreach ( $schema['properties'] as $property => $details ) {
			if ( ! is_array( $details['required'] ?? null ) ) {
				continue;
			}
			// An object's list of what it must have would make the argument itself a must.
			unset( $schema['properties'][ $property ]['required'] );
			foreach ( $details['required'] as $required ) {
				$schema['properties'][ $property ]['properties'][ $required ]['required'] = true;
			}
		}
		// Core reads draft 3's `required` on each property here, though its validator knows draft 4's list.
		foreach ( $schema['required'] ?? array() as $required ) {
			$schema['properties'][ $required ]['required'] = true;
		}
		return rest_get_endpoint_args_for_schema( $schema, WP_REST_Server::CREATABLE );
	}

	/**
	 * Whether what somebody sent fits a schema.
	 *
	 * @param string $name  As in plugin/schema.ts.
	 * @param mixed  $value Decoded JSON.
	 * @return true|WP_Error
	 */
	public static function check( string $name, $value ) {
		return rest_validate_value_from_schema( $value, self::schema( $name ), $name );
	}

	/**
	 * Where the build puts the schemas.
	 */
	private static function file(): string {
		return plugin_dir_path( DRAFTSMITH_FILE ) . 'build/contract.php';
	}
}
