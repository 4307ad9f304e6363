<?php
/**
 * When and how a post with an article appears.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Articles;

use Draftsmith\Jobs\Job;
use Draftsmith\Platform\Clock;
use WP_Post;

defined( 'ABSPATH' ) || exit;

/**
 * Status and date of the post that an article is put into without an editor. A post whose date has passed by then is published at
 * once and keeps that date, as core does with a schedule that it missed; the job says so.
 */
final class Publication {

	/**
	 * Status and date, as fields of a post.
	 *
	 * @param Job    $job    The job.
	 * @param string $status What it may have of what was asked for.
	 */
	public static function fields( Job $job, string $status ): array {
		if ( 'future' !== $status || null === $job->post_date ) {
			return array( 'post_status' => $status );
		}
		return array(
			'post_status'   => $job->post_date > Clock::utc() ? 'future' : 'publish',
			'post_date_gmt' => $job->post_date,
			'post_date'     => get_date_from_gmt( $job->post_date ),
			'edit_date'     => true,
		);
	}

	/**
	 * What the author is told whose post is later than asked for; empty when it is not. Asked of the post, so that whoever goes on
	 * after a crash tells the same.
	 *
	 * @param Job          $job  The job.
	 * @param WP_Post|null $post The post that its article is in.
	 */
	public static function note( Job $job, ?WP_Post $post ): string {
		$is_late = null !== $post && 'future' === $job->post_status && 'publish' === $post->post_status
			&& $post->post_date_gmt === $job->post_date && $post->post_modified_gmt >= $job->post_date;
		if ( ! $is_late ) {
			return '';
		}
		/* translators: %s: date and time. */
		return sprintf( __( 'The article was written after the date that was asked for, %s, so it was published at once.', 'draftsmith' ), get_the_date( '', $post ) . ' ' . get_the_time( '', $post ) );
	}
}
