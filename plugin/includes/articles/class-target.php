<?php
/**
 * Whether an article may go into the post it was asked for in.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Articles;

use Draftsmith\Jobs\Job;
use Draftsmith\Platform\Clock;
use WP_Post;

defined( 'ABSPATH' ) || exit;

/**
 * Looks at the target of a background insert. What a person has written since is never overwritten.
 */
final class Target {

	/**
	 * For how long cron leaves an article to an editor that is open, in seconds.
	 */
	private const PATIENCE = DAY_IN_SECONDS;

	/**
	 * The post may be filled.
	 */
	const FREE = 'free';

	/**
	 * Somebody has the post open: leave the article to that editor for now.
	 */
	const OPEN = 'open';

	/**
	 * What to do with the target of a job: FREE, OPEN, or the reason why a new draft is needed instead.
	 *
	 * @param Job          $job  The job.
	 * @param WP_Post|null $post Its target; null when it is gone.
	 */
	public static function state( Job $job, ?WP_Post $post ): string {
		if ( null === $post ) {
			return __( 'The post that this article was asked for no longer exists, so the article is in a new draft.', 'draftsmith' );
		}
		if ( 'trash' === $post->post_status ) {
			return __( 'The post that this article was asked for is in the trash, so the article is in a new draft.', 'draftsmith' );
		}
		if ( $post->post_type !== $job->post_type ) {
			return __( 'The post that this article was asked for has another type now, so the article is in a new draft.', 'draftsmith' );
		}
		if ( null === $job->post_hash || ! self::is_empty( $post ) || ! self::is_unchanged( $job, $post ) ) {
			return __( 'The post that this article was asked for has other content, so it was left as it is and the article is in a new draft.', 'draftsmith' );
		}
		if ( ! in_array( $post->post_status, array( 'auto-draft', 'draft', 'pending' ), true ) && $post->post_status !== $job->post_status ) {
			return __( 'The post that this article was asked for has been published or scheduled since, so the article is in a new draft.', 'draftsmith' );
		}
		if ( self::is_open_in_editor( $post ) ) {
			if ( Clock::seconds_since( $job->finished_at ?? $job->created_at ) < self::PATIENCE ) {
				return self::OPEN;
			}
			return __( 'The post that this article was asked for has been open in an editor for a day, so the article is in a new draft.', 'draftsmith' );
		}
		if ( self::has_newer_autosave( $post ) ) {
			return __( 'The post that this article was asked for has unsaved changes, so it was left as it is and the article is in a new draft.', 'draftsmith' );
		}
		return self::FREE;
	}

	/**
	 * Whether nothing has been written in a post yet. An empty paragraph is what the editor saves for nothing.
	 *
	 * @param WP_Post $post The post.
	 */
	public static function is_empty( WP_Post $post ): bool {
		return 1 === preg_match( '#^(?:\s|<!-- /?wp:paragraph -->|<p></p>)*$#', $post->post_content );
	}

	/**
	 * Whether a post has this very article already, though it lacks the mark: the process died between the two, or an
	 * editor saved the article by itself and was closed. The mark of another job says that the article is that one's.
	 *
	 * @param WP_Post $post   The post.
	 * @param string  $blocks The article.
	 */
	public static function holds( WP_Post $post, string $blocks ): bool {
		$filtered = wp_unslash( wp_filter_post_kses( wp_slash( $blocks ) ) );
		return in_array( trim( $post->post_content ), array( trim( $blocks ), trim( $filtered ) ), true )
			&& 'trash' !== $post->post_status && '' === (string) get_post_meta( $post->ID, Post_Meta::KEY, true );
	}

	/**
	 * A fingerprint of what a person may have written in a post.
	 *
	 * @param WP_Post $post The post.
	 */
	public static function hash( WP_Post $post ): string {
		return md5( self::title( $post ) . "\0" . trim( $post->post_content ) );
	}

	/**
	 * A post's title, but not the one that core gives to a post that was never saved.
	 *
	 * @param WP_Post $post The post.
	 */
	public static function title( WP_Post $post ): string {
		return 'auto-draft' === $post->post_status ? '' : trim( $post->post_title );
	}

	/**
	 * Whether an editor has a post open, whoever it is: its next save would undo ours. As wp_check_post_lock(), which
	 * does not count the current user.
	 *
	 * @param WP_Post $post The post.
	 */
	public static function is_open_in_editor( WP_Post $post ): bool {
		$lock = (string) get_post_meta( $post->ID, '_edit_lock', true );
		/** This filter is documented in wp-admin/includes/ajax-actions.php */
		$seconds = (int) apply_filters( 'wp_check_post_lock_window', 150 ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- Core's.
		return '' !== $lock && (int) $lock > Clock::now() - $seconds;
	}

	/**
	 * Whether a post is as it was when the article was asked for. That the title was saved which the request has is no change.
	 *
	 * @param Job     $job  The job.
	 * @param WP_Post $post The post, empty.
	 */
	private static function is_unchanged( Job $job, WP_Post $post ): bool {
		return self::hash( $post ) === $job->post_hash || self::title( $post ) === trim( $job->title );
	}

	/**
	 * Whether somebody's autosave holds something else than the post.
	 *
	 * @param WP_Post $post The post, empty.
	 */
	private static function has_newer_autosave( WP_Post $post ): bool {
		$autosave = wp_get_post_autosave( $post->ID );
		return $autosave instanceof WP_Post && $autosave->post_modified_gmt > $post->post_modified_gmt && ! self::is_empty( $autosave );
	}
}
