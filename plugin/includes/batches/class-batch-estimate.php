<?php
/**
 * What a batch would take.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Batches;

use Draftsmith\Access\Daily_Cap;
use Draftsmith\Access\Role_Rules;
use Draftsmith\Accounts\Usage;
use Draftsmith\Service\Client;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Asks the service for a quote of each kind of row. Titles and prompts are not sent for that: words of the same length stand for them.
 */
final class Batch_Estimate {

	/**
	 * Calls the service.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * Knows the limits of today.
	 *
	 * @var Usage
	 */
	private $usage;

	/**
	 * How many articles a user may ask for in a day.
	 *
	 * @var Daily_Cap
	 */
	private $cap;

	/**
	 * What each role may use.
	 *
	 * @var Role_Rules
	 */
	private $rules;

	/**
	 * Makes it.
	 *
	 * @param Client     $client Calls the service.
	 * @param Usage      $usage  Knows the limits of today.
	 * @param Daily_Cap  $cap    How many articles a user may ask for in a day.
	 * @param Role_Rules $rules  What each role may use.
	 */
	public function __construct( Client $client, Usage $usage, Daily_Cap $cap, Role_Rules $rules ) {
		$this->client = $client;
		$this->usage  = $usage;
		$this->cap    = $cap;
		$this->rules  = $rules;
	}

	/**
	 * The estimate.
	 *
	 * @param array[] $groups `BatchGroup`s of the contract: rows that differ in nothing that matters.
	 * @return array|WP_Error `BatchEstimate` of the contract.
	 */
	public function of( array $groups ) {
		$sums     = array(
			'input_tokens'  => array(
				'low'  => 0,
				'high' => 0,
			),
			'output_tokens' => array(
				'low'  => 0,
				'high' => 0,
			),
		);
		$price    = array(
			'low'  => 0,
			'high' => 0,
		);
		$ceilings = array();
		foreach ( $groups as $group ) {
			$quote = $this->client->request(
				'POST',
				'/v1/quotes',
				array(
					'body'   => self::sample( $group ),
					'schema' => 'Quote',
				)
			);
			if ( is_wp_error( $quote ) ) {
				return $quote;
			}
			foreach ( array_keys( $sums ) as $name ) {
				foreach ( array( 'low', 'high' ) as $end ) {
					$sums[ $name ][ $end ] += $group['rows'] * $quote->data[ $name ][ $end ];
				}
			}
			// One price that nobody knows makes the sum unknown.
			$price      = null === $price || null === $quote->data['price_micro_usd'] ? null : array(
				'low'  => $price['low'] + $group['rows'] * $quote->data['price_micro_usd']['low'],
				'high' => $price['high'] + $group['rows'] * $quote->data['price_micro_usd']['high'],
			);
			$ceilings[] = $quote->data['input_tokens']['high'] + $quote->data['output_tokens']['high'];
		}
		return $sums + array(
			'price_micro_usd' => $price,
			'ceilings'        => $ceilings,
			'limits'          => $this->limits(),
		);
	}

	/**
	 * What bounds how many articles are written in a day; null where nobody can tell, or nothing does.
	 */
	private function limits(): array {
		$today = $this->usage->get_today();
		return array(
			'requests'       => is_wp_error( $today ) ? null : self::limit( $today['today'] ),
			'tokens'         => is_wp_error( $today ) ? null : self::limit( $today['today_tokens'] ),
			'own_left_today' => $this->cap->left( get_current_user_id() ),
			'own_per_day'    => $this->rules->of_user( get_current_user_id() )['articles_per_day'],
		);
	}

	/**
	 * A limit as its number a day and what is left of it today.
	 *
	 * @param array $limit `DailyLimit` of the contract.
	 */
	private static function limit( array $limit ): array {
		return array(
			'per_day'    => $limit['limit'],
			'left_today' => max( 0, $limit['limit'] - $limit['used'] ),
		);
	}

	/**
	 * A request that stands for the rows of a group.
	 *
	 * @param array $group `BatchGroup` of the contract.
	 * @return array `JobRequest` of the contract.
	 */
	private static function sample( array $group ): array {
		return array(
			'title'        => self::words( $group['title_characters'] ),
			'prompt'       => self::words( $group['prompt_characters'] ),
			'language'     => $group['language'],
			'model'        => $group['model'],
			'content_type' => $group['content_type'],
			'tone'         => 'neutral',
			'length'       => $group['length'],
		);
	}

	/**
	 * Words of a length.
	 *
	 * @param int $characters The length.
	 */
	private static function words( int $characters ): string {
		return substr( str_repeat( 'words ', (int) ceil( $characters / 6 ) ), 0, $characters );
	}
}
