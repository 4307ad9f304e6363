<?php
/**
 * Taking the rows of a batch.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Batches;

use Draftsmith\Jobs\Request_Columns;
use Draftsmith\Platform\Clock;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Takes a part of a batch's rows, all or none. Sent again, they are there already: the key of a row comes from the batch's and
 * from its number, and no two jobs have the same key.
 */
final class Row_Intake {

	private const FIELDS = array( 'title', 'prompt', 'language', 'model', 'content_type', 'post_type', 'post_status', 'tone', 'length', 'max_tokens' );

	/**
	 * Looks at rows.
	 *
	 * @var Row_Check
	 */
	private $check;

	/**
	 * Writes rows down.
	 *
	 * @var Received_Rows
	 */
	private $rows;

	/**
	 * Makes columns of requests.
	 *
	 * @var Request_Columns
	 */
	private $columns;

	/**
	 * Makes it.
	 *
	 * @param Row_Check       $check   Looks at rows.
	 * @param Received_Rows   $rows    Writes rows down.
	 * @param Request_Columns $columns Makes columns of requests.
	 */
	public function __construct( Row_Check $check, Received_Rows $rows, Request_Columns $columns ) {
		$this->check   = $check;
		$this->rows    = $rows;
		$this->columns = $columns;
	}

	/**
	 * Why rows can't be taken; null when they can.
	 *
	 * @param array[] $rows          `BatchRow`s of the contract, perhaps.
	 * @param int     $row_count     How many the batch shall have.
	 * @param bool    $has_budget    Whether the batch has one.
	 */
	public function obstacle( array $rows, int $row_count, bool $has_budget ): ?WP_Error {
		$errors = array();
		foreach ( $rows as $row ) {
			$number = is_int( $row['row'] ?? null ) ? $row['row'] : 0;
			$wrong  = $this->check->errors( $row, $has_budget );
			if ( ! isset( $wrong['row'] ) && $number > $row_count ) {
				$wrong['row'] = __( 'The batch has fewer rows than this.', 'draftsmith' );
			}
			foreach ( $wrong as $field => $message ) {
				$errors[] = array(
					'row'     => $number,
					'field'   => (string) $field,
					'message' => $message,
				);
			}
		}
		return array() === $errors ? null : new WP_Error(
			'draftsmith_bad_rows',
			__( 'Some rows can’t be taken, so none of these was. Correct them and send them again.', 'draftsmith' ),
			array(
				'status' => 422,
				'rows'   => $errors,
			)
		);
	}

	/**
	 * Takes rows that nothing is wrong with.
	 *
	 * @param Batch   $batch The batch.
	 * @param array[] $rows  `BatchRow`s of the contract.
	 * @return true|WP_Error
	 */
	public function take( Batch $batch, array $rows ) {
		$now  = Clock::utc();
		$jobs = array();
		foreach ( $rows as $row ) {
			$columns = $this->columns( $batch, $row );
			if ( is_wp_error( $columns ) ) {
				return $columns;
			}
			$jobs[] = $columns + array(
				'created_at' => $now,
				'updated_at' => $now,
			);
		}
		return $this->rows->add( $jobs ) ? true : new WP_Error( 'draftsmith_not_stored', __( 'The rows could not be written to the database. Try again; if it stays, ask your host to check the database.', 'draftsmith' ), array( 'status' => 500 ) );
	}

	/**
	 * The columns of a row.
	 *
	 * @param Batch $batch The batch.
	 * @param array $row   `BatchRow` of the contract.
	 * @return array|WP_Error As Request_Columns gives them.
	 */
	private function columns( Batch $batch, array $row ) {
		$request           = array_intersect_key( $row, array_flip( self::FIELDS ) );
		$request['title']  = trim( $row['title'] );
		$request['prompt'] = trim( $row['prompt'] ?? '' );
		$tags              = array_values( array_filter( array_map( 'trim', $row['tags'] ?? array() ) ) );
		return $this->columns->of(
			$request,
			array(
				'user_id'         => $batch->user_id,
				'post_date'       => isset( $row['post_date'] ) ? Clock::from_rfc3339( $row['post_date'] ) : null,
				'post_author'     => $row['author'] ?? null,
				'terms'           => array_filter(
					array(
						'category' => $row['category'] ?? array(),
						'post_tag' => $tags,
					)
				),
				'batch_id'        => $batch->id,
				'batch_row'       => $row['row'],
				'idempotency_key' => self::key( $batch, $row['row'] ),
			)
		);
	}

	/**
	 * The key of a row: the same however often it is sent, and of this site only. Sites of a network in subdirectories are one to
	 * the service; their address is taken as stored, since home_url() may give another one for each request.
	 *
	 * @param Batch $batch  The batch.
	 * @param int   $number Of the row.
	 */
	private static function key( Batch $batch, int $number ): string {
		return 'batch-' . substr( hash( 'sha256', get_current_blog_id() . '|' . get_option( 'home' ) . '|' . $batch->request_id . ':' . $number ), 0, 48 );
	}
}
