<?php
/**
 * What a role's rule means for a request that names a house style.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Access;

use Draftsmith\Presets\House_Styles;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * The service writes by the content type of the house style, whatever the request itself says. So whoever may use some content types
 * only may use a house style only if it is known to be of one of them, and gets it in just the version that was looked at: an
 * administrator may change it while the request waits to be sent.
 */
final class House_Style_Rule {

	/**
	 * What each role may use.
	 *
	 * @var Role_Rules
	 */
	private $rules;

	/**
	 * Knows the house styles.
	 *
	 * @var House_Styles
	 */
	private $styles;

	/**
	 * Makes it.
	 *
	 * @param Role_Rules   $rules  What each role may use.
	 * @param House_Styles $styles Knows the house styles.
	 */
	public function __construct( Role_Rules $rules, House_Styles $styles ) {
		$this->rules  = $rules;
		$this->styles = $styles;
	}

	/**
	 * A request as it will be written: with the content type of its house style, and that style's version. One without a house style
	 * is given back as it is, and so is one of somebody who may use every content type: then the service need not be asked.
	 *
	 * @param array $request    `JobRequest` of the contract.
	 * @param int   $user_id    Who asks.
	 * @param bool  $is_to_wait Whether the rules will be asked about it again, by its content type alone: then that must be the true
	 *                          one whoever asks.
	 * @return array|WP_Error The error when the user may not use the house style, or nobody can tell.
	 */
	public function settle( array $request, int $user_id, bool $is_to_wait = false ) {
		$allowed = $this->rules->of_user( $user_id )['content_types'];
		if ( ! isset( $request['template'] ) || ( null === $allowed && ! $is_to_wait ) ) {
			return $request;
		}
		$style = $this->styles->find( $request['template'] );
		if ( is_wp_error( $style ) ) {
			return self::unknown( $style );
		}
		if ( null !== $allowed && ! in_array( $style['content_type'], $allowed, true ) ) {
			return self::refusal( 'draftsmith_role_not_allowed', __( 'The owner of this site has not allowed your role to use the content type of this house style. Choose another house style, or none.', 'draftsmith' ), 403 );
		}
		return array_merge( $request, $style );
	}

	/**
	 * The house styles that a user may use.
	 *
	 * @param array $list    `TemplateList` of the contract.
	 * @param int   $user_id The user.
	 * @return array `TemplateList` of the contract.
	 */
	public function usable( array $list, int $user_id ): array {
		$allowed = $this->rules->of_user( $user_id )['content_types'];
		if ( null !== $allowed ) {
			$list['data'] = array_values(
				array_filter(
					$list['data'],
					static function ( array $style ) use ( $allowed ): bool {
						return in_array( $style['content']['content_type'], $allowed, true );
					}
				)
			);
		}
		return $list;
	}

	/**
	 * Why nobody can tell of which content type a house style is, and what to do.
	 *
	 * @param WP_Error $error Of House_Styles.
	 */
	private static function unknown( WP_Error $error ): WP_Error {
		$data = $error->get_error_data();
		if ( 'not_found' === ( $data['service_code'] ?? '' ) ) {
			return self::refusal( 'draftsmith_unknown_template', __( 'This house style is gone. Choose another one, or none.', 'draftsmith' ), 422 );
		}
		return $data['status'] < 500 ? $error : self::refusal( 'draftsmith_template_unchecked', __( 'The service does not answer, so nobody can tell whether your role may use this house style. Try again in a moment, or choose no house style.', 'draftsmith' ), 503 );
	}

	/**
	 * A refusal that is shown at the field.
	 *
	 * @param string $code    Stable.
	 * @param string $message What to do about it.
	 * @param int    $status  HTTP status.
	 */
	private static function refusal( string $code, string $message, int $status ): WP_Error {
		return new WP_Error(
			$code,
			$message,
			array(
				'status' => $status,
				'params' => array( 'template' => $message ),
			)
		);
	}
}
