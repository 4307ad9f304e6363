<?php
/**
 * REST: what the routes of batches share.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Batches;

use Draftsmith\Access\Gate;
use Draftsmith\Jobs\Job_Access;
use Draftsmith\Jobs\Jobs_Controller;
use Draftsmith\Jobs\Schedule;
use Draftsmith\Platform\Contract;
use WP_Error;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Adds routes under `/batches/{id}` with their permission: a batch is for who made it and for administrators. Others do not learn
 * whether it exists.
 */
final class Batch_Routes {

	/**
	 * Holds the batches.
	 *
	 * @var Batch_Store
	 */
	private $batches;

	/**
	 * Shows batches.
	 *
	 * @var Local_Batches
	 */
	private $local;

	/**
	 * Arranges cron.
	 *
	 * @var Schedule
	 */
	private $schedule;

	/**
	 * Makes it.
	 *
	 * @param Batch_Store   $batches  Holds the batches.
	 * @param Local_Batches $local    Shows batches.
	 * @param Schedule      $schedule Arranges cron.
	 */
	public function __construct( Batch_Store $batches, Local_Batches $local, Schedule $schedule ) {
		$this->batches  = $batches;
		$this->local    = $local;
		$this->schedule = $schedule;
	}

	/**
	 * Adds one route.
	 *
	 * @param string   $path     What follows the id.
	 * @param string   $methods  HTTP methods.
	 * @param callable $callback Gets the batch and the request.
	 * @param array    $args     Arguments besides the id.
	 */
	public function add( string $path, string $methods, callable $callback, array $args = array() ): void {
		register_rest_route(
			Jobs_Controller::ROUTES,
			'/batches/(?P<id>\d+)' . $path,
			array(
				array(
					'methods'             => $methods,
					'callback'            => function ( WP_REST_Request $request ) use ( $callback ) {
						$batch = $this->batches->find( (int) $request['id'] );
						return null === $batch ? self::not_ready() : $callback( $batch, $request );
					},
					'permission_callback' => array( $this, 'may_use' ),
					'args'                => array_merge( Contract::args( 'BatchArguments' ), $args ),
				),
				'schema' => static function (): array {
					return Contract::schema( 'LocalBatch' );
				},
			)
		);
	}

	/**
	 * Whether the user may use a batch.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return true|WP_Error
	 */
	public function may_use( WP_REST_Request $request ) {
		$writer = self::check_writer();
		if ( is_wp_error( $writer ) ) {
			return $writer;
		}
		$batch = $this->batches->find( (int) $request['id'] );
		return null !== $batch && self::is_theirs( $batch ) ? true : new WP_Error( 'draftsmith_unknown_batch', __( 'There is no such batch.', 'draftsmith' ), array( 'status' => 404 ) );
	}

	/**
	 * Whether the current user may make batches.
	 *
	 * @return true|WP_Error
	 */
	public static function check_writer() {
		return Gate::is_off() ? Job_Access::forbidden( __( 'Draftsmith is turned off on this site.', 'draftsmith' ) ) : Job_Access::check_writer();
	}

	/**
	 * Whether the current user may use a batch, being one who writes.
	 *
	 * @param Batch $batch The batch.
	 */
	public static function is_theirs( Batch $batch ): bool {
		return get_current_user_id() === $batch->user_id || current_user_can( 'manage_options' );
	}

	/**
	 * A batch as it is now; sees to it that cron looks after it.
	 *
	 * @param int $id Its id.
	 * @return array|WP_Error
	 */
	public function answer( int $id ) {
		$this->schedule->ensure();
		$batch = $this->batches->find( $id );
		return null === $batch ? self::not_ready() : $this->local->of( array( $batch ) )[0];
	}

	/**
	 * Many batches.
	 *
	 * @param Batch[] $batches The batches.
	 */
	public function answer_all( array $batches ): array {
		$this->schedule->ensure();
		return array( 'data' => $this->local->of( $batches ) );
	}

	/**
	 * The batch is not in a state for this.
	 *
	 * @param string $message What to do about it; empty for the usual.
	 */
	public static function not_ready( string $message = '' ): WP_Error {
		return new WP_Error( 'draftsmith_not_ready', '' === $message ? __( 'This batch is not in a state for that. Reload the page to see how it stands.', 'draftsmith' ) : $message, array( 'status' => 409 ) );
	}
}
