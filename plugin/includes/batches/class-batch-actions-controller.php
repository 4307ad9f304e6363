<?php
/**
 * REST: starting, pausing and canceling batches.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Batches;

use Draftsmith\Platform\Contract;
use Draftsmith\Service\Client;
use WP_Error;
use WP_REST_Request;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `POST /batches/{id}/pause|resume|cancel`. Each is one conditional UPDATE of the batch; what follows for its rows is done here and,
 * should this process die, by cron. Repeating one does no harm.
 */
final class Batch_Actions_Controller {

	/**
	 * Adds routes, and answers.
	 *
	 * @var Batch_Routes
	 */
	private $routes;

	/**
	 * Knows whether the site is registered.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * Holds the batches.
	 *
	 * @var Batch_Store
	 */
	private $batches;

	/**
	 * Holds their rows.
	 *
	 * @var Batch_Rows
	 */
	private $rows;

	/**
	 * Cancels rows.
	 *
	 * @var Batch_Brake
	 */
	private $brake;

	/**
	 * Makes it.
	 *
	 * @param Batch_Routes $routes  Adds routes, and answers.
	 * @param Client       $client  Knows whether the site is registered.
	 * @param Batch_Store  $batches Holds the batches.
	 * @param Batch_Rows   $rows    Holds their rows.
	 * @param Batch_Brake  $brake   Cancels rows.
	 */
	public function __construct( Batch_Routes $routes, Client $client, Batch_Store $batches, Batch_Rows $rows, Batch_Brake $brake ) {
		$this->routes  = $routes;
		$this->client  = $client;
		$this->batches = $batches;
		$this->rows    = $rows;
		$this->brake   = $brake;
	}

	/**
	 * Registers the routes.
	 */
	public function register_routes(): void {
		$this->routes->add( '/pause', WP_REST_Server::CREATABLE, array( $this, 'pause' ) );
		$this->routes->add( '/resume', WP_REST_Server::CREATABLE, array( $this, 'resume' ), Contract::args( 'BatchResume' ) );
		$this->routes->add( '/cancel', WP_REST_Server::CREATABLE, array( $this, 'cancel' ) );
	}

	/**
	 * Sends nothing more; what runs is finished.
	 *
	 * @param Batch $batch The batch.
	 * @return array|WP_Error
	 */
	public function pause( Batch $batch ) {
		if ( ! $this->batches->pause( $batch->id, 'user' ) && 'paused' !== $batch->state ) {
			return Batch_Routes::not_ready();
		}
		$this->rows->withdraw( $batch->id );
		return $this->routes->answer( $batch->id );
	}

	/**
	 * Starts a batch whose rows are all there, or goes on with one that is paused.
	 *
	 * @param Batch           $batch   The batch.
	 * @param WP_REST_Request $request `BatchResume` of the contract.
	 * @return array|WP_Error
	 */
	public function resume( Batch $batch, WP_REST_Request $request ) {
		$obstacle = $this->client->obstacle();
		if ( null !== $obstacle ) {
			return $obstacle;
		}
		$budget = $request['budget_tokens'];
		if ( null !== $budget && ! $this->rows->have_ceilings( $batch->id ) ) {
			return Batch_Routes::not_ready( __( 'This batch was started without a budget, so its articles have no ceilings and a budget can’t be kept. Start a new batch with the rows that are left.', 'draftsmith' ) );
		}
		if ( ! $this->batches->start( $batch->id, $budget ) ) {
			$now = $this->batches->find( $batch->id );
			if ( null === $now || 'running' !== $now->state ) {
				return Batch_Routes::not_ready( null !== $now && 'collecting' === $now->state ? __( 'Rows of this batch are still missing. Upload the rest first, or discard it.', 'draftsmith' ) : '' );
			}
		}
		return $this->routes->answer( $batch->id );
	}

	/**
	 * Cancels what is not written yet.
	 *
	 * @param Batch $batch The batch.
	 * @return array|WP_Error
	 */
	public function cancel( Batch $batch ) {
		$this->batches->cancel( $batch->id );
		$this->brake->cancel( $batch->id );
		return $this->routes->answer( $batch->id );
	}
}
