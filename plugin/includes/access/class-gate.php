<?php
/**
 * Who may ask for which article.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Access;

use Draftsmith\Accounts\Settings;
use Draftsmith\Articles\Authority;
use WP_Error;
use WP_Post;

defined( 'ABSPATH' ) || exit;

/**
 * The one gate before every request for an article, from the editor, a batch, an ability or the command line.
 */
final class Gate {

	/**
	 * What each role may use.
	 *
	 * @var Role_Rules
	 */
	private $rules;

	/**
	 * What the rules mean for a request that names a house style.
	 *
	 * @var House_Style_Rule
	 */
	private $styles;

	/**
	 * Makes it.
	 *
	 * @param Role_Rules       $rules  What each role may use.
	 * @param House_Style_Rule $styles What the rules mean for a request that names a house style.
	 */
	public function __construct( Role_Rules $rules, House_Style_Rule $styles ) {
		$this->rules  = $rules;
		$this->styles = $styles;
	}

	/**
	 * Whether the owner has turned everything off.
	 */
	public static function is_off(): bool {
		return ! ( new Settings() )->get()['enabled'];
	}

	/**
	 * Whether a user may ask for an article.
	 *
	 * @param array        $request `JobRequest` of the contract, with `post_type`, `post_status`, `model`, `content_type` and `template`.
	 * @param WP_Post|null $post    The post that it is for; null when it makes one of its own.
	 * @param int          $user_id Who asks.
	 * @return true|WP_Error
	 */
	public function check( array $request, ?WP_Post $post, int $user_id ) {
		if ( self::is_off() ) {
			return Off_Switch::refusal();
		}
		$type = get_post_type_object( null === $post ? (string) ( $request['post_type'] ?? 'post' ) : $post->post_type );
		if ( ! Authority::is_supported( $type ) ) {
			return self::refusal( __( 'Articles can’t be written into this type of post.', 'draftsmith' ) );
		}
		if ( null === $post ? ! user_can( $user_id, $type->cap->create_posts ) : ! user_can( $user_id, 'edit_post', $post->ID ) ) {
			return self::refusal( null === $post ? __( 'You are not allowed to create posts of this type.', 'draftsmith' ) : __( 'You are not allowed to edit this post.', 'draftsmith' ) );
		}
		if ( Authority::is_publishing( (string) ( $request['post_status'] ?? 'draft' ) ) && ! user_can( $user_id, $type->cap->publish_posts ) ) {
			return self::refusal( __( 'You are not allowed to publish posts of this type. Choose Draft or Pending.', 'draftsmith' ) );
		}
		$settled = $this->styles->settle( $request, $user_id );
		return is_wp_error( $settled ) ? $settled : $this->rules->obstacle( $settled, $user_id ) ?? true;
	}

	/**
	 * A refusal: 401 for those who are not logged in, 403 for others.
	 *
	 * @param string $message Why.
	 */
	private static function refusal( string $message ): WP_Error {
		return new WP_Error( 'rest_forbidden', $message, array( 'status' => 0 === get_current_user_id() ? 401 : 403 ) );
	}
}
