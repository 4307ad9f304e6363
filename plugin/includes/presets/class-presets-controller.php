<?php
/**
 * REST: saved forms.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Presets;

use Draftsmith\Jobs\Job_Access;
use Draftsmith\Jobs\Jobs_Controller;
use Draftsmith\Platform\Contract;
use WP_Error;
use WP_REST_Request;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `GET /presets`, `POST` and `DELETE /presets/{id}`, `POST /presets/import`. Each answers with all presets as they are then.
 */
final class Presets_Controller {

	/**
	 * Holds presets.
	 *
	 * @var Preset_Store
	 */
	private $store;

	/**
	 * Takes over files.
	 *
	 * @var Preset_Import
	 */
	private $import;

	/**
	 * Makes it.
	 *
	 * @param Preset_Store  $store  Holds presets.
	 * @param Preset_Import $import Takes over files.
	 */
	public function __construct( Preset_Store $store, Preset_Import $import ) {
		$this->store  = $store;
		$this->import = $import;
	}

	/**
	 * Registers the routes.
	 */
	public function register_routes(): void {
		$writer = array( Job_Access::class, 'check_writer' );
		$this->add( '/presets', 'PresetList', array( array( WP_REST_Server::READABLE, array( $this, 'read' ), $writer, array() ) ) );
		$this->add( '/presets/import', 'PresetImport', array( array( WP_REST_Server::CREATABLE, array( $this, 'import' ), array( $this, 'may_save' ), Contract::args( 'PresetImportArguments' ) ) ) );
		$this->add(
			'/presets/(?P<id>[0-9a-f-]{1,36})',
			'PresetList',
			array(
				array( WP_REST_Server::CREATABLE, array( $this, 'save' ), array( $this, 'may_save' ), Contract::args( 'PresetArguments' ) ),
				array( WP_REST_Server::DELETABLE, array( $this, 'delete' ), $writer, Contract::args( 'PresetIdArguments' ) ),
			)
		);
	}

	/**
	 * Whether the user may save what is shared, where that is asked for.
	 *
	 * @param WP_REST_Request $request With `shared`.
	 * @return true|WP_Error
	 */
	public function may_save( WP_REST_Request $request ) {
		$allowed = Job_Access::check_writer();
		if ( true === $allowed && $request['shared'] && ! self::may_share() ) {
			return Job_Access::forbidden( __( 'Only those who edit the posts of others can change shared presets.', 'draftsmith' ) );
		}
		return $allowed;
	}

	/**
	 * All presets that the user may use.
	 *
	 * @return array `PresetList` of the contract.
	 */
	public function read(): array {
		return array(
			'data'      => array_merge(
				self::scoped( 'fixed', Fixed_Presets::all() ),
				self::scoped( 'shared', $this->store->read( null ) ),
				self::scoped( 'own', $this->store->read( get_current_user_id() ) )
			),
			'may_share' => self::may_share(),
			'may_style' => House_Styles_Controller::may_manage(),
		);
	}

	/**
	 * Saves a preset, or replaces the one of this id.
	 *
	 * @param WP_REST_Request $request `PresetArguments` of the contract.
	 * @return array|WP_Error
	 */
	public function save( WP_REST_Request $request ) {
		$preset = array(
			'id'   => $request['id'],
			'name' => $request['name'],
			'form' => $request['form'],
		);
		return $this->answer( $this->store->save( self::owner_of( $request ), array( $preset ) ) );
	}

	/**
	 * Deletes a preset: the user's own of this id, else the shared one.
	 *
	 * @param WP_REST_Request $request With `id`.
	 * @return array|WP_Error
	 */
	public function delete( WP_REST_Request $request ) {
		$is_shared = in_array( $request['id'], array_column( $this->store->read( null ), 'id' ), true );
		if ( $is_shared && ! self::may_share() ) {
			return Job_Access::forbidden( __( 'Only those who edit the posts of others can change shared presets.', 'draftsmith' ) );
		}
		return $this->answer( $this->store->delete( $is_shared ? null : get_current_user_id(), $request['id'] ) );
	}

	/**
	 * Takes over a file.
	 *
	 * @param WP_REST_Request $request With `file` and `shared`.
	 * @return array|WP_Error
	 */
	public function import( WP_REST_Request $request ) {
		$imported = $this->import->import( $request['file'], self::owner_of( $request ), House_Styles_Controller::may_manage() );
		if ( is_wp_error( $imported ) ) {
			return $imported;
		}
		return array_merge(
			$this->read(),
			array(
				'imported'        => array(
					'presets' => $imported['presets'],
					'styles'  => $imported['styles'],
				),
				'left_out_styles' => $imported['left_out'],
			)
		);
	}

	/**
	 * Adds a route.
	 *
	 * @param string $path      Of the route.
	 * @param string $schema    Of the answer, by its name in the contract.
	 * @param array  $endpoints Each: HTTP method, callback, permission, arguments.
	 */
	private function add( string $path, string $schema, array $endpoints ): void {
		$route = array(
			'schema' => static function () use ( $schema ): array {
				return Contract::schema( $schema );
			},
		);
		foreach ( $endpoints as list( $methods, $callback, $permission, $args ) ) {
			$route[] = array(
				'methods'             => $methods,
				'callback'            => $callback,
				'permission_callback' => $permission,
				'args'                => $args,
			);
		}
		register_rest_route( Jobs_Controller::ROUTES, $path, $route );
	}

	/**
	 * What a change answers with.
	 *
	 * @param true|WP_Error $changed Of the store.
	 * @return array|WP_Error
	 */
	private function answer( $changed ) {
		return is_wp_error( $changed ) ? $changed : $this->read();
	}

	/**
	 * Whose list a request is about: the user's, or null for the shared one.
	 *
	 * @param WP_REST_Request $request With `shared`.
	 */
	private static function owner_of( WP_REST_Request $request ): ?int {
		return $request['shared'] ? null : get_current_user_id();
	}

	/**
	 * Whether the user manages what is shared.
	 */
	private static function may_share(): bool {
		return current_user_can( 'edit_others_posts' );
	}

	/**
	 * Presets as the browser sees them.
	 *
	 * @param string $scope   `own`, `shared` or `fixed`.
	 * @param array  $presets Presets.
	 */
	private static function scoped( string $scope, array $presets ): array {
		return array_map(
			static function ( array $preset ) use ( $scope ): array {
				return array(
					'id'    => $preset['id'],
					'name'  => $preset['name'],
					'scope' => $scope,
					// An empty one would be a list in JSON.
					'form'  => (object) $preset['form'],
				);
			},
			$presets
		);
	}
}
