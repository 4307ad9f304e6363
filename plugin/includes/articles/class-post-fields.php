<?php
/**
 * What other plugins may change about the post of an article.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Articles;

use Draftsmith\Jobs\Job;

defined( 'ABSPATH' ) || exit;

/**
 * Lets other code have its say before an article is written into its post in the background. Status, author, type, date and the mark
 * stay, since somebody's rights were checked for just these; the text stays, since a process that died in the middle is recognized
 * by it.
 */
final class Post_Fields {

	private const CHANGEABLE = array( 'post_title', 'post_excerpt', 'post_name', 'comment_status', 'ping_status', 'tax_input', 'meta_input' );

	/**
	 * The fields as they are to be written.
	 *
	 * @param array $fields For wp_update_post(), unslashed.
	 * @param Job   $job    Whose article it is.
	 */
	public static function filtered( array $fields, Job $job ): array {
		/**
		 * Changes the fields of a post before an article is written into it in the background.
		 *
		 * Only `post_title`, `post_excerpt`, `post_name`, `comment_status`, `ping_status`, `tax_input` and `meta_input` count. Terms
		 * are set if the user who asked for the article may assign them.
		 *
		 * @since 0.1.0
		 *
		 * @param array $fields As for wp_update_post(), unslashed.
		 * @param int   $job_id The job's id on this site.
		 */
		$given = apply_filters( 'draftsmith_insert_post_fields', $fields, $job->id );
		if ( ! is_array( $given ) ) {
			return $fields;
		}
		$filtered = array_merge( $fields, array_intersect_key( $given, array_flip( self::CHANGEABLE ) ) );
		if ( isset( $filtered['meta_input'] ) ) {
			$filtered['meta_input'] = array_merge( self::foreign( (array) $filtered['meta_input'] ), $fields['meta_input'] ?? array() );
		}
		return $filtered;
	}

	/**
	 * Meta without ours.
	 *
	 * @param array $meta Values by key.
	 */
	private static function foreign( array $meta ): array {
		return array_filter(
			$meta,
			static function ( $key ): bool {
				return 0 !== strpos( (string) $key, '_draftsmith_' );
			},
			ARRAY_FILTER_USE_KEY
		);
	}
}
