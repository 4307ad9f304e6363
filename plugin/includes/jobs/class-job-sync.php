<?php
/**
 * Taking over what the service says of a job.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Platform\Clock;
use Draftsmith\Platform\Contract;
use Draftsmith\Service\Client;
use Draftsmith\Service\Failure;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps rows up to date.
 */
final class Job_Sync {

	/**
	 * How often cron looks at jobs that run, in seconds.
	 */
	const INTERVAL = 15;

	/**
	 * How often cron looks at jobs that wait for a person, in seconds. A browser that looks is answered at once.
	 */
	const WAITING_INTERVAL = 5 * MINUTE_IN_SECONDS;

	/**
	 * Calls the service.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * Holds the jobs.
	 *
	 * @var Job_Store
	 */
	private $store;

	/**
	 * Makes it.
	 *
	 * @param Client    $client Calls the service.
	 * @param Job_Store $store  Holds the jobs.
	 */
	public function __construct( Client $client, Job_Store $store ) {
		$this->client = $client;
		$this->store  = $store;
	}

	/**
	 * Asks the service about one job.
	 *
	 * @param Job $job One that the service has accepted.
	 * @return Job|WP_Error The job as it is now. An unknown job is no error: it is marked as lost.
	 */
	public function refresh( Job $job ) {
		$response = $this->client->request( 'GET', '/v1/jobs/' . $job->job_id, array( 'schema' => 'Job' ) );
		if ( is_wp_error( $response ) ) {
			$data = $response->get_error_data();
			// Only when the service itself says so; a proxy's 404 is none of its own.
			if ( 404 === $data['status'] && isset( $data['service_code'] ) ) {
				$this->mark_lost( $job );
				return $this->store->find( $job->id ) ?? $job;
			}
			return $response;
		}
		$this->apply( $job, $response->data );
		return $this->store->find( $job->id ) ?? $job;
	}

	/**
	 * Asks the service about many jobs: one request for a thousand. Its answer is checked in full for the jobs that have changed;
	 * of the others, who are most, nothing is used but that they have not.
	 *
	 * @param Job[] $jobs Jobs that the service has accepted.
	 * @return array{running: array<int, Job[]>, missing: Job[]}|WP_Error Those that are not done, by the seconds after which to
	 *                                                                    ask again, and those that the answer did not carry:
	 *                                                                    acknowledged, expired, or unknown to the service.
	 */
	public function refresh_many( array $jobs ) {
		$open = array();
		foreach ( $jobs as $job ) {
			$open[ $job->job_id ] = $job;
		}
		$running = array();
		$cursor  = '';
		do {
			$page = $this->client->request( 'GET', '/v1/jobs?delivery=pending&limit=1000' . ( '' === $cursor ? '' : '&after=' . rawurlencode( $cursor ) ) );
			if ( is_wp_error( $page ) ) {
				return $page;
			}
			if ( ! Job_List_Answer::is_one( $page->data ) ) {
				return Failure::not_understood();
			}
			$wait = min( $page->retry_after(), HOUR_IN_SECONDS );
			foreach ( $page->data['data'] as $remote ) {
				$job = $open[ $remote['id'] ] ?? null;
				if ( null === $job ) {
					continue;
				}
				unset( $open[ $remote['id'] ] );
				if ( $job->version < $remote['version'] ) {
					if ( is_wp_error( Contract::check( 'Job', $remote ) ) ) {
						return Failure::not_understood();
					}
					$this->apply( $job, $remote );
				}
				if ( ! self::is_final( $remote ) ) {
					$running[ max( self::interval( $remote ), $wait ) ][] = $job;
				}
			}
			$cursor = $page->data['has_more'] ? (string) $page->data['next_cursor'] : '';
		} while ( '' !== $cursor && $open );
		return array(
			'running' => $running,
			'missing' => array_values( $open ),
		);
	}

