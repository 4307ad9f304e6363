<?php
/**
 * What this site is called and speaks.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Platform;

use Exception;
use WpOrg\Requests\IdnaEncoder;

defined( 'ABSPATH' ) || exit;

/**
 * Facts about the site that the service is told at registration.
 */
final class Site {

	/**
	 * The site's host, with its port where it has one: `example.com`, `wp.test:8080`. As stored, since home_url() may give
	 * another one for each language.
	 */
	public static function domain(): string {
		$parts = wp_parse_url( (string) get_option( 'home' ) );
		$host  = strtolower( (string) ( $parts['host'] ?? '' ) );
		return isset( $parts['port'] ) ? $host . ':' . $parts['port'] : $host;
	}

	/**
	 * The folder of the domain that the site lies in, as stored: `/blog`; empty at the root.
	 */
	public static function folder(): string {
		return rtrim( (string) wp_parse_url( (string) get_option( 'home' ), PHP_URL_PATH ), '/' );
	}

	/**
	 * The domain in ASCII, for a header line: `xn--bckerei-5wa.example` for `bäckerei.example`.
	 */
	public static function ascii_domain(): string {
		$domain = self::domain();
		if ( ! preg_match( '/[^\x00-\x7F]/', $domain ) ) {
			return $domain;
		}
		$parts = explode( ':', $domain );
		try {
			$parts[0] = IdnaEncoder::encode( $parts[0] );
		} catch ( Exception $exception ) {
			// No domain that exists; the service says so.
			return rawurlencode( $domain );
		}
		return implode( ':', $parts );
	}

	/**
	 * The site's language as BCP 47. `de_DE_formal` is `de-DE`: WordPress's variants of address are no registered subtags.
	 */
	public static function language(): string {
		$subtags = explode( '_', str_replace( '-', '_', get_locale() ) );
		$tag     = strtolower( array_shift( $subtags ) );
		foreach ( $subtags as $subtag ) {
			if ( preg_match( '/^(?:[A-Za-z]{4}|[A-Za-z]{2}|[0-9]{3})$/', $subtag ) ) {
				$tag .= '-' . $subtag;
			}
		}
		return preg_match( '/^[a-z]{2,3}(?:-|$)/', $tag ) ? $tag : 'en';
	}
}
