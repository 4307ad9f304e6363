<?php
/**
 * What each role may use.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Access;

use Draftsmith\Accounts\Settings;
use Draftsmith\Accounts\Settings_Changes;
use WP_Error;
use WP_User;

defined( 'ABSPATH' ) || exit;

/**
 * The owner's rules by role, beside WordPress's own capabilities, which hold in any case. Whoever has several roles that have a
 * rule may use what any of them may; the others give nothing. Who has none with a rule is under the rule for all others, and
 * where the owner has set rules but not that one, is not allowed: a role that a plugin adds later waits for the owner's decision.
 * Without any rule everybody may use everything, and who manages the site may in any case. A role that was removed is nobody's
 * any more: WordPress no longer tells it.
 *
 * A rule is `allowed` (bool), `models`, `content_types`, `post_statuses` (lists; null: all) and `articles_per_day` (null: as the
 * plan allows).
 */
final class Role_Rules {

	/**
	 * The name of the rule for who has no role with a rule of its own. WordPress's own names of roles are words.
	 */
	const OTHERS = '*';

	/**
	 * What a rule allows that bounds nothing.
	 */
	const ALL = array(
		'allowed'          => true,
		'models'           => null,
		'content_types'    => null,
		'post_statuses'    => null,
		'articles_per_day' => null,
	);

	/**
	 * The lists of a rule, and the field of a request that each is about.
	 */
	private const LISTS = array(
		'models'        => 'model',
		'content_types' => 'content_type',
		'post_statuses' => 'post_status',
	);

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
	 * What a user may use: the rules of all roles together.
	 *
	 * @param int $user_id The user.
	 * @return array{allowed: bool, models: string[]|null, content_types: string[]|null, post_statuses: string[]|null, articles_per_day: int|null}
	 */
	public function of_user( int $user_id ): array {
		$user = get_userdata( $user_id );
		if ( ! $user instanceof WP_User ) {
			return array_merge( self::ALL, array( 'allowed' => false ) );
		}
		if ( user_can( $user, 'manage_options' ) ) {
			return self::ALL;
		}
		$rules = $this->rules();
		if ( array() === $rules ) {
			return self::ALL;
		}
		$sum = null;
		foreach ( self::rules_for( $user, $rules ) as $rule ) {
			$rule = self::well_formed( $rule );
			if ( $rule['allowed'] ) {
				$sum = null === $sum ? $rule : self::either( $sum, $rule );
			}
		}
		return $sum ?? array_merge( self::ALL, array( 'allowed' => false ) );
	}

	/**
	 * Why a user may not use Draftsmith at all; null when he may.
	 *
	 * @param int $user_id The user.
	 */
	public function exclusion( int $user_id ): ?WP_Error {
		if ( $this->of_user( $user_id )['allowed'] ) {
			return null;
		}
		$user = get_userdata( $user_id );
		return $user instanceof WP_User && array() === self::rules_for( $user, $this->rules() )
			? self::refusal( __( 'Nobody has decided yet whether your role may use Draftsmith. Ask an administrator of this site to choose that under Settings > Draftsmith.', 'draftsmith' ) )
			: self::refusal( __( 'The owner of this site has not allowed your role to use Draftsmith.', 'draftsmith' ) );
	}

	/**
	 * The rules of roles that there are: those of a role that was removed bind nobody, also not by being the only ones.
	 *
	 * @return array By role, as the owner has set them.
	 */
	private function rules(): array {
		return Settings_Changes::without_gone_roles( $this->settings->get()['roles'] );
	}

	/**
	 * The rules that a user is under.
	 *
	 * @param WP_User $user  The user.
	 * @param array   $rules By role.
	 * @return array Some of the rules; none where the owner has decided nothing for this user.
	 */
	private static function rules_for( WP_User $user, array $rules ): array {
		$own = array_intersect_key( $rules, array_flip( $user->roles ) );
		return array() === $own ? array_intersect_key( $rules, array( self::OTHERS => true ) ) : $own;
	}

	/**
	 * Why a user may not ask for an article; null when all is well. The number a day is not looked at: see Daily_Cap.
	 *
	 * @param array $request `JobRequest` of the contract, with `model`, `content_type` and `post_status`.
	 * @param int   $user_id The user.
	 */
	public function obstacle( array $request, int $user_id ): ?WP_Error {
		$exclusion = $this->exclusion( $user_id );
		if ( null !== $exclusion ) {
			return $exclusion;
		}
		$rule     = $this->of_user( $user_id );
		$messages = array(
			'models'        => __( 'The owner of this site has not allowed your role to use this model. Choose another one.', 'draftsmith' ),
			'content_types' => __( 'The owner of this site has not allowed your role to use this content type. Choose another one.', 'draftsmith' ),
			'post_statuses' => __( 'The owner of this site has not allowed your role to use this post status. Choose another one.', 'draftsmith' ),
		);
		$asked    = array(
			'models'        => $request['model'] ?? '',
			'content_types' => $request['content_type'] ?? 'article',
			'post_statuses' => $request['post_status'] ?? 'draft',
		);
		foreach ( array_keys( self::LISTS ) as $list ) {
			if ( null !== $rule[ $list ] && ! in_array( $asked[ $list ], $rule[ $list ], true ) ) {
				return self::refusal( $messages[ $list ], self::LISTS[ $list ] );
			}
		}
		return null;
	}

	/**
	 * A rule, complete. The option may be written by others: of what is no rule nothing holds, and what allows nothing of a kind
	 * allows nothing at all.
	 *
	 * @param mixed $stored As the owner has set it.
	 */
	public static function well_formed( $stored ): array {
		$rule = self::ALL;
		if ( ! is_array( $stored ) ) {
			return $rule;
		}
		$rule['allowed'] = (bool) ( $stored['allowed'] ?? true );
		foreach ( array_keys( self::LISTS ) as $list ) {
			if ( is_array( $stored[ $list ] ?? null ) ) {
				$rule[ $list ]   = array_values( array_filter( $stored[ $list ], 'is_string' ) );
				$rule['allowed'] = $rule['allowed'] && array() !== $rule[ $list ];
			}
		}
		if ( is_int( $stored['articles_per_day'] ?? null ) ) {
			$rule['articles_per_day'] = max( 0, $stored['articles_per_day'] );
			$rule['allowed']          = $rule['allowed'] && $rule['articles_per_day'] > 0;
		}
		return $rule;
	}

	/**
	 * What one of two rules allows.
	 *
	 * @param array $one   A rule.
	 * @param array $other Another one.
	 */
	private static function either( array $one, array $other ): array {
		foreach ( array_keys( self::LISTS ) as $list ) {
			$one[ $list ] = null === $one[ $list ] || null === $other[ $list ] ? null : array_values( array_unique( array_merge( $one[ $list ], $other[ $list ] ) ) );
		}
		$most                    = array( $one['articles_per_day'], $other['articles_per_day'] );
		$one['articles_per_day'] = in_array( null, $most, true ) ? null : max( $most );
		return $one;
	}

	/**
	 * A refusal.
	 *
	 * @param string      $message Why.
	 * @param string|null $field   Of the request; null when it is about all of it.
	 */
	private static function refusal( string $message, ?string $field = null ): WP_Error {
		return new WP_Error(
			'draftsmith_role_not_allowed',
			$message,
			array(
				'status' => 403,
				'field'  => $field,
			)
		);
	}
}
