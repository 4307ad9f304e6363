<?php
/**
 * What cron does.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Articles\Inserter;
use Draftsmith\Platform\Clock;
use Draftsmith\Platform\Lock;
use Draftsmith\Service\Client;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * One tick: sends what waits, asks about all open jobs in one request, inserts what is finished, acknowledges what is
 * done, and says when it wants to be called again. It may die anywhere: the next tick goes on from the rows.
 */
final class Poller {

	/**
	 * Seconds after which a tick begins nothing new; hosts kill PHP at 30 to 60.
	 */
	private const BUDGET = 20;

	/**
	 * How many jobs that the list does not carry are asked for singly in a tick.
	 */
	private const SINGLE_QUESTIONS = 5;

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
	 * Takes over the service's answers.
	 *
	 * @var Job_Sync
	 */
	private $sync;

	/**
	 * Sends what waits.
	 *
	 * @var Submission
	 */
	private $submission;

	/**
	 * Puts articles into posts.
	 *
	 * @var Inserter
	 */
	private $inserter;

	/**
	 * Settles jobs.
	 *
	 * @var Acknowledgement
	 */
	private $acknowledgement;

	/**
	 * Arranges the next tick.
	 *
	 * @var Schedule
	 */
	private $schedule;

	/**
	 * Makes it.
	 *
	 * @param Client          $client          Calls the service.
	 * @param Job_Store       $store           Holds the jobs.
	 * @param Job_Sync        $sync            Takes over the service's answers.
	 * @param Submission      $submission      Sends what waits.
	 * @param Inserter        $inserter        Puts articles into posts.
	 * @param Acknowledgement $acknowledgement Settles jobs.
	 * @param Schedule        $schedule        Arranges the next tick.
	 */
	public function __construct( Client $client, Job_Store $store, Job_Sync $sync, Submission $submission, Inserter $inserter, Acknowledgement $acknowledgement, Schedule $schedule ) {
		$this->client          = $client;
		$this->store           = $store;
		$this->sync            = $sync;
		$this->submission      = $submission;
		$this->inserter        = $inserter;
		$this->acknowledgement = $acknowledgement;
		$this->schedule        = $schedule;
	}

	/**
	 * Seconds until the next try after the service has failed: 15, 30, 60 ... 300, or longer when it says so.
	 *
	 * @param int $attempts    How often it has failed in a row before.
	 * @param int $retry_after What the service asks for, in seconds.
	 */
	public static function delay( int $attempts, int $retry_after ): int {
		$doubled = Job_Sync::INTERVAL * 2 ** min( $attempts, 5 );
		return max( min( $doubled, 5 * MINUTE_IN_SECONDS ), min( $retry_after, HOUR_IN_SECONDS ) );
	}

	/**
	 * One tick, unless another one runs.
	 */
	public function tick(): void {
		$lock = new Lock( 'poll' );
		if ( ! $this->client->is_registered() || ! $lock->acquire( 2 * MINUTE_IN_SECONDS ) ) {
			return;
		}
		// Core has taken the event off already. If this tick is killed, another one comes once the lock has run out.
		$this->schedule->come_back( 2 * MINUTE_IN_SECONDS );
		try {
			$this->work();
		} finally {
			$lock->release();
			$this->schedule->renew();
		}
	}

	/**
	 * The work of a tick.
	 */
	private function work(): void {
		$due = $this->store->next_due();
		if ( null === $due || $due > Clock::utc() ) {
			return;
		}
		$end   = Clock::now() + self::BUDGET;
		$error = $this->send_unsent( $end ) ?? $this->ask_about_open();
		if ( null !== $error ) {
			$data = $error->get_error_data();
			$this->store->put_off_due( self::delay( $this->store->attempts_of_due(), (int) ( $data['retry_after'] ?? 0 ) ) );
			return;
		}
		foreach ( $this->store->open() as $job ) {
			if ( Clock::now() >= $end ) {
				return;
			}
			if ( $job->next_poll_at <= Clock::utc() && $job->is_final() ) {
				$this->finish( $job );
			}
		}
	}

