<?php
/**
 * What cron does.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Articles\Inserter;
use Draftsmith\Batches\Batch_Brake;
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
	 * How many jobs are finished in a tick at most; the next one comes soon.
	 */
	private const FINISHED_AT_ONCE = 100;

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
	 * Holds the requests that wait.
	 *
	 * @var Outbox
	 */
	private $outbox;

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
	 * Lets rows of batches through.
	 *
	 * @var Batch_Brake
	 */
	private $brake;

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
	 * @param Outbox          $outbox          Holds the requests that wait.
	 * @param Job_Sync        $sync            Takes over the service's answers.
	 * @param Submission      $submission      Sends what waits.
	 * @param Batch_Brake     $brake           Lets rows of batches through.
	 * @param Inserter        $inserter        Puts articles into posts.
	 * @param Acknowledgement $acknowledgement Settles jobs.
	 * @param Schedule        $schedule        Arranges the next tick.
	 */
	public function __construct( Client $client, Job_Store $store, Outbox $outbox, Job_Sync $sync, Submission $submission, Batch_Brake $brake, Inserter $inserter, Acknowledgement $acknowledgement, Schedule $schedule ) {
		$this->client          = $client;
		$this->store           = $store;
		$this->outbox          = $outbox;
		$this->sync            = $sync;
		$this->submission      = $submission;
		$this->brake           = $brake;
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
	 * One tick, unless another one runs or there is nothing to do.
	 */
	public function tick(): void {
		$due = $this->store->next_due();
		if ( null === $due || $due > Clock::utc() ) {
			if ( ! $this->schedule->is_planned( $due ) ) {
				$this->schedule->plan( $due );
			}
			return;
		}
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
		$end   = Clock::now() + self::BUDGET;
		$this->brake->release();
		$error = $this->send_waiting( $end ) ?? $this->ask_about_running();
		if ( null !== $error ) {
			$data = $error->get_error_data();
			if ( $data['status'] >= 500 ) {
				$this->outbox->lose_patience();
			}
			$this->store->put_off_due( self::delay( $this->store->attempts_of_due(), (int) ( $data['retry_after'] ?? 0 ) ) );
			return;
		}
		foreach ( $this->store->unfinished( self::FINISHED_AT_ONCE ) as $job ) {
			if ( Clock::now() >= $end ) {
				return;
			}
			$this->finish( $job );
		}
	}

	/**
	 * Sends the requests that wait.
	 *
	 * @param int $end When to stop.
	 * @return WP_Error|null An error when the service can't be asked anything now.
	 */
	private function send_waiting( int $end ): ?WP_Error {
		$answers = 0;
		foreach ( $this->outbox->due( 50 ) as $job ) {
			if ( Clock::now() >= $end ) {
				return null;
			}
			$error = $this->submission->send( $job );
			$data  = is_wp_error( $error ) ? $error->get_error_data() : array( 'status' => 200 );
			if ( $data['status'] < 500 && 1 === ++$answers ) {
				$this->outbox->renew_patience();
			}
			if ( is_wp_error( $error ) && ! $data['definite'] ) {
				if ( 429 !== $data['status'] ) {
					return $error;
				}
				// A limit holds for the other requests too, but the open jobs are asked about all the same.
				$this->outbox->put_off( self::delay( 0, (int) ( $data['retry_after'] ?? 0 ) ) );
				return null;
			}
		}
		return null;
	}

	/**
	 * Asks about all jobs that run: one request for a thousand.
	 *
	 * @return WP_Error|null An error when the service can't be asked now.
	 */
	private function ask_about_running(): ?WP_Error {
		$jobs = $this->store->running();
		if ( array() === $jobs ) {
			return null;
		}
		$answer = $this->sync->refresh_many( $jobs );
		if ( is_wp_error( $answer ) ) {
			return $answer;
		}
		foreach ( $answer['running'] as $seconds => $running ) {
			$ids = array();
			foreach ( $running as $job ) {
				if ( ! $job->discarded || ! $this->submission->abort( $job ) ) {
					$ids[] = $job->id;
				}
			}
			$this->store->look_again( $ids, $seconds );
		}
		return $this->ask_singly( $answer['missing'] );
	}

	/**
	 * Asks for jobs that the list did not carry: acknowledged, expired, or unknown to the service.
	 *
	 * @param Job[] $jobs The jobs.
	 * @return WP_Error|null An error when the service can't be asked now.
	 */
	private function ask_singly( array $jobs ): ?WP_Error {
		foreach ( array_splice( $jobs, 0, self::SINGLE_QUESTIONS ) as $job ) {
			$answer = $this->sync->refresh( $job );
			if ( is_wp_error( $answer ) ) {
				return $answer;
			}
		}
		$later = array();
		foreach ( $jobs as $job ) {
			$later[] = $job->id;
		}
		$this->store->look_again( $later, Job_Sync::INTERVAL );
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
