<?php
/**
 * Erasing what names a user.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Privacy;

use Draftsmith\Access\Daily_Cap;
use Draftsmith\Articles\Provenance;
use Draftsmith\Batches\Batches_Table;
use Draftsmith\Jobs\Jobs_Table;
use Draftsmith\Platform\Clock;
use Draftsmith\Presets\Preset_Store;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- Tables of our own; their names are ours.

/**
 * Requests that are done go, and one that was not sent yet is never sent. One that is open stays without the user: its article
 * exists at the service, and would be lost. Posts stay, as core leaves posts. Each call does a page; what it did is no longer found by the next, so that a call which dies in the
 * middle is simply made again.
 */
final class Eraser {

	/**
	 * One page for core.
	 *
	 * @param string $email The user's address.
	 * @param int    $page  Counted from 1.
	 * @return array{items_removed: bool, items_retained: bool, messages: string[], done: bool}
	 */
	public static function erase( string $email, int $page = 1 ): array {
		$user_id = Personal_Data::user_of( $email );
		if ( 0 === $user_id ) {
			return self::answer( false, 0, array(), true );
		}
		// Told once, on the first page, for all of them.
		$messages = 1 === $page ? self::messages( $user_id ) : array();
		$unsent   = self::cancel_unsent( $user_id );
		$removed  = self::remove_settled( $user_id );
		$retained = array( self::anonymise_open( $user_id ), self::anonymise_records( $user_id ) );
		$done     = max( $removed, ...$retained ) < Personal_Data::PER_PAGE;
		$rest     = $done && self::remove_the_rest( $user_id );
		return self::answer( $rest || $unsent > 0 || $removed > 0, array_sum( $retained ), $messages, $done );
	}

	/**
	 * What core wants to hear.
	 *
	 * @param bool     $has_removed Whether anything was removed.
	 * @param int      $retained    How much was kept without the name.
	 * @param string[] $messages    For the administrator.
	 * @param bool     $done        Whether there is no further page.
	 */
	private static function answer( bool $has_removed, int $retained, array $messages, bool $done ): array {
		return array(
			'items_removed'  => $has_removed || $retained > 0,
			'items_retained' => $retained > 0,
			'messages'       => $messages,
			'done'           => $done,
		);
	}

	/**
	 * Cancels all requests that the service has not accepted, and takes their words and the user out. The empty rows stay: a process
	 * that is sending one in this moment finds there that it is to be stopped.
	 *
	 * @param int $user_id The user.
	 * @return int How many.
	 */
	private static function cancel_unsent( int $user_id ): int {
		global $wpdb;
		$table = Jobs_Table::name();
		$now   = Clock::utc();
		return (int) $wpdb->query(
			$wpdb->prepare(
				"UPDATE $table SET state = 'canceled', phase = 'finished', acknowledged = 1, next_poll_at = NULL, finished_at = %s, updated_at = %s,
				deleted = 1, title = '', request = NULL, terms = NULL, note = NULL, error_code = NULL, error_message = NULL, post_author = NULL, user_id = 0
				WHERE user_id = %d AND job_id IS NULL AND state = 'starting'",
				$now,
				$now,
				$user_id
			)
		);
	}

	/**
	 * Deletes a page of requests with which both this site and the service are done.
	 *
	 * @param int $user_id The user.
	 * @return int How many.
	 */
	private static function remove_settled( int $user_id ): int {
		global $wpdb;
		$table = Jobs_Table::name();
		$ids   = $wpdb->get_col( $wpdb->prepare( "SELECT id FROM $table WHERE user_id = %d AND acknowledged = 1 ORDER BY id LIMIT %d", $user_id, Personal_Data::PER_PAGE ) );
		if ( array() !== $ids ) {
			$wpdb->query( "DELETE FROM $table WHERE acknowledged = 1 AND id IN (" . implode( ',', array_map( 'intval', $ids ) ) . ')' );
		}
		return count( $ids );
	}

	/**
	 * Takes the user, and what was asked, out of a page of requests that are open; and the user out of those that are another's and
	 * name them as author.
	 *
	 * @param int $user_id The user.
	 * @return int How many.
	 */
	private static function anonymise_open( int $user_id ): int {
		global $wpdb;
		$table = Jobs_Table::name();
		$ids   = $wpdb->get_col( $wpdb->prepare( "SELECT id FROM $table WHERE (user_id = %d AND acknowledged = 0) OR post_author = %d ORDER BY id LIMIT %d", $user_id, $user_id, Personal_Data::PER_PAGE ) );
		if ( array() !== $ids ) {
			$list = implode( ',', array_map( 'intval', $ids ) );
			$wpdb->query( $wpdb->prepare( "UPDATE $table SET request = NULL, review = NULL WHERE user_id = %d AND id IN ($list)", $user_id ) );
			$wpdb->query( $wpdb->prepare( "UPDATE $table SET post_author = NULL, updated_at = %s WHERE post_author = %d AND id IN ($list)", Clock::utc(), $user_id ) );
			$wpdb->query( $wpdb->prepare( "UPDATE $table SET user_id = 0, updated_at = %s WHERE user_id = %d AND id IN ($list)", Clock::utc(), $user_id ) );
		}
		return count( $ids );
	}

	/**
	 * Takes the user out of a page of posts' records.
	 *
	 * @param int $user_id The user.
	 * @return int How many.
	 */
	private static function anonymise_records( int $user_id ): int {
		$posts = Provenance_Records::posts_of( $user_id, 0 );
		foreach ( $posts as $post_id ) {
			update_post_meta( $post_id, Provenance::KEY, wp_slash( array_merge( (array) Provenance::read( $post_id ), array( 'author' => 0 ) ) ) );
		}
		return count( $posts );
	}

	/**
	 * Removes what there is once only: presets, the name on batches, and the count of the day.
	 *
	 * @param int $user_id The user.
	 * @return bool Whether there was any.
	 */
	private static function remove_the_rest( int $user_id ): bool {
		global $wpdb;
		$table   = Batches_Table::name();
		$batches = $wpdb->query( $wpdb->prepare( "UPDATE $table SET user_id = 0 WHERE user_id = %d", $user_id ) );
		$presets = delete_user_option( $user_id, Preset_Store::OPTION );
		return delete_option( Daily_Cap::OPTION_PREFIX . $user_id ) || $presets || $batches > 0;
	}

	/**
	 * What the administrator is told: what stays without the name.
	 *
	 * @param int $user_id The user.
	 * @return string[]
	 */
	private static function messages( int $user_id ): array {
		global $wpdb;
		$table    = Jobs_Table::name();
		$open     = (int) $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM $table WHERE user_id = %d AND acknowledged = 0 AND (job_id IS NOT NULL OR state <> 'starting')", $user_id ) );
		$records  = Provenance_Records::count( $user_id );
		$messages = array();
		if ( $open > 0 ) {
			/* translators: %d: number of requests. */
			$messages[] = sprintf( _n( '%d request for an article is open and stays without the user’s name. An administrator can insert or delete it under Draftsmith > Articles.', '%d requests for articles are open and stay without the user’s name. An administrator can insert or delete them under Draftsmith > Articles.', $open, 'draftsmith' ), $open );
		}
		if ( $records > 0 ) {
			/* translators: %d: number of posts. */
			$messages[] = sprintf( _n( '%d post keeps its record of how its article was made, without the user’s name.', '%d posts keep their records of how their articles were made, without the user’s name.', $records, 'draftsmith' ), $records );
		}
		return $messages;
	}
}
