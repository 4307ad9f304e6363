<?php
/**
 * Authors by what a list calls them.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Batches;

use WP_User;

defined( 'ABSPATH' ) || exit;

/**
 * Finds the users whom rows of a batch name: by login, e-mail address, name in addresses of their pages, public name or number. Only
 * those who may be its authors are found.
 */
final class Named_Authors {

	/**
	 * The author whom each text names; null where none may be meant, or several.
	 *
	 * @param string[] $texts As written.
	 * @return array<int, WP_User|null> In the order of the texts.
	 */
	public static function find( array $texts ): array {
		$by_name      = array();
		$capabilities = Batch_Options::author_capabilities();
		foreach ( array() === $capabilities ? array( wp_get_current_user() ) : self::candidates( $texts, $capabilities ) as $user ) {
			$names = array( $user->user_login, $user->user_email, $user->user_nicename, $user->display_name, (string) $user->ID );
			foreach ( array_unique( array_map( array( Plain_Name::class, 'of' ), $names ) ) as $name ) {
				$by_name[ ' ' . $name ][] = $user;
			}
		}
		return array_map(
			static function ( string $text ) use ( $by_name ): ?WP_User {
				$found = $by_name[ ' ' . Plain_Name::of( $text ) ] ?? array();
				return 1 === count( $found ) ? $found[0] : null;
			},
			$texts
		);
	}

	/**
	 * Users whom some of the texts may name.
	 *
	 * @param string[] $texts        As written.
	 * @param string[] $capabilities Of which they must have one.
	 * @return WP_User[]
	 */
	private static function candidates( array $texts, array $capabilities ): array {
		global $wpdb;
		if ( array() === $texts ) {
			return array();
		}
		$names = array_values( array_unique( array_merge( array_map( 'trim', $texts ), array_map( array( Plain_Name::class, 'of' ), $texts ) ) ) );
		$ids   = array_merge( array( 0 ), array_map( 'intval', array_filter( $names, 'ctype_digit' ) ) );
		$marks = implode( ', ', array_fill( 0, count( $names ), '%s' ) );
		$in    = implode( " IN ( $marks ) OR ", array( 'user_login', 'user_email', 'user_nicename', 'display_name', 'ID' ) );
		$in   .= ' IN ( ' . implode( ', ', array_fill( 0, count( $ids ), '%d' ) ) . ' )';
		// phpcs:ignore WordPress.DB -- One query for all texts; WP_User_Query finds no users by several addresses or public names.
		$found = $wpdb->get_col( $wpdb->prepare( "SELECT ID FROM {$wpdb->users} WHERE $in", array_merge( $names, $names, $names, $names, $ids ) ) );
		cache_users( $found );
		return array_filter(
			array_filter( array_map( 'get_userdata', $found ) ),
			static function ( WP_User $user ) use ( $capabilities ): bool {
				return is_user_member_of_blog( $user->ID ) && array() !== array_filter( $capabilities, array( $user, 'has_cap' ) );
			}
		);
	}
}
