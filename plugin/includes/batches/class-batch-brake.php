<?php
/**
 * Which rows of batches may go to the service now.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Batches;

use Draftsmith\Access\Daily_Cap;
use Draftsmith\Access\Gate;
use Draftsmith\Jobs\Job;
use Draftsmith\Jobs\Job_Sync;
use Draftsmith\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Called by each tick of cron before it sends. Few rows are on the way to the service at a time, taken in turn from the batches
 * that run, so that a batch of ten thousand holds up nobody. Rights, the cap of the day and the batch's budget are asked here, at
 * the moment of sending, and written first and counted after: of two processes at once at least one sees the other's rows.
 */
final class Batch_Brake {

	/**
	 * How many rows may be on the way to the service and not accepted yet, of all batches.
	 */
	private const WINDOW = 50;

	/**
	 * Holds the batches.
	 *
	 * @var Batch_Store
	 */
	private $batches;

	/**
	 * Holds their rows.
	 *
	 * @var Batch_Rows
	 */
	private $rows;

	/**
	 * Says which rows may still be asked for.
	 *
	 * @var Row_Rights
	 */
	private $rights;

	/**
	 * How many articles a user may ask for in a day.
	 *
	 * @var Daily_Cap
	 */
	private $cap;

	/**
	 * Makes it.
	 *
	 * @param Batch_Store $batches Holds the batches.
	 * @param Batch_Rows  $rows    Holds their rows.
	 * @param Row_Rights  $rights  Says which rows may still be asked for.
	 * @param Daily_Cap   $cap     How many articles a user may ask for in a day.
	 */
	public function __construct( Batch_Store $batches, Batch_Rows $rows, Row_Rights $rights, Daily_Cap $cap ) {
		$this->batches = $batches;
		$this->rows    = $rows;
		$this->rights  = $rights;
		$this->cap     = $cap;
	}

	/**
	 * Lets rows through that may go now, and says when to come back.
	 */
	public function release(): void {
		$due = $this->batches->due();
		if ( array() === $due ) {
			return;
		}
		$room = self::WINDOW - $this->rows->count_on_the_way();
		$left = count( $due );
		foreach ( $due as $batch ) {
			$share = (int) ceil( max( 0, $room ) / $left );
			$room -= $this->look_at( $batch, $share );
			--$left;
		}
	}

	/**
	 * Whether a job may be sent now. One that is of no batch may.
	 *
	 * @param Job $job The job.
	 */
	public function lets_go( Job $job ): bool {
		if ( null === $job->batch_id || $this->rows->begin_sending( $job ) ) {
			return true;
		}
		$batch = $this->batches->find( $job->batch_id );
		if ( null === $batch || 'running' !== $batch->state ) {
			// Its batch was paused by a process that died before it had withdrawn its rows.
			$this->rows->withdraw( $job->batch_id );
		}
		return false;
	}

	/**
	 * Has cron look at a batch now, since a row came to it.
	 *
	 * @param int $batch_id The batch.
	 */
	public function wake( int $batch_id ): void {
		$this->batches->wake( $batch_id );
	}

	/**
	 * Cancels the rows of a batch that was canceled. From then on it runs again as soon as one of them is asked for again.
	 *
	 * @param int $batch_id The batch.
	 */
	public function cancel( int $batch_id ): void {
		$this->rows->cancel( $batch_id );
		foreach ( $this->rows->counted_in_vain( $batch_id ) as $row ) {
			$this->cap->give_back( $row );
		}
		$batch = $this->batches->find( $batch_id );
		if ( null === $batch || 'canceled' !== $batch->state ) {
			return;
		}
		$this->batches->rest( $batch );
		if ( array() !== $this->rows->waiting( $batch_id, 1 ) ) {
			// Asked for again in this moment, when the batch could not be woken yet.
			$this->batches->wake( $batch_id );
		}
	}

	/**
	 * Does for a batch what its state asks for.
	 *
	 * @param Batch $batch The batch.
	 * @param int   $most  How many rows may be let through.
	 * @return int How many were, at most.
	 */
	private function look_at( Batch $batch, int $most ): int {
		if ( 'canceled' === $batch->state ) {
			$this->cancel( $batch->id );
			return 0;
		}
		if ( 'running' !== $batch->state ) {
			$this->rows->withdraw( $batch->id );
			$this->batches->rest( $batch );
			return 0;
		}
		if ( Gate::is_off() ) {
			$this->batches->look_again( $batch, HOUR_IN_SECONDS, 'off' );
			return 0;
		}
		$this->rows->mend( $batch->id );
		$next = 0 === $most ? array() : $this->next( $batch, $most );
		if ( null === $next ) {
			$this->batches->look_again( $batch, Clock::seconds_until_tomorrow(), 'daily_cap' );
			return 0;
		}
		if ( array() === $next ) {
			$this->batches->look_again( $batch, Job_Sync::INTERVAL, $batch->hold_reason );
			$this->batches->rest( $batch );
			return 0;
		}
		return $this->let_through( $batch, $next );
	}

