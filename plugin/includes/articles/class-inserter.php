<?php
/**
 * Putting articles into posts without an editor.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Articles;

use Draftsmith\Jobs\Insert_Claim;
use Draftsmith\Jobs\Job;
use Draftsmith\Jobs\Job_Store;
use Draftsmith\Jobs\Job_Sync;
use Draftsmith\Platform\Clock;
use WP_Error;
use WP_Post;

defined( 'ABSPATH' ) || exit;

/**
 * The background insert: claim, fetch, look whether it happened already, check the author's rights and the target, write
 * the post, record it, acknowledge. It may die between any two of these.
 */
final class Inserter {

	/**
	 * Holds the jobs.
	 *
	 * @var Job_Store
	 */
	private $store;

	/**
	 * Decides who inserts.
	 *
	 * @var Insert_Claim
	 */
	private $claim;

	/**
	 * Takes over the service's answers.
	 *
	 * @var Job_Sync
	 */
	private $sync;

	/**
	 * Gives articles.
	 *
	 * @var Article_Source
	 */
	private $articles;

	/**
	 * Records where articles are.
	 *
	 * @var Insert_Record
	 */
	private $record;

	/**
	 * Makes it.
	 *
	 * @param Job_Store      $store    Holds the jobs.
	 * @param Insert_Claim   $claim    Decides who inserts.
	 * @param Job_Sync       $sync     Takes over the service's answers.
	 * @param Article_Source $articles Gives articles.
	 * @param Insert_Record  $record   Records where articles are.
	 */
	public function __construct( Job_Store $store, Insert_Claim $claim, Job_Sync $sync, Article_Source $articles, Insert_Record $record ) {
		$this->store    = $store;
		$this->claim    = $claim;
		$this->sync     = $sync;
		$this->articles = $articles;
		$this->record   = $record;
	}

	/**
	 * Inserts the article of a job.
	 *
	 * @param Job    $job    One that is insertable.
	 * @param string $holder Unique for this call, beginning with `cron:`.
	 * @return true|WP_Error
	 */
	public function insert( Job $job, string $holder ) {
		if ( ! $this->claim->take( $job->id, $holder ) ) {
			$now = $this->store->find( $job->id ) ?? $job;
			$this->try_later( $now, max( 1, null === $now->claimed_until ? 0 : -Clock::seconds_since( $now->claimed_until ) ) );
			return self::held();
		}
		$user_id = get_current_user_id();
		$locale  = switch_to_locale( get_locale() );
		try {
			$result = $this->insert_claimed( $job, $holder );
		} finally {
			$this->claim->release( $job->id, $holder );
			wp_set_current_user( $user_id );
			if ( $locale ) {
				restore_previous_locale();
			}
		}
		return $result;
	}

	/**
	 * Somebody else is inserting the article.
	 */
	public static function held(): WP_Error {
		return self::conflict( 'draftsmith_held', __( 'This article is being inserted in another tab or in the background. Wait a moment.', 'draftsmith' ) );
	}

	/**
	 * Something stands in the way that will pass.
	 *
	 * @param string $code    Stable.
	 * @param string $message For people.
	 */
	private static function conflict( string $code, string $message ): WP_Error {
		return new WP_Error(
			$code,
			$message,
			array(
				'status'    => 409,
				'retryable' => true,
			)
		);
	}

	/**
	 * The same, with the claim.
	 *
	 * @param Job    $job    The job.
	 * @param string $holder Who has the claim.
	 * @return true|WP_Error
	 */
	private function insert_claimed( Job $job, string $holder ) {
		$article = $this->articles->fetch( $job );
		if ( is_wp_error( $article ) ) {
			$data = $article->get_error_data();
			if ( isset( $data['service_code'] ) && in_array( $data['status'], array( 404, 410 ), true ) ) {
				$this->sync->refresh( $job );
			}
			return $article;
		}
		$existing_id = Post_Meta::find_post( $job->job_id );
		if ( $existing_id > 0 && 'auto-draft' !== get_post_status( $existing_id ) ) {
			return $this->record->write( $job, $existing_id, self::kind( $job, $existing_id ), Publication::note( $job, get_post( $existing_id ) ), $article );
		}
		// The permission check may have read it before the download; what a person saved since must be seen.
		clean_post_cache( $job->post_id );
		$post  = $job->post_id > 0 ? get_post( $job->post_id ) : null;
		$whole = Disclosure::append( $article['blocks'] );
		if ( null !== $post && ( Target::holds( $post, $article['blocks'] ) || Target::holds( $post, $whole ) ) ) {
			return $this->record->write( $job, $post->ID, 'target', '', $article );
		}
		$article['blocks'] = $whole;

		$is_own = 0 === $job->post_id;
		$state  = $is_own ? Target::FREE : Target::state( $job, $post );
		$target = Target::FREE === $state ? $post : null;
		if ( Target::OPEN === $state ) {
			$this->try_later( $job, MINUTE_IN_SECONDS );
			return self::conflict( 'draftsmith_editor_open', __( 'The post is open in an editor. Insert the article there, or close the editor and wait a few minutes.', 'draftsmith' ) );
		}
		$obstacle = Authority::obstacle( $job, $target );
		if ( null !== $obstacle ) {
			return $this->park( $job, $obstacle );
		}
		if ( ! $this->claim->is_held_by( $job->id, $holder ) ) {
			return self::held();
		}
		wp_set_current_user( $job->user_id );
		return null === $target ? $this->make_post( $job, $article, $is_own ? null : $state ) : $this->fill( $job, $article, $target );
	}

