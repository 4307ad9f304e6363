<?php
/**
 * REST: the same for many jobs.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Platform\Clock;
use Draftsmith\Platform\Contract;
use WP_Error;
use WP_REST_Request;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `POST /jobs/bulk`: does to each job what its own route would do. It ends before a host ends it; what it did not come to is
 * said, to be sent again.
 */
final class Job_Bulk_Controller {

	/**
	 * Seconds after which it begins nothing new; hosts and proxies give up at 30, and one job may take 15.
	 */
	private const BUDGET = 10;

	/**
	 * Holds the jobs.
	 *
	 * @var Job_Store
	 */
	private $store;

	/**
	 * What is done, by the name of the action: from a job to an answer or an error.
	 *
	 * @var array<string, callable(Job): (array|WP_Error)>
	 */
	private $actions;

	/**
	 * Makes it.
	 *
	 * @param Job_Store                                      $store   Holds the jobs.
	 * @param array<string, callable(Job): (array|WP_Error)> $actions By their names in the contract.
	 */
	public function __construct( Job_Store $store, array $actions ) {
		$this->store   = $store;
		$this->actions = $actions;
	}

	/**
	 * Registers the route.
	 */
	public function register_routes(): void {
		register_rest_route(
			Jobs_Controller::ROUTES,
			'/jobs/bulk',
			array(
				array(
					'methods'             => WP_REST_Server::CREATABLE,
					'callback'            => array( $this, 'run' ),
					'permission_callback' => array( Job_Access::class, 'check_writer' ),
					'args'                => Contract::args( 'JobBulk' ),
				),
				'schema' => static function (): array {
					return Contract::schema( 'JobBulkResults' );
				},
			)
		);
	}

	/**
	 * Does it to each job, in the order given.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function run( WP_REST_Request $request ): array {
		$end     = Clock::now() + self::BUDGET;
		$results = array();
		foreach ( array_unique( $request['ids'] ) as $id ) {
			$answer    = $results && Clock::now() >= $end ? self::not_done() : $this->run_one( $request['action'], $id );
			$is_job    = ! is_wp_error( $answer ) && 'delete' !== $request['action'];
			$results[] = array(
				'id'    => $id,
				'job'   => $is_job ? $answer : null,
				'error' => is_wp_error( $answer ) ? self::shape( $answer ) : null,
			);
		}
		return array( 'results' => $results );
	}

	/**
	 * Does it to one job, if the user may use it.
	 *
	 * @param string $action Name.
	 * @param int    $id     Of the job.
	 * @return array|WP_Error
	 */
	private function run_one( string $action, int $id ) {
		$job = $this->store->find( $id );
		return null !== $job && Job_Access::may_use( $job ) ? ( $this->actions[ $action ] )( $job ) : Job_Routes::unknown();
	}

	/**
	 * There was no time left.
	 */
	private static function not_done(): WP_Error {
		return new WP_Error( 'not_done', __( 'There was no time for this one yet. Do the same again for those that are left.', 'draftsmith' ) );
	}

	/**
	 * An error as it is told of one job among many.
	 *
	 * @param WP_Error $error The error.
	 */
	private static function shape( WP_Error $error ): array {
		return array(
			'code'    => (string) $error->get_error_code(),
			'message' => $error->get_error_message(),
		);
	}
}
