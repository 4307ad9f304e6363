<?php
/**
 * Who may do what with jobs.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Articles\Authority;
use WP_Error;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * The permissions of the REST routes. Nobody learns whether a job exists that he may not use.
 */
final class Job_Access {

	/**
	 * Whether the current user may use a job: who may edit its post may; its author and administrators always, as the
	 * post may be gone.
	 *
	 * @param Job $job The job.
	 */
	public static function may_use( Job $job ): bool {
		$type = get_post_type_object( $job->post_type );
		if ( ! current_user_can( $type->cap->edit_posts ?? 'edit_posts' ) ) {
			return false;
		}
		return get_current_user_id() === $job->user_id || current_user_can( 'manage_options' )
			|| ( null !== get_post( $job->post_id ) && current_user_can( 'edit_post', $job->post_id ) );
	}

	/**
	 * Whether the current user writes anything here that can hold articles.
	 */
	public static function may_write(): bool {
		foreach ( get_post_types( array( 'show_in_rest' => true ), 'objects' ) as $type ) {
			if ( Authority::is_supported( $type ) && current_user_can( $type->cap->edit_posts ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether the current user may use a route for those who write.
	 *
	 * @return true|WP_Error
	 */
	public static function check_writer() {
		return self::may_write() ? true : self::forbidden( __( 'You are not allowed to write posts.', 'draftsmith' ) );
	}

	/**
	 * Whether the current user may see the jobs of a post.
	 *
	 * @param int $post_id The post.
	 * @return true|WP_Error
	 */
	public static function check_post( int $post_id ) {
		return $post_id > 0 && current_user_can( 'edit_post', $post_id ) ? true : self::forbidden( __( 'You are not allowed to edit this post.', 'draftsmith' ) );
	}

	/**
	 * Whether the current user may ask for an article for a post, with this status.
	 *
	 * @param WP_REST_Request $request Of `POST /jobs`.
	 * @return true|WP_Error
	 */
	public static function check_submission( WP_REST_Request $request ) {
		$allowed = self::check_post( (int) $request['post_id'] );
		if ( is_wp_error( $allowed ) ) {
			return $allowed;
		}
		$type = get_post_type_object( (string) get_post_type( (int) $request['post_id'] ) );
		if ( ! Authority::is_supported( $type ) ) {
			return self::forbidden( __( 'Articles can’t be written into this type of post.', 'draftsmith' ) );
		}
		if ( Authority::is_publishing( (string) $request['post_status'] ) && ! current_user_can( $type->cap->publish_posts ) ) {
			return self::forbidden( __( 'You are not allowed to publish posts of this type. Choose Draft or Pending.', 'draftsmith' ) );
		}
		return true;
	}

	/**
	 * A refusal: 401 for those who are not logged in, 403 for others.
	 *
	 * @param string $message Why.
	 */
	public static function forbidden( string $message ): WP_Error {
		return new WP_Error( 'rest_forbidden', $message, array( 'status' => rest_authorization_required_code() ) );
	}
}
