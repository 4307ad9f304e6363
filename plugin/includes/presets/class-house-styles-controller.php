<?php
/**
 * REST: house styles.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Presets;

use Draftsmith\Access\House_Style_Rule;
use Draftsmith\Jobs\Job_Access;
use Draftsmith\Jobs\Jobs_Controller;
use Draftsmith\Platform\Contract;
use WP_Error;
use WP_REST_Request;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `GET /templates`, `POST` and `DELETE /templates/{name}`.
 */
final class House_Styles_Controller {

	/**
	 * Holds house styles.
	 *
	 * @var House_Styles
	 */
	private $styles;

	/**
	 * Knows who may use which.
	 *
	 * @var House_Style_Rule
	 */
	private $rule;

	/**
	 * Makes it.
	 *
	 * @param House_Styles     $styles Holds house styles.
	 * @param House_Style_Rule $rule   Knows who may use which.
	 */
	public function __construct( House_Styles $styles, House_Style_Rule $rule ) {
		$this->styles = $styles;
		$this->rule   = $rule;
	}

	/**
	 * Registers the routes.
	 */
	public function register_routes(): void {
		register_rest_route(
			Jobs_Controller::ROUTES,
			'/templates',
			array(
				array(
					'methods'             => WP_REST_Server::READABLE,
					'callback'            => array( $this, 'list_usable' ),
					'permission_callback' => array( Job_Access::class, 'check_writer' ),
				),
				'schema' => static function (): array {
					return Contract::schema( 'TemplateList' );
				},
			)
		);
		register_rest_route(
			Jobs_Controller::ROUTES,
			'/templates/(?P<name>[a-z0-9-]{1,50})',
			array(
				array(
					'methods'             => WP_REST_Server::CREATABLE,
					'callback'            => array( $this, 'save' ),
					'permission_callback' => array( self::class, 'check_manager' ),
					'args'                => Contract::args( 'TemplateArguments' ),
				),
				array(
					'methods'             => WP_REST_Server::DELETABLE,
					'callback'            => array( $this, 'delete' ),
					'permission_callback' => array( self::class, 'check_manager' ),
					'args'                => Contract::args( 'TemplateNameArguments' ),
				),
				'schema' => static function (): array {
					return Contract::schema( 'Template' );
				},
			)
		);
	}

	/**
	 * Whether the current user manages house styles: they hold for the whole site.
	 */
	public static function may_manage(): bool {
		return current_user_can( 'manage_options' );
	}

	/**
	 * Whether the current user may change house styles.
	 *
	 * @return true|WP_Error
	 */
	public static function check_manager() {
		return self::may_manage() ? true : Job_Access::forbidden( __( 'Only administrators can change house styles.', 'draftsmith' ) );
	}

	/**
	 * Those that the current user may use.
	 *
	 * @return array|WP_Error `TemplateList` of the contract.
	 */
	public function list_usable() {
		$all = $this->styles->all();
		return is_wp_error( $all ) ? $all : $this->rule->usable( $all, get_current_user_id() );
	}

	/**
	 * Saves one.
	 *
	 * @param WP_REST_Request $request `TemplateArguments` of the contract.
	 * @return array|WP_Error
	 */
	public function save( WP_REST_Request $request ) {
		$known = Contract::schema( 'TemplateContent' )['properties'];
		return $this->styles->save( $request['name'], array_intersect_key( $request->get_params(), $known ) );
	}

	/**
	 * Deletes one.
	 *
	 * @param WP_REST_Request $request With `name`.
	 * @return array|WP_Error
	 */
	public function delete( WP_REST_Request $request ) {
		$deleted = $this->styles->delete( $request['name'] );
		return is_wp_error( $deleted ) ? $deleted : array( 'deleted' => true );
	}
}
