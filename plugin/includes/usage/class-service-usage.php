<?php
/**
 * What the service says of this site's usage.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Usage;

use Draftsmith\Accounts\Usage;
use Draftsmith\Platform\Clock;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * The service's report, asked for once a minute at most, with its rows added up by day and by model.
 */
final class Service_Usage {

	const TRANSIENT = 'draftsmith_usage_report';

	/**
	 * How many days the service tells, today among them.
	 */
	const DAYS = 31;

	/**
	 * Asks the service.
	 *
	 * @var Usage
	 */
	private $usage;

	/**
	 * Makes it.
	 *
	 * @param Usage $usage Asks the service.
	 */
	public function __construct( Usage $usage ) {
		$this->usage = $usage;
	}

	/**
	 * The figures of the last days.
	 *
	 * @param int $days How many UTC days, today among them; the service tells 31 at most.
	 * @return array|WP_Error `service` of `SiteUsage` of the contract.
	 */
	public function of_last( int $days ) {
		$report = get_transient( self::TRANSIENT );
		if ( ! is_array( $report ) ) {
			$report = $this->usage->fetch();
			if ( is_wp_error( $report ) ) {
				return $report;
			}
			set_transient( self::TRANSIENT, $report, MINUTE_IN_SECONDS );
		}
		$dates = self::dates( min( $days, self::DAYS ) );
		$rows  = array_filter(
			$report['days'],
			static function ( array $row ) use ( $dates ): bool {
				return isset( $dates[ $row['date'] ] );
			}
		);
		return array(
			'plan'         => $report['plan'],
			'today'        => $report['today'],
			'today_tokens' => $report['today_tokens'],
			'alerts'       => $report['alerts'],
			'days'         => array_values( self::add_up( $rows, 'date', $dates ) ),
			'models'       => array_values( self::add_up( $rows, 'model', array() ) ),
		);
	}

	/**
	 * The last UTC days without any usage, oldest first, by their dates.
	 *
	 * @param int $count How many.
	 */
	private static function dates( int $count ): array {
		$dates = array();
		for ( $ago = $count - 1; $ago >= 0; $ago-- ) {
			$date           = substr( Clock::utc( -$ago * DAY_IN_SECONDS ), 0, 10 );
			$dates[ $date ] = self::nothing( 'date', $date );
		}
		return $dates;
	}

	/**
	 * Adds up rows of the report that have the same day, or model.
	 *
	 * @param array[] $rows   `UsageDay` of the contract.
	 * @param string  $column `date` or `model`.
	 * @param array[] $sums   To begin with.
	 * @return array[]
	 */
	private static function add_up( array $rows, string $column, array $sums ): array {
		foreach ( $rows as $row ) {
			$name          = $row[ $column ];
			$sums[ $name ] = $sums[ $name ] ?? self::nothing( $column, $name );
			foreach ( array( 'requests', 'input_tokens', 'output_tokens' ) as $figure ) {
				$sums[ $name ][ $figure ] += $row[ $figure ];
			}
		}
		return $sums;
	}

	/**
	 * A row without usage.
	 *
	 * @param string      $column `date` or `model`.
	 * @param string|null $name   Which one.
	 */
	private static function nothing( string $column, ?string $name ): array {
		return array(
			$column         => $name,
			'requests'      => 0,
			'input_tokens'  => 0,
			'output_tokens' => 0,
		);
	}
}
