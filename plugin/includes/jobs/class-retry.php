<?php
/**
 * Asking again for an article that failed.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Access\Gate;
use WP_Error;
use WP_Post;

defined( 'ABSPATH' ) || exit;

/**
 * Writes a new job in the place of one that failed or was canceled, with what was asked for then. Two clicks make one: the new
 * row's idempotency key is made of the old one's, and the table takes no key twice.
 */
final class Retry {

	/**
	 * Holds the jobs.
	 *
	 * @var Job_Store
	 */
	private $store;

	/**
	 * Submits requests.
	 *
	 * @var Submission
	 */
	private $submission;

	/**
	 * Says who may ask for what.
	 *
	 * @var Gate
	 */
	private $gate;

	/**
	 * Makes it.
	 *
	 * @param Job_Store  $store      Holds the jobs.
	 * @param Submission $submission Submits requests.
	 * @param Gate       $gate       Says who may ask for what.
	 */
	public function __construct( Job_Store $store, Submission $submission, Gate $gate ) {
		$this->store      = $store;
		$this->submission = $submission;
		$this->gate       = $gate;
	}

	/**
	 * Asks again, in the name of the current user.
	 *
	 * @param Job $job The job.
	 * @return Job|WP_Error The new job; the same one when it was asked for again before.
	 */
	public function retry( Job $job ) {
		$job     = $this->store->find( $job->id ) ?? $job;
		$earlier = null === $job->retried_as ? $this->store->find_by_key( self::key( $job ) ) : $this->store->find( $job->retried_as );
		if ( null !== $earlier ) {
			return $this->replace( $job, $earlier );
		}
		$request = $job->is_retryable() ? Sealed_Request::open( $job ) : null;
		if ( null === $request ) {
			return self::obstacle( $job );
		}
		$post    = self::target( $job );
		$allowed = $this->gate->check( $request, $post, get_current_user_id() );
		if ( is_wp_error( $allowed ) ) {
			return $allowed;
		}
		$new = $this->submission->submit( $request, self::options( $job, $post ) );
		if ( is_wp_error( $new ) ) {
			// Another click was faster, and the table refused the key.
			$faster = $this->store->find_by_key( self::key( $job ) );
			return null === $faster ? $new : $this->replace( $job, $faster );
		}
		return $this->replace( $job, $new );
	}

	/**
	 * Notes which job took the place of another.
	 *
	 * @param Job $job The old one.
	 * @param Job $new The new one.
	 * @return Job|WP_Error The new one.
	 */
	private function replace( Job $job, Job $new ) {
		$this->store->update( $job->id, array( 'retried_as' => $new->id ), array( 'retried_as' => null ) );
		return $new->deleted ? self::obstacle( $job ) : $new;
	}

	/**
	 * The key of the one retry of a job, in the form of a UUID.
	 *
	 * @param Job $job The job.
	 */
	private static function key( Job $job ): string {
		return implode( '-', sscanf( substr( hash( 'sha256', 'retry of ' . $job->idempotency_key ), 0, 32 ), '%8s%4s%4s%4s%12s' ) );
	}

	/**
	 * The post that the article is for, if it can still take it; else the article gets a post of its own.
	 *
	 * @param Job $job The job.
	 */
	private static function target( Job $job ): ?WP_Post {
		$post = $job->post_id > 0 ? get_post( $job->post_id ) : null;
		return null !== $post && 'trash' !== $post->post_status && $post->post_type === $job->post_type ? $post : null;
	}

	/**
	 * What the new job takes over from the old one.
	 *
	 * @param Job          $job  The old one.
	 * @param WP_Post|null $post The post that it is for.
	 * @return array Options of Submission.
	 */
	private static function options( Job $job, ?WP_Post $post ): array {
		$user_id = get_current_user_id();
		return array(
			'idempotency_key' => self::key( $job ),
			'is_repeated'     => true,
			'user_id'         => $user_id,
			'post_id'         => null === $post ? 0 : $post->ID,
			'post_date'       => $job->post_date,
			'post_author'     => $job->post_author ?? ( $user_id === $job->user_id ? null : $job->user_id ),
			'terms'           => null === $job->terms ? array() : json_decode( $job->terms, true ),
			'batch_id'        => $job->batch_id,
			'batch_row'       => $job->batch_row,
		);
	}

	/**
	 * Why a job can't be asked for again, and what to do instead.
	 *
	 * @param Job $job The job.
	 */
	private static function obstacle( Job $job ): WP_Error {
		if ( ! in_array( $job->state, array( 'failed', 'canceled' ), true ) ) {
			return Job_Routes::not_ready();
		}
		$message = null === $job->retried_as
			? __( 'This site no longer has what was asked for, so it can’t ask again by itself. Open the post and generate the article there, or start a new batch.', 'draftsmith' )
			: __( 'This request was repeated before, and that request was deleted. Open the post and generate the article there, or start a new batch.', 'draftsmith' );
		return new WP_Error( 'draftsmith_not_repeatable', $message, array( 'status' => 409 ) );
	}
}
