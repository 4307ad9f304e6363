<?php
/**
 * Who may do what with jobs.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Access\Gate;
use Draftsmith\Access\Role_Rules;
use Draftsmith\Accounts\Settings;
use Draftsmith\Articles\Authority;
use WP_Error;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * The permissions of the REST routes. Nobody learns whether a job exists that he may not use.
 */
final class Job_Access {

	/**
	 * Whether the current user may use a job: who may edit the post that it is for or that it is in, or others' posts of its
	 * type; its author and administrators always, as the post may be gone.
	 *
	 * @param Job $job The job.
	 */
	public static function may_use( Job $job ): bool {
		$type = get_post_type_object( $job->post_type );
		if ( $job->deleted || ! current_user_can( $type->cap->edit_posts ?? 'edit_posts' ) ) {
			return false;
		}
		return get_current_user_id() === $job->user_id || current_user_can( 'manage_options' )
			|| ( null !== $type && current_user_can( $type->cap->edit_others_posts ) )
			|| self::may_edit( $job->post_id ) || self::may_edit( (int) $job->inserted_post_id );
	}

	/**
	 * Whether the current user may edit a post that exists.
	 *
	 * @param int $post_id The post; 0 for none.
	 */
	private static function may_edit( int $post_id ): bool {
		return $post_id > 0 && null !== get_post( $post_id ) && current_user_can( 'edit_post', $post_id );
	}

	/**
	 * Which jobs the current user may see in a list, as `may_use()` has it but for posts of others that he may edit by an
	 * exception of some plugin: a list can't ask for each.
	 *
	 * @return array{user_id: int, own_types: string[], all_types: string[]|null} Types of posts of which one sees one's own jobs,
	 *                                                                              and all; null: of every type.
	 */
	public static function visible(): array {
		$own = array();
		$all = array();
		foreach ( get_post_types( array(), 'objects' ) as $type ) {
			if ( current_user_can( $type->cap->edit_posts ) ) {
				$own[] = $type->name;
				if ( current_user_can( $type->cap->edit_others_posts ) ) {
					$all[] = $type->name;
				}
			}
		}
		return array(
			'user_id'   => get_current_user_id(),
			'own_types' => $own,
			'all_types' => current_user_can( 'manage_options' ) ? null : $all,
		);
	}

	/**
	 * Whether the current user writes anything here that can hold articles.
	 */
	public static function may_write(): bool {
		if ( ! ( new Role_Rules( new Settings() ) )->of_user( get_current_user_id() )['allowed'] ) {
			return false;
		}
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
		return ( new Gate( new Role_Rules( new Settings() ) ) )->check( $request->get_params(), get_post( (int) $request['post_id'] ), get_current_user_id() );
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
