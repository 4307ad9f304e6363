<?php
/**
 * A new key in place of the old one.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Accounts;

use Draftsmith\Platform\Clock;
use Draftsmith\Platform\Lock;
use Draftsmith\Service\Client;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * The old key stays valid for a day, and is overwritten by one UPDATE, so that there is a working key at every moment. An
 * event that is planned before and taken off afterwards gets another key when this process dies in between, or when the
 * service's answer is lost: the old key would end in a day, and nobody would know the new one.
 */
final class Key_Rotation {

	const FINISH = 'draftsmith_finish_rotation';

	private const GRACE_HOURS = 24;

	/**
	 * Calls the service.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * Knows which key it is.
	 *
	 * @var Account
	 */
	private $account;

	/**
	 * The site's key.
	 *
	 * @var Api_Key
	 */
	private $key;

	/**
	 * Makes it.
	 *
	 * @param Client  $client  Calls the service.
	 * @param Account $account Knows which key it is.
	 * @param Api_Key $key     The site's key.
	 */
	public function __construct( Client $client, Account $account, Api_Key $key ) {
		$this->client  = $client;
		$this->account = $account;
		$this->key     = $key;
	}

	/**
	 * Has the service make a new key, and keeps it.
	 *
	 * @return true|WP_Error
	 */
	public function rotate() {
		if ( $this->key->is_from_outside() ) {
			return Api_Key::from_outside();
		}
		$lock = new Lock( 'rotation' );
		if ( ! $lock->acquire( MINUTE_IN_SECONDS ) ) {
			return new WP_Error( 'draftsmith_busy', __( 'Somebody is changing the key right now. Reload the page in a minute.', 'draftsmith' ), array( 'status' => 409 ) );
		}
		try {
			$account = $this->account->fetch();
			return is_wp_error( $account ) ? $account : $this->replace( $account['key'] );
		} finally {
			$lock->release();
		}
	}

	/**
	 * Has a key made once more after a rotation that did not come to its end. Cron calls it.
	 */
	public function finish(): void {
		if ( ! $this->client->is_usable() ) {
			return;
		}
		$account = $this->account->fetch();
		if ( is_wp_error( $account ) ) {
			$this->come_back( 10 * MINUTE_IN_SECONDS );
		} elseif ( null !== $account['key']['expires_at'] ) {
			$this->rotate();
		}
	}

	/**
	 * Replaces the key. One that was rotated before, and whose successor never arrived here, can't be rotated again: then
	 * another key is made, with the same rights.
	 *
	 * @param array $old `ApiKey` of the contract: the key in force.
	 * @return true|WP_Error
	 */
	private function replace( array $old ) {
		$this->come_back( 2 * MINUTE_IN_SECONDS );
		$response = null === $old['expires_at']
			? $this->ask( '/v1/keys/' . $old['id'] . '/rotate', array( 'grace_hours' => self::GRACE_HOURS ) )
			: $this->ask( '/v1/keys', array( 'scopes' => $old['scopes'] ) );
		if ( is_wp_error( $response ) ) {
			if ( $response->get_error_data()['definite'] ) {
				wp_clear_scheduled_hook( self::FINISH );
			}
			return $response;
		}
		$stored = $this->key->renew( $response->data['key'] );
		if ( true === $stored ) {
			wp_clear_scheduled_hook( self::FINISH );
		}
		return $stored;
	}

	/**
	 * Asks for a key.
	 *
	 * @param string $path Path, from `/v1/`.
	 * @param array  $body Object to send.
	 * @return \Draftsmith\Service\Response|WP_Error With a `CreatedKey`.
	 */
	private function ask( string $path, array $body ) {
		return $this->client->request(
			'POST',
			$path,
			array(
				'body'   => $body,
				'schema' => 'CreatedKey',
			)
		);
	}

	/**
	 * Plans the event.
	 *
	 * @param int $seconds From now.
	 */
	private function come_back( int $seconds ): void {
		// Core drops a single event within ten minutes of an equal one, so the old one goes first.
		wp_clear_scheduled_hook( self::FINISH );
		wp_schedule_single_event( Clock::now() + $seconds, self::FINISH );
	}
}
