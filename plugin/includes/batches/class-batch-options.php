<?php
/**
 * What rows of a batch can name.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Batches;

use Draftsmith\Accounts\Settings;
use Draftsmith\Articles\Authority;
use WP_Post_Type;

defined( 'ABSPATH' ) || exit;

/**
 * The types of posts that the current user may make, and the site's time zone. Authors and categories can be very many: which of them a
 * list means, Batch_Names tells.
 */
final class Batch_Options {

	/**
	 * What the owner has set.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * Makes it.
	 *
	 * @param Settings $settings What the owner has set.
	 */
	public function __construct( Settings $settings ) {
		$this->settings = $settings;
	}

	/**
	 * All of it.
	 *
	 * @return array `BatchOptions` of the contract.
	 */
	public function get(): array {
		return array(
			'time_zone'  => wp_timezone_string(),
			'user'       => get_current_user_id(),
			'post_types' => self::post_types(),
			'defaults'   => $this->settings->get()['defaults'],
		);
	}

	/**
	 * What authors must be able to do whom the user may choose: of each type whose posts of others the user may edit, to write such
	 * posts. That an author does not fit the type of a row the check of that row says.
	 *
	 * @return string[] Capabilities, any of which is enough; none when the user may write in nobody else's name.
	 */
	public static function author_capabilities(): array {
		$capabilities = array();
		foreach ( self::types() as $type ) {
			if ( current_user_can( $type->cap->edit_others_posts ) ) {
				$capabilities[] = $type->cap->edit_posts;
			}
		}
		return array_unique( $capabilities );
	}

	/**
	 * The types of posts that the user may make, with the statuses that they may have.
	 */
	private static function post_types(): array {
		return array_map(
			static function ( WP_Post_Type $type ): array {
				return array(
					'slug'           => $type->name,
					'name'           => $type->labels->singular_name,
					'statuses'       => Authority::statuses( $type ),
					'has_categories' => is_object_in_taxonomy( $type->name, 'category' ),
					'has_tags'       => is_object_in_taxonomy( $type->name, 'post_tag' ),
				);
			},
			self::types()
		);
	}

	/**
	 * The types of posts that can hold articles and of which the user may make posts.
	 *
	 * @return WP_Post_Type[]
	 */
	private static function types(): array {
		$may_make = static function ( WP_Post_Type $type ): bool {
			return Authority::is_supported( $type ) && current_user_can( $type->cap->create_posts );
		};
		return array_values( array_filter( get_post_types( array( 'show_in_rest' => true ), 'objects' ), $may_make ) );
	}
}
