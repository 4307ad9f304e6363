<?php
/**
 * The ability to ask for an article.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Abilities;

use Draftsmith\Jobs\Article_Order;
use Draftsmith\Platform\Contract;

defined( 'ABSPATH' ) || exit;

/**
 * `draftsmith/create-article`. Each call asks for one more article, so it is not idempotent; nothing that is there is changed but
 * an empty post.
 */
final class Create_Article {

	const NAME = 'draftsmith/create-article';

	/**
	 * What wp_register_ability() wants.
	 *
	 * @param Article_Order $order Places orders.
	 */
	public static function definition( Article_Order $order ): array {
		return array(
			'label'               => __( 'Create an article', 'draftsmith' ),
			'description'         => __( 'Has a whole article written and put into a post as native blocks. The article is written in the background: the answer is a job, and draftsmith/get-job tells when its post is there.', 'draftsmith' ),
			'category'            => Abilities::CATEGORY,
			'input_schema'        => Contract::schema( 'ArticleOrder' ),
			'output_schema'       => Contract::schema( 'LocalJob' ),
			'permission_callback' => array( $order, 'check' ),
			'execute_callback'    => array( $order, 'place' ),
			'meta'                => Abilities::meta( false, false ),
		);
	}
}
