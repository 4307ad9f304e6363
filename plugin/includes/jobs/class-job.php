<?php
/**
 * One row of the table of jobs.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * A job as this site knows it, read only: Job_Store and Insert_Claim change rows. Columns are described in Jobs_Table.
 *
 * @property-read int         $id
 * @property-read string      $idempotency_key
 * @property-read string|null $job_id
 * @property-read int         $user_id
 * @property-read int         $post_id
 * @property-read string      $post_type
 * @property-read string      $post_status
 * @property-read string|null $post_date
 * @property-read string      $title
 * @property-read string      $language
 * @property-read string      $model
 * @property-read string      $scope
 * @property-read string      $content_type
 * @property-read string      $state
 * @property-read string      $phase
 * @property-read int         $version
 * @property-read int         $words
 * @property-read int         $target_words
 * @property-read int|null    $queue_position
 * @property-read string|null $request
 * @property-read string|null $post_hash
 * @property-read string|null $error_code
 * @property-read string|null $error_message
 * @property-read int         $error_retryable
 * @property-read string|null $claim_holder
 * @property-read string|null $claimed_until
 * @property-read int|null    $inserted_post_id
 * @property-read string|null $inserted_as
 * @property-read string|null $note
 * @property-read int         $discarded
 * @property-read int         $acknowledged
 * @property-read string|null $result_sha256
 * @property-read int         $attempts
 * @property-read string|null $next_poll_at
 * @property-read string|null $finished_at
 * @property-read string      $created_at
 */
final class Job {

	private const INTEGERS = array( 'id', 'user_id', 'post_id', 'version', 'words', 'target_words', 'queue_position', 'error_retryable', 'inserted_post_id', 'discarded', 'acknowledged', 'attempts' );

	/**
	 * Columns by name.
	 *
	 * @var array<string, int|string|null>
	 */
	private $columns;

	/**
	 * Makes a job of a row.
	 *
	 * @param array $row Columns as strings or null.
	 */
	public function __construct( array $row ) {
		foreach ( self::INTEGERS as $name ) {
			$row[ $name ] = isset( $row[ $name ] ) ? (int) $row[ $name ] : null;
		}
		$this->columns = $row;
	}

	/**
	 * A column.
	 *
	 * @param string $name Column.
	 * @return int|string|null
	 */
	public function __get( string $name ) {
		return $this->columns[ $name ];
	}

	/**
	 * Whether a column is there and not null.
	 *
	 * @param string $name Column.
	 */
	public function __isset( string $name ): bool {
		return isset( $this->columns[ $name ] );
	}

	/**
	 * Whether the service has not accepted it yet and may still be asked to.
	 */
	public function is_unsent(): bool {
		return null === $this->job_id && 'starting' === $this->state;
	}

	/**
	 * Whether the service is done with it.
	 */
	public function is_final(): bool {
		return in_array( $this->state, array( 'succeeded', 'failed', 'canceled' ), true );
	}

	/**
	 * Whether its article waits for somebody to insert it.
	 */
	public function is_insertable(): bool {
		return 'succeeded' === $this->state && null === $this->inserted_post_id && ! $this->discarded;
	}

	/**
	 * Whether somebody is inserting it right now.
	 */
	public function is_held(): bool {
		return null !== $this->claim_holder && null === $this->inserted_post_id && $this->claimed_until > Clock::utc();
	}
}
