<?php
/**
 * What the account has used of its limits today.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

use Draftsmith\Service\Client;
use Draftsmith\Usage\Service_Usage;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * The service's report, kept for five minutes for those who write.
 */
final class Usage {

	const TRANSIENT = 'draftsmith_usage';

	/**
	 * Calls the service.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * Makes it.
	 *
	 * @param Client $client Calls the service.
	 */
	public function __construct( Client $client ) {
		$this->client = $client;
	}

	/**
	 * The report, from the service.
	 *
	 * @return array|WP_Error `UsageReport` of the contract.
	 */
	public function fetch() {
		$response = $this->client->request(
			'GET',
			'/v1/usage',
			array(
				'timeout' => 3,
				'schema'  => 'UsageReport',
			)
		);
		if ( is_wp_error( $response ) ) {
			return $response;
		}
		set_transient( self::TRANSIENT, self::today( $response->data ), 5 * MINUTE_IN_SECONDS );
		return $response->data;
	}

	/**
	 * What is used today, and the shares of the limits that were reached, from the cache or from the service.
	 *
	 * @return array|WP_Error `Today` of the contract.
	 */
	public function get_today() {
		$cached = get_transient( self::TRANSIENT );
		if ( is_array( $cached ) && $this->client->is_registered() ) {
			return $cached;
		}
		$report = $this->fetch();
		return is_wp_error( $report ) ? $report : self::today( $report );
	}

	/**
	 * Drops what is kept.
	 */
	public static function forget(): void {
		delete_transient( self::TRANSIENT );
		delete_transient( Service_Usage::TRANSIENT );
	}

	/**
	 * The part of a report that is about today.
	 *
	 * @param array $report `UsageReport` of the contract.
	 */
	private static function today( array $report ): array {
		return array_intersect_key( $report, array_flip( array( 'today', 'today_tokens', 'alerts' ) ) );
	}
}