	/**
	 * Sends the requests that wait.
	 *
	 * @param int $end When to stop.
	 * @return WP_Error|null An error when the service can't be asked anything now.
	 */
	private function send_unsent( int $end ): ?WP_Error {
		foreach ( $this->store->unsent( 50 ) as $job ) {
			if ( Clock::now() >= $end ) {
				return null;
			}
			$error = $this->submission->send( $job );
			if ( is_wp_error( $error ) && ! $error->get_error_data()['definite'] ) {
				// A limit (429) holds for the other requests too, but the open jobs are asked about all the same.
				return 429 === $error->get_error_data()['status'] ? null : $error;
			}
		}
		return null;
	}

	/**
	 * Asks about all open jobs: one request for a thousand.
	 *
	 * @return WP_Error|null An error when the service can't be asked now.
	 */
	private function ask_about_open(): ?WP_Error {
		$open = array();
		foreach ( $this->store->open() as $job ) {
			$open[ $job->job_id ] = $job;
		}
		$running = array();
		$wait    = Job_Sync::INTERVAL;
		$cursor  = '';
		while ( $open ) {
			$page = $this->client->request( 'GET', '/v1/jobs?delivery=pending&limit=1000' . ( '' === $cursor ? '' : '&after=' . rawurlencode( $cursor ) ), array( 'schema' => 'JobList' ) );
			if ( is_wp_error( $page ) ) {
				return $page;
			}
			$wait = max( $wait, min( $page->retry_after(), HOUR_IN_SECONDS ) );
			foreach ( $page->data['data'] as $remote ) {
				$job = $open[ $remote['id'] ] ?? null;
				unset( $open[ $remote['id'] ] );
				if ( null === $job ) {
					continue;
				}
				if ( (int) $job->version < $remote['version'] ) {
					$this->sync->apply( $job, $remote );
				}
				$is_final = in_array( $remote['state'], array( 'succeeded', 'failed', 'canceled' ), true );
				if ( ! $is_final && ! ( $job->discarded && $this->submission->abort( $job ) ) ) {
					$running[] = $job->id;
				}
			}
			$cursor = (string) ( $page->data['next_cursor'] ?? '' );
			if ( ! $page->data['has_more'] || '' === $cursor ) {
				break;
			}
		}
		$this->store->look_again( $running, $wait );
		return $this->ask_singly( $open );
	}

	/**
	 * Asks for jobs that the list did not carry: acknowledged, expired, or unknown to the service.
	 *
	 * @param Job[] $jobs The jobs.
	 * @return WP_Error|null An error when the service can't be asked now.
	 */
	private function ask_singly( array $jobs ): ?WP_Error {
		$asked = 0;
		foreach ( $jobs as $job ) {
			if ( ++$asked > self::SINGLE_QUESTIONS ) {
				$this->store->look_again( array( $job->id ), Job_Sync::INTERVAL );
				continue;
			}
			$answer = $this->sync->refresh( $job );
			if ( is_wp_error( $answer ) ) {
				return $answer;
			}
		}
		return null;
	}

	/**
	 * Does what is left to do for a job that the service is done with.
	 *
	 * @param Job $job The job.
	 */
	private function finish( Job $job ): void {
		$result = $job->is_insertable()
			? $this->inserter->insert( $job, 'cron:' . wp_generate_uuid4() )
			: $this->acknowledgement->send( $job );
		if ( ! is_wp_error( $result ) ) {
			return;
		}
		// The inserter has said when to try again, or that a person must look first.
		$now = $this->store->find( $job->id );
		if ( null === $now || null === $now->next_poll_at || $now->next_poll_at > Clock::utc() ) {
			return;
		}
		$data = $result->get_error_data();
		$this->store->update(
			$job->id,
			array(
				'attempts'     => $now->attempts + 1,
				'next_poll_at' => Clock::utc( self::delay( $now->attempts, (int) ( is_array( $data ) ? $data['retry_after'] ?? 0 : 0 ) ) ),
			)
		);
	}
}
