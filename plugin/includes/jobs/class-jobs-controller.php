<?php
/**
 * REST: asking for articles and looking at jobs.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Platform\Bad_Field;
use Draftsmith\Platform\Contract;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `GET` and `POST /jobs`.
 */
final class Jobs_Controller {

	const ROUTES = 'draftsmith/v1';

	/**
	 * Holds the jobs.
	 *
	 * @var Job_Store
	 */
	private $store;

	/**
	 * Gives pages of them.
	 *
	 * @var Job_List
	 */
	private $list;

	/**
	 * Brings pages up to date.
	 *
	 * @var Job_Glance
	 */
	private $glance;

	/**
	 * Asks for articles.
	 *
	 * @var Article_Order
	 */
	private $orders;

	/**
	 * Arranges cron.
	 *
	 * @var Schedule
	 */
	private $schedule;

	/**
	 * Makes it.
	 *
	 * @param Job_Store     $store    Holds the jobs.
	 * @param Job_List      $list     Gives pages of them.
	 * @param Job_Glance    $glance   Brings pages up to date.
	 * @param Article_Order $orders   Asks for articles.
	 * @param Schedule      $schedule Arranges cron.
	 */
	public function __construct( Job_Store $store, Job_List $list, Job_Glance $glance, Article_Order $orders, Schedule $schedule ) {
		$this->store    = $store;
		$this->list     = $list;
		$this->glance   = $glance;
		$this->orders   = $orders;
		$this->schedule = $schedule;
	}

	/**
	 * Registers the routes.
	 */
	public function register_routes(): void {
		register_rest_route(
			self::ROUTES,
			'/jobs',
			array(
				array(
					'methods'             => WP_REST_Server::READABLE,
					'callback'            => array( $this, 'list_jobs' ),
					'permission_callback' => array( $this, 'may_list' ),
					'args'                => Contract::args( 'JobListArguments' ),
				),
				array(
					'methods'             => WP_REST_Server::CREATABLE,
					'callback'            => array( $this, 'submit' ),
					'permission_callback' => array( $this, 'may_submit' ),
					'validate_callback'   => array( $this, 'has_known_fields_only' ),
					'args'                => Contract::args( 'Submission' ),
				),
				'schema' => array( $this, 'list_schema' ),
			)
		);
	}

	/**
	 * Whether the user may see the jobs of the post, or a list at all: what is in it depends on the user.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return true|WP_Error
	 */
	public function may_list( WP_REST_Request $request ) {
		return isset( $request['post_id'] ) ? Job_Access::check_post( (int) $request['post_id'] ) : Job_Access::check_writer();
	}

	/**
	 * The jobs of a post, newest first, or a page of all that the user may see.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function list_jobs( WP_REST_Request $request ): WP_REST_Response {
		if ( isset( $request['post_id'] ) ) {
			$jobs  = $this->store->of_post( (int) $request['post_id'] );
			$total = count( $jobs );
			$pages = 1;
		} else {
			$found = $this->page( $request->get_params() );
			$jobs  = $found['jobs'];
			$total = $found['total'];
			$pages = (int) ceil( $total / $request['per_page'] );
		}
		$this->schedule->ensure();
		$answer = array_merge(
			Local_Job::list_of( $jobs ),
			array(
				'total'       => $total,
				'total_pages' => $pages,
			)
		);
		return new WP_REST_Response(
			$answer,
			200,
			array(
				'X-WP-Total'      => (string) $total,
				'X-WP-TotalPages' => (string) $pages,
			)
		);
	}

	/**
	 * A page of jobs. Those that were asked for by their ids are looked up at the service first.
	 *
	 * @param array $query `JobListArguments` of the contract.
	 * @return array{jobs: Job[], total: int}
	 */
	private function page( array $query ): array {
		$visible = Job_Access::visible();
		$found   = $this->list->find( $query, $visible );
		return empty( $query['include'] ) || ! $this->glance->refresh( $found['jobs'] ) ? $found : $this->list->find( $query, $visible );
	}

	/**
	 * Refuses a body with fields that the contract does not know, as the service does.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return true|WP_Error
	 */
	public function has_known_fields_only( WP_REST_Request $request ) {
		$known   = array_keys( Contract::schema( 'Submission' )['properties'] );
		$unknown = array_diff( array_keys( (array) $request->get_json_params() ), $known );
		if ( ! $unknown ) {
			return true;
		}
		/* translators: %s: names of fields. */
		return Bad_Field::error( (string) reset( $unknown ), sprintf( __( 'Unknown fields: %s.', 'draftsmith' ), implode( ', ', $unknown ) ) );
	}

	/**
	 * Whether the user may ask for this article for this post. To tell which methods are allowed, core also asks for requests of other
	 * methods and for those that were refused for their form: of these the order would not know what to think.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return true|WP_Error
	 */
	public function may_submit( WP_REST_Request $request ) {
		$is_order = 'POST' === $request->get_method() && true === $request->has_valid_params();
		return $is_order ? $this->orders->check( $request->get_params() ) : Job_Access::check_post( (int) $request['post_id'] );
	}

	/**
	 * Submits a request for an article.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return WP_REST_Response|WP_Error 202 and the job.
	 */
	public function submit( WP_REST_Request $request ) {
		$job = $this->orders->place( $request->get_params() );
		return is_wp_error( $job ) ? $job : new WP_REST_Response( $job, 202 );
	}

	/**
	 * What a list looks like; what is submitted is answered with one of its jobs.
	 */
	public function list_schema(): array {
		return Contract::schema( 'LocalJobList' );
	}
}
