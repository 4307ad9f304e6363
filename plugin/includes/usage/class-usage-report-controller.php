<?php
/**
 * REST: what this site and its authors have used.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Usage;

use Draftsmith\Jobs\Job_Access;
use Draftsmith\Jobs\Jobs_Controller;
use Draftsmith\Platform\Clock;
use Draftsmith\Platform\Contract;
use Draftsmith\Service\Client;
use WP_Error;
use WP_REST_Request;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `GET /usage/report`. Who may edit the posts of others sees all authors; others see themselves. When the service does not answer,
 * what the site knows by itself is there all the same.
 */
final class Usage_Report_Controller {

	/**
	 * Knows whether the site is registered.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * What the service says.
	 *
	 * @var Service_Usage
	 */
	private $service;

	/**
	 * What this site knows.
	 *
	 * @var Author_Usage
	 */
	private $authors;

	/**
	 * Makes it.
	 *
	 * @param Client        $client  Knows whether the site is registered.
	 * @param Service_Usage $service What the service says.
	 * @param Author_Usage  $authors What this site knows.
	 */
	public function __construct( Client $client, Service_Usage $service, Author_Usage $authors ) {
		$this->client  = $client;
		$this->service = $service;
		$this->authors = $authors;
	}

	/**
	 * Registers the route.
	 */
	public function register_routes(): void {
		register_rest_route(
			Jobs_Controller::ROUTES,
			'/usage/report',
			array(
				array(
					'methods'             => WP_REST_Server::READABLE,
					'callback'            => array( $this, 'get' ),
					'permission_callback' => array( Job_Access::class, 'check_writer' ),
					'args'                => Contract::args( 'UsageReportArguments' ),
				),
				'schema' => static function (): array {
					return Contract::schema( 'SiteUsage' );
				},
			)
		);
	}

	/**
	 * Gives the report.
	 *
	 * @param WP_REST_Request $request With `days`.
	 * @return array `SiteUsage` of the contract.
	 */
	public function get( WP_REST_Request $request ): array {
		$days     = (int) $request['days'];
		$service  = $this->client->is_registered() ? $this->service->of_last( $days ) : null;
		$everyone = current_user_can( 'edit_others_posts' );
		$since    = substr( Clock::utc( -( $days - 1 ) * DAY_IN_SECONDS ), 0, 10 ) . ' 00:00:00';
		return array(
			'days'      => $days,
			'since'     => Clock::to_rfc3339( $since ),
			'time_zone' => wp_timezone_string(),
			'service'   => is_wp_error( $service ) ? null : $service,
			'failure'   => is_wp_error( $service ) ? self::failure( $service ) : null,
			'everyone'  => $everyone,
			'authors'   => $this->authors->since( $since, $everyone ? null : get_current_user_id() ),
		);
	}

	/**
	 * Why the service's part is missing.
	 *
	 * @param WP_Error $error Of the client.
	 */
	private static function failure( WP_Error $error ): array {
		$data = (array) $error->get_error_data();
		return array(
			'code'    => (string) $error->get_error_code(),
			'message' => $error->get_error_message(),
			'action'  => isset( $data['action'] ) ? (string) $data['action'] : null,
		);
	}
}
