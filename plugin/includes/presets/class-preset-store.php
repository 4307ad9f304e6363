<?php
/**
 * Saved forms.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Presets;

use Draftsmith\Platform\Lock;
use Draftsmith\Platform\Plain_Text;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * A user's own presets are a user option of this site, shared ones an option that is not autoloaded. A list is read, changed and
 * written under a lock, so that two at once lose nothing.
 *
 * A preset is `id` (chosen by whoever saves it first, so that saving twice saves once), `name` and `form` (see PresetForm in
 * schema/presets.ts).
 *
 * What is saved lies here as it was typed, unlike what the service is asked (Jobs\Sealed_Request). That is needed for days and can be
 * asked again; a preset is there to be kept. Sealed with the site's salts, all presets of a team would be lost without a word when a
 * host moves the site or new salts are set after a break-in, and nobody could bring them back. What sealing would hide from a copy of
 * the database is a form that its author chose to keep, beside all posts and drafts that were made with it.
 */
final class Preset_Store {

	const OPTION = 'draftsmith_presets';

	private const MOST = 50;

	/**
	 * What a list may take, in bytes of JSON. User options are read with the user on every page of the admin area.
	 */
	private const LARGEST_OWN    = 65536;
	private const LARGEST_SHARED = 262144;

	/**
	 * Tries to get the lock, 50 ms apart.
	 */
	private const TRIES = 40;

	/**
	 * A list of presets.
	 *
	 * @param int|null $user_id Whose; null for the shared ones.
	 * @return array<array{id: string, name: string, form: array}>
	 */
	public function read( ?int $user_id ): array {
		$stored = null === $user_id ? get_option( self::OPTION ) : get_user_option( self::OPTION, $user_id );
		return array_values( array_filter( is_array( $stored ) ? $stored : array(), array( self::class, 'is_preset' ) ) );
	}

	/**
	 * Adds presets to a list, or replaces those of the same id.
	 *
	 * @param int|null $user_id    Whose; null for the shared ones.
	 * @param array    $presets    Presets.
	 * @param bool     $may_rename Whether a name that is taken gets a number; else it is refused.
	 * @return true|WP_Error When something is wrong nothing is changed.
	 */
	public function save( ?int $user_id, array $presets, bool $may_rename = false ) {
		return $this->change(
			$user_id,
			static function ( array $list ) use ( $presets, $may_rename ) {
				foreach ( $presets as $preset ) {
					$preset['name'] = Plain_Text::line( $preset['name'] );
					if ( '' === $preset['name'] ) {
						return new WP_Error( 'draftsmith_preset_name', __( 'Give the preset a name of letters or digits.', 'draftsmith' ), array( 'status' => 400 ) );
					}
					$taken = array_map( 'mb_strtolower', array_column( self::without( $list, $preset['id'] ), 'name' ) );
					if ( ! $may_rename && in_array( mb_strtolower( $preset['name'] ), $taken, true ) ) {
						return new WP_Error( 'draftsmith_preset_exists', __( 'There is a preset of this name already. Choose another name.', 'draftsmith' ), array( 'status' => 409 ) );
					}
					$preset['name'] = self::free_name( $preset['name'], $taken );
					$list           = self::put( $list, $preset );
				}
				return $list;
			}
		);
	}

	/**
	 * Deletes a preset. One that is not there is no error.
	 *
	 * @param int|null $user_id Whose; null for a shared one.
	 * @param string   $id      Its id.
	 * @return true|WP_Error
	 */
	public function delete( ?int $user_id, string $id ) {
		return $this->change(
			$user_id,
			static function ( array $list ) use ( $id ): array {
				return self::without( $list, $id );
			}
		);
	}

	/**
	 * Changes a list under the lock.
	 *
	 * @param int|null $user_id Whose; null for the shared ones.
	 * @param callable $change  Gets the list, gives the new one or a WP_Error.
	 * @return true|WP_Error
	 */
	private function change( ?int $user_id, callable $change ) {
		$lock = new Lock( 'presets' );
		for ( $try = 1; ! $lock->acquire( MINUTE_IN_SECONDS ); $try++ ) {
			if ( self::TRIES === $try ) {
				return new WP_Error( 'draftsmith_presets_busy', __( 'Somebody else is changing presets right now. Try again.', 'draftsmith' ), array( 'status' => 503 ) );
			}
			usleep( 50000 );
		}
		try {
			// Read before we had the lock, perhaps: core keeps what belongs to the user from the log-in on.
			wp_cache_delete( null === $user_id ? self::OPTION : $user_id, null === $user_id ? 'options' : 'user_meta' );
			$list = $change( $this->read( $user_id ) );
			return is_wp_error( $list ) ? $list : $this->write( $user_id, $list );
		} finally {
			$lock->release();
		}
	}

	/**
	 * Writes a list.
	 *
	 * @param int|null $user_id Whose; null for the shared ones.
	 * @param array    $list    Presets.
	 * @return true|WP_Error
	 */
	private function write( ?int $user_id, array $list ) {
		if ( count( $list ) > self::MOST ) {
			/* translators: %d: number of presets. */
			return new WP_Error( 'draftsmith_presets_full', sprintf( __( 'There is room for %d presets. Delete one that you no longer use.', 'draftsmith' ), self::MOST ), array( 'status' => 409 ) );
		}
		$largest = null === $user_id ? self::LARGEST_SHARED : self::LARGEST_OWN;
		if ( strlen( (string) wp_json_encode( $list, JSON_UNESCAPED_UNICODE ) ) > $largest ) {
			return new WP_Error( 'draftsmith_presets_full', __( 'The presets are too long to be kept. Shorten the notes in them, or delete one.', 'draftsmith' ), array( 'status' => 409 ) );
		}
		if ( null === $user_id ) {
			update_option( self::OPTION, $list, false );
		} else {
			update_user_option( $user_id, self::OPTION, wp_slash( $list ) );
		}
		return true;
	}

	/**
	 * A list without one preset.
	 *
	 * @param array  $list Presets.
	 * @param string $id   Of the one.
	 */
	private static function without( array $list, string $id ): array {
		return array_values(
			array_filter(
				$list,
				static function ( array $preset ) use ( $id ): bool {
					return $preset['id'] !== $id;
				}
			)
		);
	}

	/**
	 * A list with a preset in the place of the one of its id, or at the end.
	 *
	 * @param array $list   Presets.
	 * @param array $preset The preset.
	 */
	private static function put( array $list, array $preset ): array {
		$place = array_search( $preset['id'], array_column( $list, 'id' ), true );

		$list[ false === $place ? count( $list ) : $place ] = $preset;
		return $list;
	}

	/**
	 * A name that nobody has: the wanted one, or with a number.
	 *
	 * @param string   $name  Wanted.
	 * @param string[] $taken Names in lower case.
	 */
	private static function free_name( string $name, array $taken ): string {
		$free = $name;
		for ( $number = 2; in_array( mb_strtolower( $free ), $taken, true ); $number++ ) {
			$free = mb_substr( $name, 0, 74 ) . ' (' . $number . ')';
		}
		return $free;
	}

	/**
	 * Whether something is a preset; others may have written the list.
	 *
	 * @param mixed $value Anything.
	 */
	private static function is_preset( $value ): bool {
		return is_array( $value ) && isset( $value['id'], $value['name'], $value['form'] ) && is_string( $value['id'] ) && is_string( $value['name'] ) && is_array( $value['form'] );
	}
}
