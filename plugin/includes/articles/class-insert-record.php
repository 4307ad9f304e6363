<?php
/**
 * What is written down once an article is in a post.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Articles;

use Draftsmith\Jobs\Acknowledgement;
use Draftsmith\Jobs\Insert_Claim;
use Draftsmith\Jobs\Job;
use Draftsmith\Jobs\Job_Store;
use Draftsmith\Jobs\Sealed_Review;
use WP_Post;

defined( 'ABSPATH' ) || exit;

/**
 * The end of an insert without an editor. Whoever died after the post was written has left this to the next one who looks: done a
 * second time it changes nothing.
 */
final class Insert_Record {

	/**
	 * Holds the jobs.
	 *
	 * @var Job_Store
	 */
	private $store;

	/**
	 * Marks jobs as inserted, each once.
	 *
	 * @var Insert_Claim
	 */
	private $claim;

	/**
	 * Settles jobs.
	 *
	 * @var Acknowledgement
	 */
	private $acknowledgement;

	/**
	 * Makes it.
	 *
	 * @param Job_Store       $store           Holds the jobs.
	 * @param Insert_Claim    $claim           Marks jobs as inserted, each once.
	 * @param Acknowledgement $acknowledgement Settles jobs.
	 */
	public function __construct( Job_Store $store, Insert_Claim $claim, Acknowledgement $acknowledgement ) {
		$this->store           = $store;
		$this->claim           = $claim;
		$this->acknowledgement = $acknowledgement;
	}

	/**
	 * Records where the article is, and tells the service. An acknowledgement that fails is cron's to repeat.
	 *
	 * @param Job    $job     The job.
	 * @param int    $post_id The post.
	 * @param string $where   `target`, `new_post` or `new_draft`.
	 * @param string $note    For the author.
	 * @param array  $article Of Article_Source: what it leaves to be looked over is kept for whoever edits the post.
	 * @return true
	 */
	public function write( Job $job, int $post_id, string $where, string $note, array $article ) {
		$post = get_post( $post_id );
		if ( $post instanceof WP_Post && 'future' === $post->post_status && ! wp_next_scheduled( 'publish_future_post', array( $post_id ) ) ) {
			// Core plans the publishing after it has written the post. Whoever died in between left a post that waits for ever.
			_future_post_hook( 0, $post );
		}
		$marked = $this->claim->mark_inserted(
			$job->id,
			$post_id,
			array(
				'inserted_as' => $where,
				'note'        => $note,
				'post_hash'   => $post instanceof WP_Post ? Target::hash( $post ) : '',
				'review'      => Sealed_Review::seal( $article ),
			)
		);
		$now    = $this->store->find( $job->id );
		if ( $marked && null !== $now ) {
			update_post_meta( $post_id, Post_Meta::KEY, $job->job_id );
			Provenance::write( $post_id, $now );
			$this->acknowledgement->send( $now );
			/**
			 * Fires when an article has come into its post, by whichever way. At most once for each job: what listens is not called
			 * again when it dies.
			 *
			 * @since 0.1.0
			 *
			 * @param int $post_id The post.
			 * @param int $job_id  The job's id on this site.
			 */
			do_action( 'draftsmith_article_inserted', $post_id, $job->id );
		}
		return true;
	}
}
