<?php
/**
 * REST: routes about one job.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Platform\Contract;
use WP_Error;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Adds routes under `/jobs/{id}` that share their permission, and the answer they give.
 */
final class Job_Routes {

	/**
	 * Holds the jobs.
	 *
	 * @var Job_Store
	 */
	private $store;

	/**
	 * Arranges cron.
	 *
	 * @var Schedule
	 */
	private $schedule;

	/**
	 * Makes it.
	 *
	 * @param Job_Store $store    Holds the jobs.
	 * @param Schedule  $schedule Arranges cron.
	 */
	public function __construct( Job_Store $store, Schedule $schedule ) {
		$this->store    = $store;
		$this->schedule = $schedule;
	}

	/**
	 * Adds one route.
	 *
	 * @param string   $path     What follows the id.
	 * @param string   $methods  HTTP methods.
	 * @param callable $callback Gets the job and the request.
	 * @param string   $schema   Of the answer, by its name in the contract.
	 * @param array    $args     Arguments besides the id.
	 */
	public function add( string $path, string $methods, callable $callback, string $schema, array $args = array() ): void {
		register_rest_route(
			Jobs_Controller::ROUTES,
			'/jobs/(?P<id>\d+)' . $path,
			array(
				array(
					'methods'             => $methods,
					'callback'            => function ( WP_REST_Request $request ) use ( $callback ) {
						$job = $this->store->find( (int) $request['id'] );
						return null === $job || $job->deleted ? self::unknown() : $callback( $job, $request );
					},
					'permission_callback' => array( $this, 'may_use' ),
					'args'                => array_merge( Contract::args( 'JobArguments' ), $args ),
				),
				'schema' => static function () use ( $schema ): array {
					return Contract::schema( $schema );
				},
			)
		);
	}

	/**
	 * Whether the user may use the job.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return true|WP_Error
	 */
	public function may_use( WP_REST_Request $request ) {
		$job = $this->store->find( (int) $request['id'] );
		if ( null !== $job && Job_Access::may_use( $job ) ) {
			return true;
		}
		$writer = Job_Access::check_writer();
		return is_wp_error( $writer ) ? $writer : self::unknown();
	}

	/**
	 * A job as it is now; sees to it that cron looks after it.
	 *
	 * @param Job $job The job.
	 */
	public function answer( Job $job ): array {
		$this->look_after();
		return Local_Job::from( $this->store->find( $job->id ) ?? $job );
	}

	/**
	 * Sees to it that cron does what is left to do.
	 */
	public function look_after(): void {
		$this->schedule->ensure();
	}

	/**
	 * There is no such job, or it is none of the user's business.
	 */
	public static function unknown(): WP_Error {
		return new WP_Error( 'draftsmith_unknown_job', __( 'There is no such request.', 'draftsmith' ), array( 'status' => 404 ) );
	}

	/**
	 * The job is not in a state for this.
	 */
	public static function not_ready(): WP_Error {
		return new WP_Error( 'draftsmith_not_ready', __( 'This request is not in a state for that. Reload the page to see how it stands.', 'draftsmith' ), array( 'status' => 409 ) );
	}
}
