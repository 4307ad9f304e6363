<?php
/**
 * REST: making batches and looking at them.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Batches;

use Draftsmith\Jobs\Jobs_Controller;
use Draftsmith\Platform\Contract;
use Draftsmith\Service\Client;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `GET` and `POST /batches`, `GET` and `DELETE /batches/{id}`, `POST /batches/{id}/rows`. A batch collects its rows in parts, since
 * thousands fit into no one request; nothing is sent before it is started.
 */
final class Batches_Controller {

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
	 * Takes rows.
	 *
	 * @var Row_Intake
	 */
	private $intake;

	/**
	 * Makes it.
	 *
	 * @param Batch_Routes $routes  Adds routes, and answers.
	 * @param Client       $client  Knows whether the site is registered.
	 * @param Batch_Store  $batches Holds the batches.
	 * @param Row_Intake   $intake  Takes rows.
	 */
	public function __construct( Batch_Routes $routes, Client $client, Batch_Store $batches, Row_Intake $intake ) {
		$this->routes  = $routes;
		$this->client  = $client;
		$this->batches = $batches;
		$this->intake  = $intake;
	}

	/**
	 * Registers the routes.
	 */
	public function register_routes(): void {
		register_rest_route(
			Jobs_Controller::ROUTES,
			'/batches',
			array(
				array(
					'methods'             => WP_REST_Server::READABLE,
					'callback'            => array( $this, 'list_batches' ),
					'permission_callback' => array( Batch_Routes::class, 'check_writer' ),
				),
				array(
					'methods'             => WP_REST_Server::CREATABLE,
					'callback'            => array( $this, 'create' ),
					'permission_callback' => array( Batch_Routes::class, 'check_writer' ),
					'args'                => Contract::args( 'BatchRequest' ),
				),
				'schema' => static function (): array {
					return Contract::schema( 'LocalBatch' );
				},
			)
		);
		$this->routes->add( '', WP_REST_Server::READABLE, array( $this, 'read' ) );
		$this->routes->add( '', WP_REST_Server::DELETABLE, array( $this, 'delete' ) );
		$this->routes->add( '/rows', WP_REST_Server::CREATABLE, array( $this, 'add_rows' ), Contract::args( 'BatchRows' ) );
	}

	/**
	 * The newest batches of the user, of everybody for administrators.
	 */
	public function list_batches(): array {
		return $this->routes->answer_all( $this->batches->newest( current_user_can( 'manage_options' ) ? null : get_current_user_id() ) );
	}

	/**
	 * Makes a batch of its first rows.
	 *
	 * @param WP_REST_Request $request `BatchRequest` of the contract.
	 * @return WP_REST_Response|WP_Error 201 and the batch.
	 */
	public function create( WP_REST_Request $request ) {
		$obstacle = $this->client->obstacle() ?? $this->intake->obstacle( $request['rows'], $request['row_count'], isset( $request['budget_tokens'] ) );
		if ( null !== $obstacle ) {
			return $obstacle;
		}
		$name  = sanitize_text_field( $request['name'] );
		$batch = $this->batches->create( $request['request_id'], get_current_user_id(), '' === $name ? wp_date( 'Y-m-d H:i' ) : $name, $request['row_count'], $request['budget_tokens'] );
		if ( null === $batch || get_current_user_id() !== $batch->user_id ) {
			return new WP_Error( 'draftsmith_not_stored', __( 'The batch could not be made. Reload the page and try again.', 'draftsmith' ), array( 'status' => 409 ) );
		}
		return $this->take( $batch, $request['rows'], 201 );
	}

	/**
	 * One batch.
	 *
	 * @param Batch $batch The batch.
	 * @return array|WP_Error
	 */
	public function read( Batch $batch ) {
		return $this->routes->answer( $batch->id );
	}

	/**
	 * Adds rows to a batch that collects them.
	 *
	 * @param Batch           $batch   The batch.
	 * @param WP_REST_Request $request `BatchRows` of the contract.
	 * @return WP_REST_Response|WP_Error
	 */
	public function add_rows( Batch $batch, WP_REST_Request $request ) {
		if ( get_current_user_id() !== $batch->user_id ) {
			return Batch_Routes::not_ready( __( 'Only who began this batch can add rows to it.', 'draftsmith' ) );
		}
		$obstacle = $this->intake->obstacle( $request['rows'], $batch->row_count, null !== $batch->budget_tokens );
		return $obstacle ?? $this->take( $batch, $request['rows'], 200 );
	}

	/**
	 * Deletes a batch with its rows. Posts stay.
	 *
	 * @param Batch $batch The batch.
	 * @return WP_REST_Response|WP_Error
	 */
	public function delete( Batch $batch ) {
		if ( ! $this->batches->delete( $batch->id ) ) {
			return Batch_Routes::not_ready( __( 'Some articles of this batch are not settled yet. Cancel it, or insert or discard the articles that wait; then delete it.', 'draftsmith' ) );
		}
		return new WP_REST_Response( array( 'deleted' => true ) );
	}

	/**
	 * Takes rows, if the batch still collects them. One that was started has all of its rows.
	 *
	 * @param Batch   $batch  The batch.
	 * @param array[] $rows   Nothing is wrong with them.
	 * @param int     $status Of the answer.
	 * @return WP_REST_Response|WP_Error
	 */
	private function take( Batch $batch, array $rows, int $status ) {
		if ( 'canceled' === $batch->state ) {
			return Batch_Routes::not_ready();
		}
		$taken  = 'collecting' === $batch->state ? $this->intake->take( $batch, $rows ) : true;
		$answer = is_wp_error( $taken ) ? $taken : $this->routes->answer( $batch->id );
		return is_wp_error( $answer ) ? $answer : new WP_REST_Response( $answer, $status );
	}
}
