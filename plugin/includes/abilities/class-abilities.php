<?php
/**
 * What WordPress 6.9 and later offer to programs.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Abilities;

use Draftsmith\Access\Gate;
use Draftsmith\Parts;
use Draftsmith\Platform\Contract;

defined( 'ABSPATH' ) || exit;

/**
 * Registers the abilities. It calls functions that WordPress 6.8 lacks, and nothing loads it there. WordPress asks for abilities
 * only when somebody uses them, so that no other page pays for this.
 */
final class Abilities {

	const CATEGORY = 'draftsmith';

	/**
	 * Registers the category.
	 */
	public static function register_category(): void {
		if ( self::are_offered() ) {
			wp_register_ability_category(
				self::CATEGORY,
				array(
					'label'       => __( 'Draftsmith', 'draftsmith' ),
					'description' => __( 'Articles that are written in the background and put into posts.', 'draftsmith' ),
				)
			);
		}
	}

	/**
	 * Registers the abilities.
	 */
	public static function register(): void {
		if ( ! self::are_offered() ) {
			return;
		}
		$parts = new Parts();
		wp_register_ability( Create_Article::NAME, Create_Article::definition( $parts->article_order() ) );
		wp_register_ability( Get_Job::NAME, Get_Job::definition() );
		wp_register_ability( List_Models::NAME, List_Models::definition( $parts->rules() ) );
	}

	/**
	 * What all abilities say of themselves. None destroys anything. `show_in_rest` is for 6.9 and 7.0, which don't know `public`.
	 *
	 * @param bool $is_readonly   Whether it changes nothing.
	 * @param bool $is_idempotent Whether a second call changes nothing more.
	 */
	public static function meta( bool $is_readonly, bool $is_idempotent ): array {
		return array(
			'annotations'  => array(
				'readonly'    => $is_readonly,
				'destructive' => false,
				'idempotent'  => $is_idempotent,
			),
			'show_in_rest' => true,
			'public'       => true,
		);
	}

	/**
	 * Whether there is anything to offer: the site is registered, and the owner has not turned everything off. Calls nobody.
	 */
	private static function are_offered(): bool {
		return Contract::exists() && ! Gate::is_off() && ( new Parts() )->client()->is_registered();
	}
}
