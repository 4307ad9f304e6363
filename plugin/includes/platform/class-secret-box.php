<?php
/**
 * Encryption of what lies in the database.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Platform;

use Exception;

defined( 'ABSPATH' ) || exit;

/**
 * XSalsa20-Poly1305 with a key from the site's salts: a copy of the database alone opens nothing, a changed salt is
 * noticed, and there is no fallback to plain text.
 */
final class Secret_Box {

	/**
	 * Names the cipher and the way its key is made, so that both may change.
	 */
	private const PREFIX = 'v1:';

	/**
	 * Whether this PHP can encrypt. Core ships a substitute for the extension, so it nearly always can.
	 */
	public static function is_available(): bool {
		return function_exists( 'sodium_crypto_secretbox' ) && function_exists( 'sodium_crypto_secretbox_open' );
	}

	/**
	 * Seals a text.
	 *
	 * @param string $text Plain text.
	 * @return string|null Null when this PHP can't encrypt.
	 */
	public static function seal( string $text ): ?string {
		if ( ! self::is_available() ) {
			return null;
		}
		try {
			$nonce = random_bytes( SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
			// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- Binary into a text column.
			return self::PREFIX . base64_encode( $nonce . sodium_crypto_secretbox( $text, $nonce, self::key() ) );
		} catch ( Exception $exception ) {
			return null;
		}
	}

	/**
	 * Opens what `seal()` gave.
	 *
	 * @param string $sealed Sealed text.
	 * @return string|null Null when it was sealed with other salts, was tampered with, or this PHP can't decrypt.
	 */
	public static function open( string $sealed ): ?string {
		if ( ! self::is_available() || 0 !== strpos( $sealed, self::PREFIX ) ) {
			return null;
		}
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_decode -- See seal().
		$bytes = base64_decode( substr( $sealed, strlen( self::PREFIX ) ), true );
		if ( false === $bytes || strlen( $bytes ) < SODIUM_CRYPTO_SECRETBOX_NONCEBYTES + SODIUM_CRYPTO_SECRETBOX_MACBYTES ) {
			return null;
		}
		$nonce = substr( $bytes, 0, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
		try {
			$text = sodium_crypto_secretbox_open( substr( $bytes, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ), $nonce, self::key() );
		} catch ( Exception $exception ) {
			return null;
		}
		return false === $text ? null : $text;
	}

	/**
	 * The key, 32 bytes, bound to this one use of the salts.
	 */
	private static function key(): string {
		return hash_hmac( 'sha256', 'draftsmith/secret-box/v1', wp_salt( 'auth' ), true );
	}
}
