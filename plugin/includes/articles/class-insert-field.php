<?php
/**
 * How the editor says that it has inserted an article.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Articles;

use Draftsmith\Access\Gate;
use Draftsmith\Jobs\Acknowledgement;
use Draftsmith\Jobs\Insert_Claim;
use Draftsmith\Jobs\Job;
use Draftsmith\Jobs\Job_Store;
use Draftsmith\Jobs\Schedule;
use WP_Post;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * The REST field `draftsmith_job` of posts. The editor saves it with the blocks, so that the post and its mark come in
 * one request. Beside it stands `draftsmith_provenance`, to be read only. Both are for those who edit.
 */
final class Insert_Field {

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
	 * Settles jobs.
	 *
	 * @var Acknowledgement
	 */
	private $acknowledgement;

	/**
	 * Arranges cron.
	 *
	 * @var Schedule
	 */
	private $schedule;

	/**
	 * Makes it.
	 *
	 * @param Job_Store       $store           Holds the jobs.
	 * @param Insert_Claim    $claim           Decides who inserts.
	 * @param Acknowledgement $acknowledgement Settles jobs.
	 * @param Schedule        $schedule        Arranges cron.
	 */
	public function __construct( Job_Store $store, Insert_Claim $claim, Acknowledgement $acknowledgement, Schedule $schedule ) {
		$this->store           = $store;
		$this->claim           = $claim;
		$this->acknowledgement = $acknowledgement;
		$this->schedule        = $schedule;
	}

	/**
	 * Registers the fields for every type of post that can hold articles.
	 */
	public function register(): void {
		$types = array_keys( array_filter( get_post_types( array( 'show_in_rest' => true ), 'objects' ), array( Authority::class, 'is_supported' ) ) );
		register_rest_field(
			$types,
			'draftsmith_provenance',
			array(
				'get_callback' => array( $this, 'read_provenance' ),
				'schema'       => array(
					'description' => __( 'Where the article in this post comes from; null when it holds none.', 'draftsmith' ),
					'type'        => array( 'object', 'null' ),
					'context'     => array( 'edit' ),
					'readonly'    => true,
				),
			)
		);
		register_rest_field(
			$types,
			'draftsmith_job',
			array(
				'get_callback'    => array( $this, 'read' ),
				'update_callback' => array( $this, 'confirm' ),
				'schema'          => array(
					'description' => __( 'The Draftsmith job whose article was inserted last; 0 for none.', 'draftsmith' ),
					'type'        => 'integer',
					'minimum'     => 0,
					'context'     => array( 'edit' ),
				),
			)
		);
	}

	/**
	 * The job whose article is in a post: the one that the mark names, for there may have been others before. Asks the table only for
	 * posts that carry the mark, and only for editors. A copy of a post carries the mark and is not where the article went.
	 *
	 * @param array           $response The post, prepared.
	 * @param string          $name     Of the field.
	 * @param WP_REST_Request $request  The request.
	 */
	public function read( array $response, string $name, WP_REST_Request $request ): int {
		$post_id = (int) ( $response['id'] ?? 0 );
		$mark    = 'edit' === $request['context'] ? (string) get_post_meta( $post_id, Post_Meta::KEY, true ) : '';
		$job     = '' === $mark ? null : $this->store->find_by_mark( $mark );
		return null === $job || $job->inserted_post_id !== $post_id ? 0 : $job->id;
	}

	/**
	 * The record of a post's article, for editors.
	 *
	 * @param array           $response The post, prepared.
	 * @param string          $name     Of the field.
	 * @param WP_REST_Request $request  The request.
	 */
	public function read_provenance( array $response, string $name, WP_REST_Request $request ): ?array {
		return 'edit' === $request['context'] ? Provenance::read( (int) ( $response['id'] ?? 0 ) ) : null;
	}

	/**
	 * Records that a post which was just saved holds a job's article. The post's own permissions were checked by core. A
	 * claim that can't be true changes nothing, and is no error: the post is saved by now, and the editor would say it is not.
	 * Nor does one that comes while everything is off.
	 *
	 * @param mixed   $value Id of the job.
	 * @param WP_Post $post  The post.
	 * @return true
	 */
	public function confirm( $value, WP_Post $post ): bool {
		if ( Gate::is_off() ) {
			return true;
		}
		if ( 0 === (int) $value ) {
			$this->take_back( $post );
		}
		$job = (int) $value > 0 ? $this->store->find( (int) $value ) : null;
		if ( null === $job || null === $job->job_id || ! self::may_hold( $post, $job ) ) {
			return true;
		}
		$marked = $this->claim->mark_inserted(
			$job->id,
			$post->ID,
			array(
				'inserted_as' => 'target',
				'note'        => '',
				'post_hash'   => Target::hash( $post ),
			)
		);
		if ( ! $marked && ! $this->take_over( $job, $post ) ) {
			return true;
		}
		update_post_meta( $post->ID, Post_Meta::KEY, $job->job_id );
		Provenance::write( $post->ID, $job );
		$now = $this->store->find( $job->id );
		if ( null !== $now && ! $now->acknowledged ) {
			// A person waits for this save; what fails here, cron repeats.
			$this->acknowledgement->send( $now, 3 );
			$this->schedule->ensure();
		}
		if ( $marked ) {
			/** This action is documented in includes/articles/class-insert-record.php */
			do_action( 'draftsmith_article_inserted', $post->ID, $job->id );
		}
		return true;
	}

	/**
	 * Forgets that a post holds an article which the writer has taken out again, and saved the post without, whether the job's row is
	 * there still or not. The row goes on saying where the article went, so that nobody inserts it a second time; to bring it back,
	 * the editor has Redo.
	 *
	 * @param WP_Post $post The post that was saved.
	 */
	private function take_back( WP_Post $post ): void {
		delete_post_meta( $post->ID, Post_Meta::KEY );
		Provenance::remove( $post->ID );
	}

	/**
	 * Whether a post may be said to hold a job's article. The service erases the article on that word, so an empty post
	 * does not count, and neither does a stranger's post.
	 *
	 * @param WP_Post $post The post that was saved.
	 * @param Job     $job  The job.
	 */
	private static function may_hold( WP_Post $post, Job $job ): bool {
		return ! Target::is_empty( $post )
			&& ( $job->post_id === $post->ID || get_current_user_id() === $job->user_id || current_user_can( 'manage_options' ) );
	}

	/**
	 * Puts right that cron made a draft while the writer inserted the same article here: if nobody has touched that
	 * draft, it goes to the trash.
	 *
	 * @param Job     $job  The job.
	 * @param WP_Post $post The post that was saved.
	 * @return bool Whether the job is in this post now.
	 */
	private function take_over( Job $job, WP_Post $post ): bool {
		$job   = $this->store->find( $job->id ) ?? $job;
		$other = $job->inserted_post_id ? get_post( $job->inserted_post_id ) : null;
		if ( ! $other instanceof WP_Post || $other->ID === $post->ID ) {
			return $other instanceof WP_Post;
		}
		$is_untouched = 'new_draft' === $job->inserted_as && 'draft' === $other->post_status
			&& Target::hash( $other ) === $job->post_hash && ! Target::is_open_in_editor( $other );
		if ( ! $is_untouched || ! $this->claim->move( $job->id, $other->ID, $post->ID ) ) {
			return false;
		}
		delete_post_meta( $other->ID, Post_Meta::KEY );
		Provenance::remove( $other->ID );
		wp_trash_post( $other->ID );
		return true;
	}
}
