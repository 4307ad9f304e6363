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
		if ( ! self::is_unpublished( $post->post_status ) && $post->post_status !== $job->post_status ) {
			return self::taken_further( $post->post_status );
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
	 * Whether a post of a status is still being worked on. A status that a plugin adds, such as `assigned`, is one of those unless
	 * it makes the post readable; one that no plugin registers any more is none, as the admin area lists no such posts.
	 *
	 * @param string $post_status Status.
	 */
	private static function is_unpublished( string $post_status ): bool {
		if ( in_array( $post_status, array( 'auto-draft', 'draft', 'pending' ), true ) ) {
			return true;
		}
		$status = get_post_status_object( $post_status );
		return null !== $status && ! $status->_builtin && ! $status->private && ! is_post_status_viewable( $status );
	}

	/**
	 * Why a post is not filled that is not worked on any more.
	 *
	 * @param string $post_status Its status.
	 */
	private static function taken_further( string $post_status ): string {
		if ( Authority::is_publishing( $post_status ) ) {
			return __( 'The post that this article was asked for has been published or scheduled since, so the article is in a new draft.', 'draftsmith' );
		}
		/* translators: %s: name of a post status, such as Archived. */
		return sprintf( __( 'The post that this article was asked for has the status “%s” now, so the article is in a new draft.', 'draftsmith' ), self::label( $post_status ) );
	}

	/**
	 * Whether a post that may be filled keeps its status, since a person has taken it further than the article's order would: an
	 * article never takes it back, and never past the steps of a workflow that a plugin adds. The editor does the same.
	 *
	 * @param WP_Post $post  The target.
	 * @param string  $asked The status that the order may have.
	 */
	public static function keeps_status( WP_Post $post, string $asked ): bool {
		return ! in_array( $post->post_status, array( 'auto-draft', 'draft', 'pending' ), true ) || ( 'pending' === $post->post_status && 'draft' === $asked );
	}

	/**
	 * What the author is told whose post keeps the status that a plugin adds, though the order has another one.
	 *
	 * @param Job     $job  The job.
	 * @param WP_Post $post The target.
	 * @return string Empty when there is nothing to tell.
	 */
	public static function note_of_kept_status( Job $job, WP_Post $post ): string {
		$is_core = in_array( $post->post_status, array( 'auto-draft', 'draft', 'pending' ), true ) || Authority::is_publishing( $post->post_status );
		/* translators: %s: name of a post status, such as Assigned. */
		return $is_core || 'draft' === $job->post_status ? '' : sprintf( __( 'The post keeps its status “%s”. Change it yourself when the article is ready for the next step.', 'draftsmith' ), self::label( $post->post_status ) );
	}

	/**
	 * What a status is called; itself where no plugin registers it.
	 *
	 * @param string $post_status Status.
	 */
	private static function label( string $post_status ): string {
		return get_post_status_object( $post_status )->label ?? $post_status;
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
