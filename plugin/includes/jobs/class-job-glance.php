<?php
/**
 * Looking at many jobs in a browser.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Platform\Lock;
use Draftsmith\Service\Client;

defined( 'ABSPATH' ) || exit;

/**
 * Brings the jobs of a list up to date: one request to the service, and however many people look, one every two seconds.
 */
final class Job_Glance {

	/**
	 * How often the service is asked for the whole site, in seconds.
	 */
	private const FRESH = 2;

	/**
	 * Calls the service.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * Takes over the service's answers.
	 *
	 * @var Job_Sync
	 */
	private $sync;

	/**
	 * Makes it.
	 *
	 * @param Client   $client Calls the service.
	 * @param Job_Sync $sync   Takes over the service's answers.
	 */
	public function __construct( Client $client, Job_Sync $sync ) {
		$this->client = $client;
		$this->sync   = $sync;
	}

	/**
	 * Asks about those of the jobs that run. When the service can't be asked, they stay as they are: cron will see to them.
	 *
	 * @param Job[] $jobs The jobs.
	 * @return bool Whether it was asked, so that the rows may have changed.
	 */
	public function refresh( array $jobs ): bool {
		$running = array();
		foreach ( $jobs as $job ) {
			if ( null !== $job->job_id && ! $job->is_final() ) {
				$running[] = $job;
			}
		}
		// Never given back: it runs out by itself, and until then nobody else asks.
		if ( array() === $running || ! $this->client->is_usable() || ! ( new Lock( 'refresh' ) )->acquire( self::FRESH ) ) {
			return false;
		}
		return ! is_wp_error( $this->sync->refresh_many( $running ) );
	}
}
