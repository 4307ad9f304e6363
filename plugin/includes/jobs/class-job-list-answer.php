<?php
/**
 * The service's list of jobs.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

defined( 'ABSPATH' ) || exit;

/**
 * Whether an answer is `JobList` of the contract, as far as is used of every job in it. The full check by schema takes a quarter of
 * a second for a thousand jobs; it is made of those jobs only that are taken over.
 */
final class Job_List_Answer {

	/**
	 * Whether an answer is one.
	 *
	 * @param mixed $data Decoded JSON.
	 */
	public static function is_one( $data ): bool {
		if ( ! is_array( $data ) || ! is_array( $data['data'] ?? null ) || ! is_bool( $data['has_more'] ?? null ) ) {
			return false;
		}
		if ( ! is_string( $data['next_cursor'] ?? '' ) ) {
			return false;
		}
		foreach ( $data['data'] as $job ) {
			if ( ! is_array( $job ) || ! is_string( $job['id'] ?? null ) || ! is_int( $job['version'] ?? null )
				|| ! is_string( $job['state'] ?? null ) || ! is_string( $job['phase'] ?? null ) ) {
				return false;
			}
		}
		return true;
	}
}
