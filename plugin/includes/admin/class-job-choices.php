<?php
/**
 * What the filters of the Articles screen offer.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Admin;

use Draftsmith\Jobs\Job_Access;
use Draftsmith\Jobs\Job_List;
use Draftsmith\Jobs\Jobs_Controller;
use Draftsmith\Jobs\Jobs_Table;
use Draftsmith\Platform\Contract;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- A table of our own; its name is ours, and the condition is prepared where it is made.

/**
 * `GET /jobs/choices`: the authors, languages and models of those jobs that the user may see, so that no filter finds nothing.
 */
final class Job_Choices {

	/**
	 * More than this nobody scrolls through.
	 */
	private const MOST = 200;

	/**
	 * Registers the route.
	 */
	public function register_routes(): void {
		register_rest_route(
			Jobs_Controller::ROUTES,
			'/jobs/choices',
			array(
				array(
					'methods'             => WP_REST_Server::READABLE,
					'callback'            => array( $this, 'get' ),
					'permission_callback' => array( Job_Access::class, 'check_writer' ),
				),
				'schema' => static function (): array {
					return Contract::schema( 'JobChoices' );
				},
			)
		);
	}

	/**
	 * Gives the choices.
	 *
	 * @return array `JobChoices` of the contract.
	 */
	public function get(): array {
		return array(
			'authors'   => self::authors( self::values( 'user_id' ) ),
			'languages' => self::values( 'language' ),
			'models'    => self::values( 'model' ),
		);
	}

	/**
	 * The different values of a column among the jobs that the user may see.
	 *
	 * @param string $column One of ours.
	 * @return string[]
	 */
	private static function values( string $column ): array {
		global $wpdb;
		$table = Jobs_Table::name();
		$where = Job_List::may_see( Job_Access::visible() );
		return $wpdb->get_col( "SELECT DISTINCT $column FROM $table WHERE deleted = 0 AND $where ORDER BY $column LIMIT " . self::MOST );
	}

	/**
	 * Users by name; those who are gone by none.
	 *
	 * @param string[] $ids Their ids.
	 * @return array<array{id: int, name: string}>
	 */
	private static function authors( array $ids ): array {
		$ids = array_map( 'intval', $ids );
		cache_users( $ids );
		$authors = array();
		foreach ( $ids as $id ) {
			$user      = get_userdata( $id );
			$authors[] = array(
				'id'   => $id,
				'name' => $user ? $user->display_name : '',
			);
		}
		return wp_list_sort( $authors, 'name' );
	}
}
