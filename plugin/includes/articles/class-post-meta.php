<?php
/**
 * The mark that a post carries.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Articles;

defined( 'ABSPATH' ) || exit;

/**
 * The meta `_draftsmith_job_id`: the service's id of the job whose article a post holds. It is written with the post
 * itself, so that a process that dies right after leaves a trace.
 */
final class Post_Meta {

	const KEY = '_draftsmith_job_id';

	/**
	 * Registers the meta: not for REST, and for nobody to edit.
	 */
	public static function register(): void {
		register_post_meta(
			'',
			self::KEY,
			array(
				'type'          => 'string',
				'single'        => true,
				'show_in_rest'  => false,
				'auth_callback' => '__return_false',
			)
		);
	}

	/**
	 * The post that carries the mark of a job, in whatever status, the trash too; 0 when there is none.
	 *
	 * @param string $job_id The service's id.
	 */
	public static function find_post( string $job_id ): int {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- No API call includes the trash; never to be cached.
		return (int) $wpdb->get_var(
			$wpdb->prepare(
				"SELECT p.ID FROM $wpdb->postmeta m JOIN $wpdb->posts p ON p.ID = m.post_id
				WHERE m.meta_key = %s AND m.meta_value = %s AND p.post_type <> 'revision' ORDER BY p.ID LIMIT 1",
				self::KEY,
				$job_id
			)
		);
	}
}
