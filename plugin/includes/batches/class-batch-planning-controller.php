<?php
/**
 * REST: what one needs before a batch is made.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Batches;

use Draftsmith\Jobs\Jobs_Controller;
use Draftsmith\Platform\Contract;
use WP_Error;
use WP_REST_Request;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `GET /batches/options`, `POST /batches/names` and `POST /batches/estimate`.
 */
final class Batch_Planning_Controller {

	/**
	 * Makes estimates.
	 *
	 * @var Batch_Estimate
	 */
	private $estimate;

	/**
	 * Tells what rows can name.
	 *
	 * @var Batch_Options
	 */
	private $options;

	/**
	 * Makes it.
	 *
	 * @param Batch_Estimate $estimate Makes estimates.
	 * @param Batch_Options  $options  Tells what rows can name.
	 */
	public function __construct( Batch_Estimate $estimate, Batch_Options $options ) {
		$this->estimate = $estimate;
		$this->options  = $options;
	}

	/**
	 * Registers the routes.
	 */
	public function register_routes(): void {
		register_rest_route(
			Jobs_Controller::ROUTES,
			'/batches/options',
			array(
				array(
					'methods'             => WP_REST_Server::READABLE,
					'callback'            => array( $this, 'get_options' ),
					'permission_callback' => array( Batch_Routes::class, 'check_writer' ),
				),
				'schema' => static function (): array {
					return Contract::schema( 'BatchOptions' );
				},
			)
		);
		register_rest_route(
			Jobs_Controller::ROUTES,
			'/batches/names',
			array(
				array(
					'methods'             => WP_REST_Server::CREATABLE,
					'callback'            => array( $this, 'get_names' ),
					'permission_callback' => array( Batch_Routes::class, 'check_writer' ),
					'args'                => Contract::args( 'BatchNamesRequest' ),
				),
				'schema' => static function (): array {
					return Contract::schema( 'BatchNames' );
				},
			)
		);
		register_rest_route(
			Jobs_Controller::ROUTES,
			'/batches/estimate',
			array(
				array(
					'methods'             => WP_REST_Server::CREATABLE,
					'callback'            => array( $this, 'get_estimate' ),
					'permission_callback' => array( Batch_Routes::class, 'check_writer' ),
					'args'                => Contract::args( 'BatchEstimateRequest' ),
				),
				'schema' => static function (): array {
					return Contract::schema( 'BatchEstimate' );
				},
			)
		);
	}

	/**
	 * What rows can name.
	 */
	public function get_options(): array {
		return $this->options->get();
	}

	/**
	 * Whom and what the names in a list stand for. It changes nothing; the names are in the body so that no log of addresses has them.
	 *
	 * @param WP_REST_Request $request `BatchNamesRequest` of the contract.
	 */
	public function get_names( WP_REST_Request $request ): array {
		return Batch_Names::find( $request['authors'], $request['categories'] );
	}

	/**
	 * What a batch would take.
	 *
	 * @param WP_REST_Request $request `BatchEstimateRequest` of the contract.
	 * @return array|WP_Error
	 */
	public function get_estimate( WP_REST_Request $request ) {
		return $this->estimate->of( $request['groups'] );
	}
}
