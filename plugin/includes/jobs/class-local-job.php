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
		return self::list_of( array( $job ) )['data'][0];
	}

	/**
	 * Many jobs, whose posts and authors are read in one go.
	 *
	 * @param Job[] $jobs The jobs.
	 * @return array{data: array[]}
	 */
	public static function list_of( array $jobs ): array {
		$authors = array();
		$posts   = array();
		foreach ( $jobs as $job ) {
			$authors[] = $job->user_id;
			$posts[]   = (int) $job->inserted_post_id;
		}
		cache_users( array_values( array_unique( $authors ) ) );
		_prime_post_caches( array_values( array_unique( array_filter( $posts ) ) ) );
		$reasons = Waiting_Reasons::of( $jobs );
		return array(
			'data' => array_map(
				static function ( Job $job ) use ( $reasons ): array {
					return self::shape( $job, $reasons[ $job->id ] ?? null );
				},
				$jobs
			),
		);
	}

	/**
	 * Makes that shape of a job whose post and author are cached, if they exist.
	 *
	 * @param Job         $job       The job.
	 * @param string|null $waits_for Of Waiting_Reasons.
	 */
	private static function shape( Job $job, ?string $waits_for ): array {
		return array(
			'id'             => $job->id,
			'job_id'         => $job->job_id,
			'post_id'        => $job->post_id,
			'author'         => $job->user_id,
			'author_name'    => self::author_name( $job->user_id ),
			'batch_id'       => $job->batch_id,
			'batch_row'      => $job->batch_row,
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
			'updated_at'     => Clock::to_rfc3339( $job->updated_at ),
			'finished_at'    => null === $job->finished_at ? null : Clock::to_rfc3339( $job->finished_at ),
			'input_tokens'   => $job->input_tokens,
			'output_tokens'  => $job->output_tokens,
			'can_retry'      => $job->is_retryable(),
			'unsent'         => $job->is_unsent(),
			'waits_for'      => $waits_for,
			'discarded'      => (bool) $job->discarded,
			'error'          => self::error( $job ),
			'held'           => $job->is_held(),
			'inserted'       => self::inserted( $job ),
			'has_review'     => (bool) $job->has_review,
		);
	}

	/**
	 * The name of a user as others see it; empty when the user is gone.
	 *
	 * @param int $user_id A user whom cache_users() was asked for.
	 */
	private static function author_name( int $user_id ): string {
		// Who is not cached does not exist; core would ask the database for each of them again.
		$user = _get_non_cached_ids( array( $user_id ), 'users' ) ? false : get_userdata( $user_id );
		return $user ? $user->display_name : '';
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
			'message'   => Failure_Reasons::of( $job ),
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
		$post = _get_non_cached_ids( array( $job->inserted_post_id ), 'posts' ) ? null : get_post( $job->inserted_post_id );
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
