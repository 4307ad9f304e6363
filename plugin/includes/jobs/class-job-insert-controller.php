<?php
/**
 * REST: what becomes of a finished article.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Articles\Article_Source;
use Draftsmith\Articles\Inserter;
use Draftsmith\Platform\Contract;
use WP_Error;
use WP_REST_Request;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `POST /jobs/{id}/claim|release|insert|discard`.
 */
final class Job_Insert_Controller {

	/**
	 * Adds routes, and answers.
	 *
	 * @var Job_Routes
	 */
	private $routes;

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
	 * Gives articles.
	 *
	 * @var Article_Source
	 */
	private $articles;

	/**
	 * Puts articles into posts.
	 *
	 * @var Inserter
	 */
	private $inserter;

	/**
	 * Settles jobs.
	 *
	 * @var Acknowledgement
	 */
	private $acknowledgement;

	/**
	 * Makes it.
	 *
	 * @param Job_Routes      $routes          Adds routes, and answers.
	 * @param Job_Store       $store           Holds the jobs.
	 * @param Insert_Claim    $claim           Decides who inserts.
	 * @param Article_Source  $articles        Gives articles.
	 * @param Inserter        $inserter        Puts articles into posts.
	 * @param Acknowledgement $acknowledgement Settles jobs.
	 */
	public function __construct( Job_Routes $routes, Job_Store $store, Insert_Claim $claim, Article_Source $articles, Inserter $inserter, Acknowledgement $acknowledgement ) {
		$this->routes          = $routes;
		$this->store           = $store;
		$this->claim           = $claim;
		$this->articles        = $articles;
		$this->inserter        = $inserter;
		$this->acknowledgement = $acknowledgement;
	}

	/**
	 * Registers the routes.
	 */
	public function register_routes(): void {
		$holder = Contract::args( 'Holder' );
		$this->routes->add( '/claim', WP_REST_Server::CREATABLE, array( $this, 'claim' ), 'ClaimedArticle', $holder );
		$this->routes->add( '/release', WP_REST_Server::CREATABLE, array( $this, 'release' ), 'LocalJob', $holder );
		$this->routes->add( '/insert', WP_REST_Server::CREATABLE, array( $this, 'insert' ), 'LocalJob' );
		$this->routes->add( '/discard', WP_REST_Server::CREATABLE, array( $this, 'discard' ), 'LocalJob' );
	}

	/**
	 * Claims the article for a tab and gives it.
	 *
	 * @param Job             $job     The job.
	 * @param WP_REST_Request $request The request.
	 * @return array|WP_Error
	 */
	public function claim( Job $job, WP_REST_Request $request ) {
		if ( null !== $job->inserted_post_id ) {
			return self::already_inserted( $job );
		}
		if ( ! $job->is_insertable() ) {
			return Job_Routes::not_ready();
		}
		$holder = (string) $request['holder'];
		if ( ! $this->claim->take( $job->id, $holder ) ) {
			$now = $this->store->find( $job->id ) ?? $job;
			return null === $now->inserted_post_id ? Inserter::held() : self::already_inserted( $now );
		}
		$article = $this->articles->fetch( $job );
		if ( is_wp_error( $article ) ) {
			$this->claim->release( $job->id, $holder );
			return $article;
		}
		return array(
			'job'     => $this->routes->answer( $job ),
			'article' => $article,
		);
	}

	/**
	 * Gives a claim back.
	 *
	 * @param Job             $job     The job.
	 * @param WP_REST_Request $request The request.
	 */
	public function release( Job $job, WP_REST_Request $request ): array {
		$this->claim->release( $job->id, (string) $request['holder'] );
		return $this->routes->answer( $job );
	}

	/**
	 * Inserts on the server, as cron would.
	 *
	 * @param Job $job The job.
	 * @return array|WP_Error
	 */
	public function insert( Job $job ) {
		if ( null !== $job->inserted_post_id ) {
			return self::already_inserted( $job );
		}
		if ( ! $job->is_insertable() ) {
			return Job_Routes::not_ready();
		}
		$result = $this->inserter->insert( $job, 'cron:' . wp_generate_uuid4() );
		return is_wp_error( $result ) ? $result : $this->routes->answer( $job );
	}

	/**
	 * Decides that the article shall not be inserted, and has the service erase it.
	 *
	 * @param Job $job The job.
	 * @return array|WP_Error
	 */
	public function discard( Job $job ) {
		if ( ! $job->is_final() ) {
			return Job_Routes::not_ready();
		}
		if ( ! $job->discarded && ! $this->claim->discard( $job->id ) ) {
			$now = $this->store->find( $job->id ) ?? $job;
			return null === $now->inserted_post_id ? Inserter::held() : self::already_inserted( $now );
		}
		$now = $this->store->find( $job->id ) ?? $job;
		if ( ! $now->acknowledged ) {
			// What fails here, cron repeats.
			$this->acknowledgement->send( $now, 5 );
		}
		return $this->routes->answer( $job );
	}

	/**
	 * The article is in a post already.
	 *
	 * @param Job $job The job.
	 */
	private static function already_inserted( Job $job ): WP_Error {
		return new WP_Error(
			'draftsmith_already_inserted',
			__( 'This article has been inserted already.', 'draftsmith' ),
			array(
				'status'    => 409,
				'post_id'   => $job->inserted_post_id,
				'edit_link' => (string) get_edit_post_link( $job->inserted_post_id, 'raw' ),
			)
		);
	}
}
