<?php
/**
 * What the service is asked, at rest.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Platform\Secret_Box;

defined( 'ABSPATH' ) || exit;

/**
 * The column `request`: `JobRequest` of the contract, sealed with the site's salts, so that a copy of the database tells no
 * prompts. It stays until the article is in its post or given up, for a job that failed is asked for again with it.
 */
final class Sealed_Request {

	/**
	 * Seals a request.
	 *
	 * @param array $request `JobRequest` of the contract.
	 * @return string|null Null when this PHP can't encrypt.
	 */
	public static function seal( array $request ): ?string {
		return Secret_Box::seal( (string) wp_json_encode( $request, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ) );
	}

	/**
	 * The request of a job.
	 *
	 * @param Job $job The job.
	 * @return array|null `JobRequest`; null when it is gone, or was sealed with other salts.
	 */
	public static function open( Job $job ): ?array {
		$text    = null === $job->request ? null : Secret_Box::open( $job->request );
		$request = null === $text ? null : json_decode( $text, true );
		return is_array( $request ) ? $request : null;
	}

	/**
	 * Seals what version 1 of the table held in plain text: requests that waited to be sent. One that this PHP can't seal is erased.
	 */
	public static function seal_old(): void {
		global $wpdb;
		$table = Jobs_Table::name();
		// phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- A table of our own; its name is ours.
		$rows = $wpdb->get_results( $wpdb->prepare( "SELECT id, request FROM $table WHERE request LIKE %s", '{%' ) );
		foreach ( is_array( $rows ) ? $rows : array() as $row ) {
			$wpdb->update(
				$table,
				array( 'request' => Secret_Box::seal( $row->request ) ),
				array(
					'id'      => $row->id,
					'request' => $row->request,
				)
			);
		}
		// phpcs:enable
	}
}
