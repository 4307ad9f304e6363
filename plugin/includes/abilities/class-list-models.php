<?php
/**
 * The ability to see which models can write.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Abilities;

use Draftsmith\Access\Role_Rules;
use Draftsmith\Jobs\Job_Access;
use Draftsmith\Platform\Contract;
use Draftsmith\Platform\Own_Routes;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * `draftsmith/list-models`: those of the service that the owner allows the current user.
 */
final class List_Models {

	const NAME = 'draftsmith/list-models';

	/**
	 * What wp_register_ability() wants.
	 *
	 * @param Role_Rules $rules What each role may use.
	 */
	public static function definition( Role_Rules $rules ): array {
		return array(
			'label'               => __( 'List models', 'draftsmith' ),
			'description'         => __( 'Lists the language models that can write articles, whether each can write now, and whether what it is given leaves for another company.', 'draftsmith' ),
			'category'            => Abilities::CATEGORY,
			'output_schema'       => Contract::schema( 'ModelList' ),
			'permission_callback' => array( Job_Access::class, 'may_write' ),
			'execute_callback'    => static function () use ( $rules ) {
				return self::execute( $rules );
			},
			'meta'                => Abilities::meta( true, true ),
		);
	}

	/**
	 * The models.
	 *
	 * @param Role_Rules $rules What each role may use.
	 * @return array|WP_Error `ModelList` of the contract.
	 */
	private static function execute( Role_Rules $rules ) {
		$catalog = Own_Routes::call( 'GET', '/catalog' );
		if ( is_wp_error( $catalog ) ) {
			return $catalog;
		}
		$allowed = $rules->of_user( get_current_user_id() )['models'];
		$models  = array_filter(
			$catalog['models'],
			static function ( array $model ) use ( $allowed ): bool {
				return null === $allowed || in_array( $model['id'], $allowed, true );
			}
		);
		return array( 'models' => array_values( $models ) );
	}
}
