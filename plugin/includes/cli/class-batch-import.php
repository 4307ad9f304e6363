<?php
/**
 * Carrying the rows of a batch to its routes.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Cli;

use WP_CLI;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Sends rows in parts and starts the batch once all are there. Until then nothing of it is sent to the service, so that one bad
 * row means that none was asked for. The same file imported again is the same batch.
 */
final class Batch_Import {

	/**
	 * How many rows a route takes at once.
	 */
	private const PART = 200;

	/**
	 * Calls the routes.
	 *
	 * @var Console
	 */
	private $console;

	/**
	 * Makes it.
	 *
	 * @param Console $console Calls the routes.
	 */
	public function __construct( Console $console ) {
		$this->console = $console;
	}

	/**
	 * Makes and starts a batch; ends the command with all that is wrong, by line.
	 *
	 * @param array[] $rows  `BatchRow`s of the contract.
	 * @param int[]   $lines Their lines in the file.
	 * @param array   $batch `request_id`, `name` and `budget_tokens` of `BatchRequest`.
	 * @return array `LocalBatch` of the contract, with `is_known` besides: whether it was there already.
	 */
	public function run( array $rows, array $lines, array $batch ): array {
		$made   = null;
		$errors = array();
		foreach ( array_chunk( $rows, self::PART ) as $part ) {
			$answer = null === $made
				? $this->console->ask( 'POST', '/batches', array_merge( $batch, array( 'row_count' => count( $rows ), 'rows' => $part ) ) ) // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing
				: $this->console->ask( 'POST', '/batches/' . $made['id'] . '/rows', array( 'rows' => $part ) );
			if ( is_wp_error( $answer ) ) {
				$errors = array_merge( $errors, self::explain( $answer, $lines ) );
				continue;
			}
			if ( 'collecting' !== $answer['state'] && null === $made ) {
				return array_merge( $answer, array( 'is_known' => true ) );
			}
			$made = $answer;
		}
		if ( $errors ) {
			if ( null !== $made ) {
				$this->console->ask( 'DELETE', '/batches/' . $made['id'] );
			}
			WP_CLI::error( implode( "\n", array_unique( $errors ) ) . "\n" . __( 'Nothing was asked for. Correct the file and import it again.', 'draftsmith' ) );
		}
		return array_merge( $this->console->call( 'POST', '/batches/' . $made['id'] . '/resume' ), array( 'is_known' => false ) );
	}

	/**
	 * What is wrong, by line.
	 *
	 * @param WP_Error $error Of a route.
	 * @param int[]    $lines Lines by row.
	 * @return string[]
	 */
	private static function explain( WP_Error $error, array $lines ): array {
		$data = $error->get_error_data();
		if ( ! is_array( $data ) || ! isset( $data['rows'] ) ) {
			return array( Console::message( $error ) );
		}
		return array_map(
			static function ( array $row ) use ( $lines ): string {
				/* translators: 1: number of a line, 2: name of a field, 3: what is wrong with it. */
				return sprintf( __( 'Line %1$d, %2$s: %3$s', 'draftsmith' ), $lines[ $row['row'] - 1 ] ?? 0, $row['field'], $row['message'] );
			},
			$data['rows']
		);
	}
}
