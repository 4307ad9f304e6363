<?php
/**
 * One row of the table of batches.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Batches;

defined( 'ABSPATH' ) || exit;

/**
 * A batch, read only: Batch_Store changes rows. Columns are described in Batches_Table.
 */
final class Batch {

	/**
	 * Its id on this site.
	 *
	 * @var int
	 */
	public $id;

	/**
	 * The id that the browser made, so that the same request twice makes one batch.
	 *
	 * @var string
	 */
	public $request_id;

	/**
	 * Who asks.
	 *
	 * @var int
	 */
	public $user_id;

	/**
	 * What it is called.
	 *
	 * @var string
	 */
	public $name;

	/**
	 * See Batches_Table.
	 *
	 * @var string
	 */
	public $state;

	/**
	 * Why it is paused: `user` or `budget`.
	 *
	 * @var string|null
	 */
	public $pause_reason;

	/**
	 * Why nothing is let through now: `daily_cap` or `budget`.
	 *
	 * @var string|null
	 */
	public $hold_reason;

	/**
	 * How many rows it shall have.
	 *
	 * @var int
	 */
	public $row_count;

	/**
	 * The most that its articles may take together; null for no ceiling.
	 *
	 * @var int|null
	 */
	public $budget_tokens;

	/**
	 * When cron looks at it next, as a stored moment.
	 *
	 * @var string|null
	 */
	public $next_release_at;

	/**
	 * When it was made, as a stored moment.
	 *
	 * @var string
	 */
	public $created_at;

	/**
	 * Makes a batch of a row.
	 *
	 * @param array $row Columns as strings or null.
	 */
	public function __construct( array $row ) {
		$this->id              = (int) $row['id'];
		$this->request_id      = (string) $row['request_id'];
		$this->user_id         = (int) $row['user_id'];
		$this->name            = (string) $row['name'];
		$this->state           = (string) $row['state'];
		$this->pause_reason    = $row['pause_reason'];
		$this->hold_reason     = $row['hold_reason'];
		$this->row_count       = (int) $row['row_count'];
		$this->budget_tokens   = null === $row['budget_tokens'] ? null : (int) $row['budget_tokens'];
		$this->next_release_at = $row['next_release_at'];
		$this->created_at      = (string) $row['created_at'];
	}
}
