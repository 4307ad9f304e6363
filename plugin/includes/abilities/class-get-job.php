<?php
/**
 * The ability to see how a job stands.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Abilities;

use Draftsmith\Jobs\Job_Access;
use Draftsmith\Jobs\Job_Store;
use Draftsmith\Jobs\Jobs_Table;
use Draftsmith\Platform\Contract;
use Draftsmith\Platform\Own_Routes;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * `draftsmith/get-job`: what `GET /jobs/{id}` gives, to whom it gives it.
 */
final class Get_Job {

	const NAME = 'draftsmith/get-job';

	/**
	 * What wp_register_ability() wants.
	 */
	public static function definition(): array {
		return array(
			'label'               => __( 'Get a job', 'draftsmith' ),
			'description'         => __( 'Tells how the writing of an article stands, and in which post it is once it has been inserted.', 'draftsmith' ),
			'category'            => Abilities::CATEGORY,
			'input_schema'        => array_merge( Contract::schema( 'JobArguments' ), array( 'additionalProperties' => false ) ),
			'output_schema'       => Contract::schema( 'LocalJob' ),
			'permission_callback' => array( self::class, 'may_use' ),
			'execute_callback'    => array( self::class, 'execute' ),
			'meta'                => Abilities::meta( true, true ),
		);
	}

	/**
	 * Whether the current user may use the job. Nobody learns whether one exists that is not theirs to use.
	 *
	 * @param array $input `JobArguments` of the contract.
	 */
	public static function may_use( array $input ): bool {
		// PHP may ask without REST, which brings the table up to date.
		Jobs_Table::upgrade();
		$job = ( new Job_Store() )->find( (int) $input['id'] );
		return null !== $job && Job_Access::may_use( $job );
	}

	/**
	 * The job as it is now.
	 *
	 * @param array $input `JobArguments` of the contract.
	 * @return array|WP_Error `LocalJob` of the contract.
	 */
	public static function execute( array $input ) {
		return Own_Routes::call( 'GET', '/jobs/' . (int) $input['id'] );
	}
}
