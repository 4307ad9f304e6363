<?php
/**
 * What a job's author may do now.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Articles;

use Draftsmith\Jobs\Job;
use WP_Post;
use WP_Post_Type;

defined( 'ABSPATH' ) || exit;

/**
 * Roles change between the request and the insert, so all is asked again for the author at that moment.
 */
final class Authority {

	/**
	 * Whether a status makes a post readable beyond its editors, now or later.
	 *
	 * @param string $post_status Status.
	 */
	public static function is_publishing( string $post_status ): bool {
		return in_array( $post_status, array( 'publish', 'future', 'private' ), true );
	}

	/**
	 * The statuses that the current user may ask for.
	 *
	 * @param WP_Post_Type $type Of the post.
	 * @return string[]
	 */
	public static function statuses( WP_Post_Type $type ): array {
		$statuses = array( 'draft', 'pending' );
		return current_user_can( $type->cap->publish_posts ) ? array_merge( $statuses, array( 'private', 'publish', 'future' ) ) : $statuses;
	}

	/**
	 * Whether a type of post can hold articles: people can see it, its text has an editor, and the block editor can save it.
	 *
	 * @param WP_Post_Type|null $type Of the post.
	 */
	public static function is_supported( ?WP_Post_Type $type ): bool {
		return null !== $type && in_array( $type->name, self::supported_types(), true );
	}

	/**
	 * The capabilities of which each lets one write posts of some type that can hold articles.
	 *
	 * @return string[] Each once.
	 */
	public static function writing_capabilities(): array {
		$capabilities = array();
		foreach ( self::supported_types() as $name ) {
			$capabilities[] = get_post_type_object( $name )->cap->edit_posts;
		}
		return array_values( array_unique( $capabilities ) );
	}

	/**
	 * The types of posts that can hold articles.
	 *
	 * @return string[]
	 */
	private static function supported_types(): array {
		$types = array();
		foreach ( get_post_types( array( 'show_in_rest' => true ), 'objects' ) as $type ) {
			// Without an editor no screen would show the text, neither to whoever shall read it over nor to whoever looks for it.
			if ( 'attachment' !== $type->name && is_post_type_viewable( $type ) && post_type_supports( $type->name, 'editor' ) ) {
				$types[] = $type->name;
			}
		}
		/**
		 * Takes types of posts away from Draftsmith: its forms, routes, abilities and commands refuse them then. It can't add any:
		 * a type can hold articles that is public, is in the REST API and supports `editor`, as nobody could edit them elsewhere.
		 *
		 * @since 0.1.0
		 *
		 * @param string[] $types Names of the types that can hold articles.
		 */
		$left = apply_filters( 'draftsmith_supported_post_types', $types );
		return is_array( $left ) ? array_intersect( $types, $left ) : $types;
	}

	/**
	 * Why the author of a job may not insert its article any more; null when all is well.
	 *
	 * @param Job          $job    The job.
	 * @param WP_Post|null $target The post to fill; null for a new draft.
	 */
	public static function obstacle( Job $job, ?WP_Post $target ): ?string {
		$type = get_post_type_object( $job->post_type );
		if ( ! self::is_supported( $type ) ) {
			return __( 'This type of post no longer exists on this site or can no longer be edited as blocks.', 'draftsmith' );
		}
		if ( ! get_userdata( $job->user_id ) ) {
			return __( 'The user who asked for this article no longer exists. Somebody who may edit the post can insert it in the editor.', 'draftsmith' );
		}
		$may = null === $target ? user_can( $job->user_id, $type->cap->create_posts ) : user_can( $job->user_id, 'edit_post', $target->ID );
		return $may ? null : __( 'The user who asked for this article is not allowed to edit this post any more. Somebody who is can insert it in the editor.', 'draftsmith' );
	}

	/**
	 * The status that a post gets: as asked, unless the author may not publish any more.
	 *
	 * @param Job $job The job.
	 */
	public static function allowed_status( Job $job ): string {
		$type = get_post_type_object( $job->post_type );
		return self::is_publishing( $job->post_status ) && ! user_can( $job->user_id, $type->cap->publish_posts ) ? 'pending' : $job->post_status;
	}
}
