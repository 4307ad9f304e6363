<?php
/**
 * Who may do what with jobs.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Access\Role_Rules;
use Draftsmith\Accounts\Settings;
use Draftsmith\Articles\Authority;
use WP_Error;

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
	 * A capability by which the current user writes anything here that can hold articles; null when there is none.
	 */
	public static function writing_capability(): ?string {
		foreach ( Authority::writing_capabilities() as $capability ) {
			if ( current_user_can( $capability ) ) {
				return $capability;
			}
		}
		return null;
	}

	/**
	 * Whether the current user writes anything here that can hold articles, and the owner allows it.
	 */
	public static function may_write(): bool {
		return true === self::check_writer();
	}

	/**
	 * Whether the current user may use a route for those who write.
	 *
	 * @return true|WP_Error
	 */
	public static function check_writer() {
		if ( null === self::writing_capability() ) {
			return self::forbidden( __( 'You are not allowed to write posts.', 'draftsmith' ) );
		}
		return ( new Role_Rules( new Settings() ) )->exclusion( get_current_user_id() ) ?? true;
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
	 * A refusal: 401 for those who are not logged in, 403 for others.
	 *
	 * @param string $message Why.
	 */
	public static function forbidden( string $message ): WP_Error {
		return new WP_Error( 'rest_forbidden', $message, array( 'status' => rest_authorization_required_code() ) );
	}
}