	/**
	 * The next rows of a batch that the caps of those who asked for them have room for. Who has none left holds up nobody else.
	 *
	 * @param Batch $batch The batch.
	 * @param int   $most  How many at most.
	 * @return Job[]|null Null when rows wait, and none of anybody may go today.
	 */
	private function next( Batch $batch, int $most ): ?array {
		$room = array();
		do {
			$full    = array_keys( $room, 0, true );
			$waiting = $this->rows->waiting( $batch->id, $most, $full );
			$allowed = $this->rights->allowed( $batch, $waiting );
			foreach ( $allowed as $row ) {
				if ( null === $row->counted_on && ! array_key_exists( $row->user_id, $room ) ) {
					$room[ $row->user_id ] = $this->cap->left( $row->user_id );
				}
			}
		} while ( array_keys( $room, 0, true ) !== $full );
		if ( array() === $waiting && array() !== $full ) {
			return null;
		}
		$next = array();
		foreach ( $allowed as $row ) {
			$left = null === $row->counted_on ? $room[ $row->user_id ] : null;
			if ( 0 === $left ) {
				continue;
			}
			if ( null !== $left ) {
				--$room[ $row->user_id ];
			}
			$next[] = $row;
		}
		return $next;
	}

	/**
	 * Lets rows through as far as the budget allows.
	 *
	 * @param Batch $batch The batch.
	 * @param Job[] $rows  Its next rows, for which the caps have room.
	 * @return int How many were let through.
	 */
	private function let_through( Batch $batch, array $rows ): int {
		$ids = $this->that_fit( $batch, $rows );
		if ( array() === $ids ) {
			$this->wait_for_budget( $batch );
			return 0;
		}
		$this->rows->let_through( $batch->id, $ids );
		$ids         = $this->rows->that_are_through( $batch->id, $ids );
		$is_too_much = null !== $batch->budget_tokens && $this->rows->committed_tokens( $batch->id ) > $batch->budget_tokens;
		foreach ( $rows as $row ) {
			if ( in_array( $row->id, $ids, true ) && ( $is_too_much || null !== $this->cap->obstacle( $row ) ) ) {
				// Another process let rows through at the same moment. Whoever comes next sees how much is left.
				$this->rows->take_back( $batch->id, array( $row->id ) );
				$ids = array_diff( $ids, array( $row->id ) );
			}
		}
		$this->rows->send_now( $batch->id, $ids );
		$through = $this->rows->that_are_through( $batch->id, $ids );
		foreach ( $rows as $row ) {
			if ( in_array( $row->id, $ids, true ) && ! in_array( $row->id, $through, true ) ) {
				// Canceled or paused after it was let through and before it was counted.
				$this->cap->give_back( $row );
			}
		}
		$this->batches->look_again( $batch, Job_Sync::INTERVAL, null );
		return count( $ids );
	}

	/**
	 * The first rows whose ceilings fit into what is left of the budget.
	 *
	 * @param Batch $batch The batch.
	 * @param Job[] $rows  Its next rows.
	 * @return int[]
	 */
	private function that_fit( Batch $batch, array $rows ): array {
		$left = null === $batch->budget_tokens ? PHP_INT_MAX : $batch->budget_tokens - $this->rows->committed_tokens( $batch->id );
		$ids  = array();
		foreach ( $rows as $row ) {
			$left -= (int) $row->max_tokens;
			if ( $left < 0 ) {
				break;
			}
			$ids[] = $row->id;
		}
		return $ids;
	}

	/**
	 * The next row does not fit into the budget. Rows under way may take less than their ceilings; when there are none, the batch
	 * pauses.
	 *
	 * @param Batch $batch The batch.
	 */
	private function wait_for_budget( Batch $batch ): void {
		if ( $this->rows->is_any_under_way( $batch->id ) ) {
			$this->batches->look_again( $batch, Job_Sync::INTERVAL, 'budget' );
		} elseif ( $this->batches->pause( $batch->id, 'budget' ) ) {
			$this->rows->withdraw( $batch->id );
		}
	}
}
