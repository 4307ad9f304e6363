<?php
/**
 * What to do about a refusal of the service, in the user's language.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Service;

defined( 'ABSPATH' ) || exit;

/**
 * The service says it in English; these are the refusals that people meet and can do something about.
 */
final class Advice {

	/**
	 * Refusals that an administrator settles on the settings page.
	 */
	private const FOR_SETTINGS = array( 'unauthorized', 'insufficient_scope', 'wrong_domain', 'site_inactive', 'processing_restricted' );

	/**
	 * Whether the settings page is where the refusal can be settled.
	 *
	 * @param string $code Of the problem.
	 */
	public static function is_for_settings( string $code ): bool {
		return in_array( $code, self::FOR_SETTINGS, true );
	}

	/**
	 * What to do about a refusal. Of a request that is wrong in itself the service's own words name the field and what fits.
	 *
	 * @param string $code         Of the problem.
	 * @param string $limit_source Which limit, for `daily_limit`; empty when none is named.
	 * @param int    $retry_after  Seconds that the service asks to wait; 0 when it names none.
	 * @return string|null Null when we know no better than the service's own words.
	 */
	public static function about( string $code, string $limit_source, int $retry_after ): ?string {
		return 'invalid_request' === $code ? null : self::about_limit( $code, $limit_source, $retry_after ) ?? self::lasting( $code );
	}

	/**
	 * What to do about a refusal that says the same at any time, so that nothing but its code is needed.
	 *
	 * @param string $code Of the problem.
	 * @return string|null Null when it is none of these.
	 */
	public static function lasting( string $code ): ?string {
		return self::about_site( $code ) ?? self::about_request( $code );
	}

	/**
	 * What to do about a limit.
	 *
	 * @param string $code         Of the problem.
	 * @param string $limit_source Which limit.
	 * @param int    $retry_after  Seconds.
	 */
	private static function about_limit( string $code, string $limit_source, int $retry_after ): ?string {
		switch ( $code ) {
			case 'daily_limit':
				return 'tokens_per_day' === $limit_source
					? __( 'Today’s tokens of your plan are used up, or this article could need more than are left. Wait until the day starts anew, ask for a shorter article, or change the plan.', 'draftsmith' )
					: __( 'Today’s articles of your plan are used up. Wait until the day starts anew, or change the plan.', 'draftsmith' );
			case 'queue_full':
				return __( 'Too many articles of this site are unfinished. Wait until some are written, or cancel those that you no longer need.', 'draftsmith' );
			case 'rate_limited':
			case 'too_many_concurrent':
				/* translators: %s: how long, for example "2 minutes". */
				return sprintf( __( 'This site asks the service too often. Wait %s; nothing is lost.', 'draftsmith' ), self::duration( $retry_after ) );
			case 'too_many_attempts':
				/* translators: %s: how long, for example "2 minutes". */
				return sprintf( __( 'There were too many attempts from this network. Wait %s, then try again.', 'draftsmith' ), self::duration( $retry_after ) );
			case 'overloaded':
			case 'shutting_down':
				/* translators: %s: how long, for example "2 minutes". */
				return sprintf( __( 'The service is busy. Wait %s, then try again; nothing is lost.', 'draftsmith' ), self::duration( $retry_after ) );
			case 'too_many_sites':
				return __( 'Your plan has no room for another site. Close one that you no longer use, or change the plan.', 'draftsmith' );
			case 'too_many_keys':
				return __( 'This site has as many keys as are allowed. Revoke one that is no longer used, then try again.', 'draftsmith' );
			default:
				return null;
		}
	}

	/**
	 * What to do about a refusal because of the site, its key or its account.
	 *
	 * @param string $code Of the problem.
	 */
	private static function about_site( string $code ): ?string {
		switch ( $code ) {
			case 'unauthorized':
				return __( 'The service refused this site’s key. Register again under Settings > Draftsmith.', 'draftsmith' );
			case 'insufficient_scope':
				return __( 'This site’s key may not be used for that. Do it on the site that opened the account, or ask whoever manages the account for a key that may.', 'draftsmith' );
			case 'wrong_domain':
				return __( 'This site’s key belongs to another domain. If the site has moved, or is a copy, register it on its own under Settings > Draftsmith.', 'draftsmith' );
			case 'site_inactive':
				return __( 'This site is no longer active at the service: it was closed, or somebody has proven its domain since. Register again under Settings > Draftsmith.', 'draftsmith' );
			case 'processing_restricted':
				return __( 'Nothing new is written, because the account’s owner has restricted the processing. An administrator can lift that under Settings > Draftsmith.', 'draftsmith' );
			case 'private_site':
				return __( 'The service takes only sites that can be reached from the internet, by a domain name. Publish the site first, or use a service of your own that allows private sites.', 'draftsmith' );
			case 'not_confirmed':
				return __( 'That is not the e-mail address of the account. Type it exactly as it is shown on this page.', 'draftsmith' );
			case 'unknown_policy':
				return __( 'The policy has changed since this page was opened. Reload the page and read the new one.', 'draftsmith' );
			default:
				return null;
		}
	}

	/**
	 * What to do about a refusal of a request for an article, or about a fault.
	 *
	 * @param string $code Of the problem.
	 */
	private static function about_request( string $code ): ?string {
		switch ( $code ) {
			case 'unknown_model':
				return __( 'This model is no longer offered. Choose another model.', 'draftsmith' );
			case 'unknown_template':
				return __( 'The house style that was asked for no longer exists. Choose another one, or none.', 'draftsmith' );
			case 'invalid_request':
				return __( 'The service can’t do what was asked for. Choose another model or another length; if it stays, update Draftsmith on this site and the service to the same version.', 'draftsmith' );
			case 'idempotency_key_reused':
				return __( 'The service has this request already, with other words. Generate the article again.', 'draftsmith' );
			case 'body_too_large':
				return __( 'The request is too long for the service. Shorten the notes.', 'draftsmith' );
			case 'malformed_json':
			case 'malformed_request':
			case 'idempotency_key_missing':
			case 'unsupported_media_type':
				return __( 'The service did not understand this site. Update Draftsmith on this site and the service to the same version.', 'draftsmith' );
			case 'internal_error':
				return __( 'There was a fault in the service. Try again; if it stays, tell whoever runs the service.', 'draftsmith' );
			case 'storage_full':
				return __( 'The service has no room left on its disk. Whoever runs it must make some; nothing is lost.', 'draftsmith' );
			default:
				return null;
		}
	}

	/**
	 * How long to wait, in words.
	 *
	 * @param int $seconds 0 when it is not known.
	 */
	private static function duration( int $seconds ): string {
		return 0 === $seconds ? __( 'a moment', 'draftsmith' ) : human_time_diff( 0, $seconds );
	}
}