	/**
	 * What the post that a job's article is in is to that job.
	 *
	 * @param Job $job     The job.
	 * @param int $post_id The post.
	 */
	private static function kind( Job $job, int $post_id ): string {
		if ( 0 === $job->post_id ) {
			return 'new_post';
		}
		return $post_id === $job->post_id ? 'target' : 'new_draft';
	}

	/**
	 * Writes the article into its target.
	 *
	 * @param Job     $job     The job.
	 * @param array   $article Of Article_Source.
	 * @param WP_Post $post    The target.
	 * @return true|WP_Error
	 */
	private function fill( Job $job, array $article, WP_Post $post ) {
		$allowed = Authority::allowed_status( $job );
		$is_kept = Target::keeps_status( $post, $allowed );
		$fields  = array(
			'ID'           => $post->ID,
			'post_content' => $article['blocks'],
			'post_title'   => '' === Target::title( $post ) ? $article['title'] : $post->post_title,
			'post_excerpt' => '' === trim( $post->post_excerpt ) ? $article['excerpt'] : $post->post_excerpt,
			'post_name'    => '' === $post->post_name ? $article['slug'] : $post->post_name,
			'meta_input'   => array( Post_Meta::KEY => $job->job_id ),
		);
		// With the status that a person has chosen since goes the date.
		$fields += $is_kept ? array( 'post_status' => $post->post_status ) : Publication::fields( $job, $allowed );
		$post_id = wp_update_post( wp_slash( Post_Fields::filtered( $fields, $job ) ), true );
		if ( is_wp_error( $post_id ) ) {
			return $post_id;
		}
		$note = $is_kept ? Target::note_of_kept_status( $job, $post ) : self::note( $job, $post_id, $allowed !== $job->post_status );
		return $this->record->write( $job, $post_id, 'target', $note, $article );
	}

	/**
	 * Writes the article into a post of its own: one that was asked for, or a draft beside its target.
	 *
	 * @param Job         $job     The job.
	 * @param array       $article Of Article_Source.
	 * @param string|null $note    Why it is not in its target, for the author; null when the post was asked for.
	 * @return true|WP_Error
	 */
	private function make_post( Job $job, array $article, ?string $note ) {
		$post_id = New_Post::write( $job, $article, null !== $note );
		if ( is_wp_error( $post_id ) ) {
			return $post_id;
		}
		$is_lowered = null === $note && Authority::allowed_status( $job ) !== $job->post_status;
		$result     = $this->record->write( $job, $post_id, null === $note ? 'new_post' : 'new_draft', $note ?? self::note( $job, $post_id, $is_lowered ), $article );
		$now        = $this->store->find( $job->id );
		if ( null !== $now && $now->inserted_post_id !== $post_id && ( null !== $now->inserted_post_id || $now->discarded ) ) {
			// A writer saved the article elsewhere, or discarded it, while we wrote: ours, seconds old, is one too many.
			wp_delete_post( $post_id, true );
		}
		return $result;
	}

	/**
	 * What the author is told whose post is not public as asked, or was not in time.
	 *
	 * @param Job  $job        The job.
	 * @param int  $post_id    The post that its article is in.
	 * @param bool $is_lowered Whether the author may not publish any more.
	 */
	private static function note( Job $job, int $post_id, bool $is_lowered ): string {
		return $is_lowered
			? __( 'The author is not allowed to publish any more, so the post waits for review.', 'draftsmith' )
			: Publication::note( $job, get_post( $post_id ) );
	}

	/**
	 * Leaves a job alone until a person acts.
	 *
	 * @param Job    $job    The job.
	 * @param string $reason For that person.
	 */
	private function park( Job $job, string $reason ): WP_Error {
		$this->store->update(
			$job->id,
			array(
				'error_code'      => 'not_allowed_any_more',
				'error_message'   => $reason,
				'error_retryable' => 0,
				'next_poll_at'    => null,
			),
			array( 'inserted_post_id' => null )
		);
		return new WP_Error( 'draftsmith_not_allowed_any_more', $reason, array( 'status' => 403 ) );
	}

	/**
	 * Has cron look at a job later.
	 *
	 * @param Job $job     The job.
	 * @param int $seconds From now.
	 */
	private function try_later( Job $job, int $seconds ): void {
		$this->store->update( $job->id, array( 'next_poll_at' => Clock::utc( $seconds ) ), array( 'inserted_post_id' => null, 'acknowledged' => 0 ) ); // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing
	}
}
