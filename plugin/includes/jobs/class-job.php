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
 * @property-read int|null    $batch_id
 * @property-read int|null    $batch_row
 * @property-read int|null    $post_author
 * @property-read string|null $terms
 * @property-read int|null    $input_tokens
 * @property-read int|null    $output_tokens
 * @property-read int|null    $max_tokens
 * @property-read string|null $released_at
 * @property-read string|null $tried_at
 * @property-read int|null    $retried_as
 * @property-read int|null    $counted_on
 * @property-read string|null $provenance What the service said of the article's making, as JSON.
 * @property-read string|null $failing_since
 * @property-read int         $deleted
 * @property-read int         $discarded
 * @property-read int         $acknowledged
 * @property-read string|null $result_sha256
 * @property-read int         $attempts
 * @property-read string|null $next_poll_at
 * @property-read string|null $finished_at
 * @property-read string      $created_at
 * @property-read string      $updated_at
 * @property-read int         $has_request Whether `request` is there, which lists do not load.
 * @property-read string|null $review
 * @property-read int         $has_review Whether `review` is there, which lists do not load.
 */
final class Job {

	/**
	 * The columns of the table for a SELECT of many rows: all but what is sealed, which may be long; only whether it is there.
	 */
	const COLUMNS = 'id, idempotency_key, job_id, user_id, post_id, post_type, post_status, post_date, title, language, model, scope, content_type, state, phase, version, words, target_words, queue_position, post_hash, error_code, error_message, error_retryable, claim_holder, claimed_until, inserted_post_id, inserted_as, note, batch_id, batch_row, post_author, terms, input_tokens, output_tokens, max_tokens, released_at, tried_at, retried_as, counted_on, provenance, failing_since, deleted, discarded, acknowledged, result_sha256, attempts, next_poll_at, checked_at, finished_at, created_at, updated_at, request IS NOT NULL AS has_request, review IS NOT NULL AS has_review';

	private const INTEGERS = array( 'id', 'user_id', 'post_id', 'version', 'words', 'target_words', 'queue_position', 'error_retryable', 'inserted_post_id', 'discarded', 'acknowledged', 'attempts', 'batch_id', 'batch_row', 'post_author', 'input_tokens', 'output_tokens', 'max_tokens', 'retried_as', 'counted_on', 'deleted' );

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
		$row['has_request'] = (int) ( $row['has_request'] ?? isset( $row['request'] ) );
		$row['has_review']  = (int) ( $row['has_review'] ?? isset( $row['review'] ) );
		foreach ( self::INTEGERS as $name ) {
			$row[ $name ] = isset( $row[ $name ] ) ? (int) $row[ $name ] : null;
		}
		$this->columns = $row;
	}

	/**
	 * Makes jobs of rows.
	 *
	 * @param array[] $rows Each with its columns as strings or null.
	 * @return self[]
	 */
	public static function list_of( array $rows ): array {
		$jobs = array();
		foreach ( $rows as $row ) {
			$jobs[] = new self( $row );
		}
		return $jobs;
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
	 * Whether it ended without an article and can be asked for again, once.
	 */
	public function is_retryable(): bool {
		return in_array( $this->state, array( 'failed', 'canceled' ), true ) && 1 === $this->has_request && null === $this->retried_as;
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