	/**
	 * Takes over one job.
	 *
	 * @param Job   $job    As we know it.
	 * @param array $remote `Job` of the contract.
	 */
	public function apply( Job $job, array $remote ): void {
		$is_final = self::is_final( $remote );
		$changes  = array(
			'state'          => $remote['state'],
			'phase'          => $remote['phase'],
			'words'          => max( 0, $remote['progress']['words'] ),
			'target_words'   => max( 0, $remote['progress']['target_words'] ),
			'queue_position' => $remote['queue_position'],
			'scope'          => $remote['scope'],
			// Of its house style, if it has one: rules about its sections are asked by it.
			'content_type'   => $remote['content_type'],
			'attempts'       => 0,
			'next_poll_at'   => Clock::utc( $is_final ? 0 : self::interval( $remote ) ),
		);
		if ( null !== $remote['usage'] ) {
			$changes['input_tokens']  = null === $remote['usage']['input_tokens'] ? null : max( 0, $remote['usage']['input_tokens'] );
			$changes['output_tokens'] = null === $remote['usage']['output_tokens'] ? null : max( 0, $remote['usage']['output_tokens'] );
		}
		if ( null !== $remote['error'] ) {
			$changes['error_code']      = $remote['error']['code'];
			$changes['error_message']   = wp_strip_all_tags( $remote['error']['detail'] );
			$changes['error_retryable'] = (int) $remote['error']['retryable'];
		} elseif ( 'succeeded' !== $remote['state'] ) {
			$changes['error_code']    = null;
			$changes['error_message'] = null;
		}
		if ( $is_final && null === $job->finished_at ) {
			$changes['finished_at'] = Clock::utc();
		}
		if ( 'pending' !== $remote['delivery'] ) {
			$changes = array_merge( $changes, self::gone( $job, $remote ) );
		}
		// Somebody may have inserted the article since this row was read; then it is not lost, and the next look settles it.
		$is_lost = 'succeeded' === $remote['state'] && 'failed' === $changes['state'];
		$this->store->update_from_service( $job, $remote['version'], $changes, $is_lost );
	}

	/**
	 * Marks a job that the service does not know (any more).
	 *
	 * @param Job $job The job.
	 */
	public function mark_lost( Job $job ): void {
		if ( null !== $job->inserted_post_id || $job->discarded || ( 'succeeded' !== $job->state && $job->is_final() ) ) {
			// Nothing is missing: it was done with here.
			$this->store->update( $job->id, array( 'acknowledged' => 1, 'next_poll_at' => null ) ); // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing
			return;
		}
		$this->store->update(
			$job->id,
			array(
				'state'           => 'failed',
				'phase'           => 'finished',
				'error_code'      => 'job_lost',
				'error_message'   => Failure_Reasons::text( 'job_lost' ),
				'error_retryable' => 1,
				'acknowledged'    => 1,
				'next_poll_at'    => null,
			),
			array( 'inserted_post_id' => null )
		);
	}

	/**
	 * Whether the service is done with a job.
	 *
	 * @param array $remote `Job` of the contract.
	 */
	private static function is_final( array $remote ): bool {
		return in_array( $remote['state'], array( 'succeeded', 'failed', 'canceled' ), true );
	}

	/**
	 * Seconds until cron asks about a job again that is not done.
	 *
	 * @param array $remote `Job` of the contract.
	 */
	private static function interval( array $remote ): int {
		return 'awaiting_approval' === $remote['phase'] ? self::WAITING_INTERVAL : self::INTERVAL;
	}

	/**
	 * What it means that the service holds no content of a job any more.
	 *
	 * @param Job   $job    As we know it.
	 * @param array $remote `Job` of the contract.
	 * @return array Columns.
	 */
	private static function gone( Job $job, array $remote ): array {
		$changes = array(
			'acknowledged' => 1,
			'next_poll_at' => null,
		);
		if ( 'succeeded' === $remote['state'] && null === $job->inserted_post_id && ! $job->discarded ) {
			$changes['state']           = 'failed';
			$changes['error_code']      = 'expired';
			$changes['error_message']   = Failure_Reasons::text( 'expired' );
			$changes['error_retryable'] = 1;
		}
		return $changes;
	}
}
