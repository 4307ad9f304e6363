<?php
/**
 * What rows of a batch can name.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Batches;

use Draftsmith\Accounts\Settings;
use Draftsmith\Articles\Authority;
use WP_Term;
use WP_User;

defined( 'ABSPATH' ) || exit;

/**
 * The authors, categories and types of posts that the current user may use, and the site's time zone.
 */
final class Batch_Options {

	/**
	 * How many authors and categories at most; sites with more name them by their ids.
	 */
	private const MOST = 2000;

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
			'authors'    => self::authors(),
			'categories' => self::categories(),
			'post_types' => self::post_types(),
			'defaults'   => $this->settings->get()['defaults'],
		);
	}

	/**
	 * Who may be an author.
	 */
	private static function authors(): array {
		$users = current_user_can( 'edit_others_posts' )
			? get_users(
				array(
					'capability' => array( 'edit_posts' ),
					'number'     => self::MOST,
					'orderby'    => 'display_name',
				)
			)
			: array( wp_get_current_user() );
		return array_map(
			static function ( WP_User $user ): array {
				return array(
					'id'   => $user->ID,
					'name' => $user->display_name,
					'slug' => $user->user_nicename,
				);
			},
			$users
		);
	}

	/**
	 * The categories, if the user may assign them.
	 */
	private static function categories(): array {
		$taxonomy = get_taxonomy( 'category' );
		$terms    = $taxonomy && current_user_can( $taxonomy->cap->assign_terms ) ? get_terms(
			array(
				'taxonomy'   => 'category',
				'hide_empty' => false,
				'number'     => self::MOST,
			)
		) : array();
		return array_map(
			static function ( WP_Term $term ): array {
				return array(
					'id'     => $term->term_id,
					'name'   => html_entity_decode( $term->name, ENT_QUOTES, 'UTF-8' ),
					'slug'   => $term->slug,
					'parent' => $term->parent,
				);
			},
			is_array( $terms ) ? array_values( $terms ) : array()
		);
	}

	/**
	 * The types of posts that the user may make, with the statuses that they may have.
	 */
	private static function post_types(): array {
		$types = array();
		foreach ( get_post_types( array( 'show_in_rest' => true ), 'objects' ) as $type ) {
			if ( Authority::is_supported( $type ) && current_user_can( $type->cap->create_posts ) ) {
				$types[] = array(
					'slug'           => $type->name,
					'name'           => $type->labels->singular_name,
					'statuses'       => Authority::statuses( $type ),
					'has_categories' => is_object_in_taxonomy( $type->name, 'category' ),
					'has_tags'       => is_object_in_taxonomy( $type->name, 'post_tag' ),
				);
			}
		}
		return $types;
	}
}
