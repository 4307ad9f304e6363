<?php
/**
 * Which rows of batches may still be asked for.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Batches;

use Draftsmith\Access\Daily_Cap;
use Draftsmith\Access\Gate;
use Draftsmith\Jobs\Failure_Reasons;
use Draftsmith\Jobs\Job;

defined( 'ABSPATH' ) || exit;

/**
 * Asks the Gate about rows once more when their turn comes: a batch may take days, and rights change.
 */
final class Row_Rights {

	/**
	 * Holds the rows.
	 *
	 * @var Batch_Rows
	 */
	private $rows;

	/**
	 * Who may ask for what.
	 *
	 * @var Gate
	 */
	private $gate;

	/**
	 * How many articles a user may ask for in a day.
	 *
	 * @var Daily_Cap
	 */
	private $cap;

	/**
	 * Makes it.
	 *
	 * @param Batch_Rows $rows Holds the rows.
	 * @param Gate       $gate Who may ask for what.
	 * @param Daily_Cap  $cap  How many articles a user may ask for in a day.
	 */
	public function __construct( Batch_Rows $rows, Gate $gate, Daily_Cap $cap ) {
		$this->rows = $rows;
		$this->gate = $gate;
		$this->cap  = $cap;
	}

	/**
	 * Those rows that whoever asked may still ask for. The others fail and say why.
	 *
	 * @param Batch $batch The batch.
	 * @param Job[] $rows  Its next rows.
	 * @return Job[]
	 */
	public function allowed( Batch $batch, array $rows ): array {
		$allowed = array();
		foreach ( $rows as $row ) {
			$request = array(
				'post_type'    => $row->post_type,
				'post_status'  => $row->post_status,
				'model'        => $row->model,
				'content_type' => $row->content_type,
			);
			if ( ! get_userdata( $row->user_id ) ) {
				$this->rows->fail( $batch->id, $row->user_id, null, 'user_gone', (string) Failure_Reasons::text( 'user_gone' ) );
				continue;
			}
			$answer = $this->gate->check( $request, null, $row->user_id );
			if ( is_wp_error( $answer ) ) {
				/* translators: %s: why a user may not ask for an article. */
				$this->rows->fail( $batch->id, $row->user_id, array( $row->id ), 'not_allowed', sprintf( __( 'Whoever started this batch may not ask for this article any more: %s', 'draftsmith' ), $answer->get_error_message() ) );
				if ( null !== $row->counted_on ) {
					$this->cap->give_back( $row );
				}
			} else {
				$allowed[] = $row;
			}
		}
		return $allowed;
	}
}
