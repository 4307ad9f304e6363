<?php
/**
 * A job as the browser sees it.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * The shape `LocalJob` of the contract. No prompt, no text, no key.
 */
final class Local_Job {

	/**
	 * Makes that shape.
	 *
	 * @param Job $job The job.
	 */
	public static function from( Job $job ): array {
		return array(
			'id'             => $job->id,
			'job_id'         => $job->job_id,
			'post_id'        => $job->post_id,
			'author'         => $job->user_id,
			'title'          => $job->title,
			'state'          => $job->state,
			'phase'          => $job->phase,
			'progress'       => array(
				'words'        => $job->words,
				'target_words' => $job->target_words,
			),
			'queue_position' => $job->queue_position,
			'model'          => $job->model,
			'scope'          => $job->scope,
			'language'       => $job->language,
			'content_type'   => $job->content_type,
			'post_status'    => $job->post_status,
			'post_date'      => null === $job->post_date ? null : Clock::to_rfc3339( $job->post_date ),
			'created_at'     => Clock::to_rfc3339( $job->created_at ),
			'unsent'         => $job->is_unsent(),
			'discarded'      => (bool) $job->discarded,
			'error'          => self::error( $job ),
			'held'           => $job->is_held(),
			'inserted'       => self::inserted( $job ),
		);
	}

	/**
	 * Many jobs.
	 *
	 * @param Job[] $jobs The jobs.
	 */
	public static function list_of( array $jobs ): array {
		return array( 'data' => array_map( array( self::class, 'from' ), $jobs ) );
	}

	/**
	 * What stands in a job's way, or null.
	 *
	 * @param Job $job The job.
	 */
	private static function error( Job $job ): ?array {
		if ( null === $job->error_code ) {
			return null;
		}
		return array(
			'code'      => $job->error_code,
			'message'   => (string) $job->error_message,
			'retryable' => (bool) $job->error_retryable,
		);
	}

	/**
	 * Where the article went, or null.
	 *
	 * @param Job $job The job.
	 */
	private static function inserted( Job $job ): ?array {
		if ( null === $job->inserted_post_id ) {
			return null;
		}
		$post = get_post( $job->inserted_post_id );
		return array(
			'post_id'   => $job->inserted_post_id,
			// Empty for those who may not edit it, and for a post that was deleted since.
			'edit_link' => $post ? (string) get_edit_post_link( $post, 'raw' ) : '',
			'view_link' => $post ? self::view_link( $post ) : '',
			'as'        => $job->inserted_as,
			'note'      => (string) $job->note,
		);
	}

	/**
	 * Where to look at a post: its own address, or the preview while it has none.
	 *
	 * @param \WP_Post $post The post.
	 */
	private static function view_link( \WP_Post $post ): string {
		$is_live = in_array( $post->post_status, array( 'publish', 'private' ), true );
		return (string) ( $is_live ? get_permalink( $post ) : get_preview_post_link( $post ) );
	}
}
