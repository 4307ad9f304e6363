<?php
/**
 * The secret by which the site proves that it is at its domain.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

use Draftsmith\Platform\Secret_Box;

defined( 'ABSPATH' ) || exit;

/**
 * Told to the service at registration and to nobody else. The service asks the site for a proof that it still holds it:
 * soon after the registration, and once a year.
 */
final class Challenge {

	const OPTION = 'draftsmith_challenge';

	private const BYTES = 32;

	/**
	 * Makes a challenge. Nothing is kept yet.
	 *
	 * @return string 43 characters of base64url.
	 */
	public static function make(): string {
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- Binary into a text (RFC 4648, section 5).
		return rtrim( strtr( base64_encode( random_bytes( self::BYTES ) ), '+/', '-_' ), '=' );
	}

	/**
	 * Keeps a challenge, encrypted, in place of the one before.
	 *
	 * @param string $challenge As make() gives it.
	 * @return bool Whether it is stored.
	 */
	public function keep( string $challenge ): bool {
		$sealed = Secret_Box::seal( $challenge );
		if ( null === $sealed ) {
			return false;
		}
		update_option( self::OPTION, $sealed, false );
		return get_option( self::OPTION ) === $sealed;
	}

	/**
	 * The challenge that is kept.
	 *
	 * @return string|null Null when there is none, or when the site's salts have changed since.
	 */
	public function reveal(): ?string {
		$sealed = get_option( self::OPTION );
		return is_string( $sealed ) ? Secret_Box::open( $sealed ) : null;
	}

	/**
	 * The proof that this site holds the challenge.
	 *
	 * @param string $nonce What the service has chosen.
	 * @return string|null HMAC-SHA-256 in hexadecimal; null when no challenge is kept.
	 */
	public function prove( string $nonce ): ?string {
		$challenge = $this->reveal();
		return null === $challenge ? null : hash_hmac( 'sha256', $nonce, $challenge );
	}

	/**
	 * Forgets the challenge.
	 */
	public function forget(): void {
		delete_option( self::OPTION );
	}
}
