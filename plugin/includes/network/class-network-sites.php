<?php
/**
 * The sites of a network at the service.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Network;

use Draftsmith\Accounts\Api_Key;
use Draftsmith\Accounts\Challenge;
use Draftsmith\Accounts\Settings;
use Draftsmith\Platform\Clock;
use Draftsmith\Platform\Site;
use Draftsmith\Service\Client;
use Draftsmith\Service\Response;
use WP_Error;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.DB.DirectDatabaseQuery -- get_sites() can't go on after an id.

/**
 * The service binds a key to a domain. Sites in subdirectories share the network's; each other site is added to the network's
 * account and gets a key of its own, which may write but not manage the account. Some sites at a time, in the order of their ids,
 * so that it can be broken off anywhere: a site whose key was lost on the way gets another one for the same site.
 */
final class Network_Sites {

	const ADD = 'draftsmith_add_sites';

	private const AT_ONCE = 5;

	private const SCOPES = array( 'jobs', 'chat', 'usage' );

	/**
	 * Calls the service as the main site, with the network's key.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * What is set for the network.
	 *
	 * @var Network_Settings
	 */
	private $network;

	/**
	 * The sites that the account has already, by their domain; null before the service was asked.
	 *
	 * @var array<string, string>|null
	 */
	private $known = null;

	/**
	 * Makes it.
	 *
	 * @param Client           $client  Calls the service as the main site.
	 * @param Network_Settings $network What is set for the network.
	 */
	public function __construct( Client $client, Network_Settings $network ) {
		$this->client  = $client;
		$this->network = $network;
	}

	/**
	 * Adds the next sites that need it. Call it on the main site.
	 *
	 * @param int $after Id of the last site that was looked at; 0 to begin.
	 * @return array{next: int|null, added: int, failures: array<array{domain: string, message: string}>, stopped: WP_Error|null} `next`: to go on with; null after the last site. `stopped`: why there is no sense in going on now.
	 */
	public function add_after( int $after ): array {
		$result = array(
			'next'     => null,
			'added'    => 0,
			'failures' => array(),
			'stopped'  => null,
		);
		$sites  = $this->ids_after( $after );
		foreach ( $sites as $id ) {
			$added = $this->add( $id );
			if ( is_wp_error( $added ) && self::is_about_all( $added ) ) {
				return array_merge(
					$result,
					array(
						'next'    => $after,
						'stopped' => $added,
					)
				);
			}
			if ( is_wp_error( $added ) ) {
				$result['failures'][] = array(
					'domain'  => self::domain_of( $id ),
					'message' => $added->get_error_message(),
				);
			} elseif ( $added ) {
				++$result['added'];
			}
			$after = $id;
		}
		$result['next'] = count( $sites ) < self::AT_ONCE ? null : $after;
		return $result;
	}

	/**
	 * Adds sites in the background, and comes back for the rest. Cron of the main site calls it.
	 *
	 * @param int $after As for `add_after()`.
	 */
	public function add_in_background( int $after ): void {
		$result = $this->add_after( $after );
		if ( null !== $result['next'] && ( null === $result['stopped'] || ! empty( $result['stopped']->get_error_data()['retryable'] ) ) ) {
			wp_schedule_single_event( Clock::now() + ( null === $result['stopped'] ? 10 : HOUR_IN_SECONDS ), self::ADD, array( $result['next'] ) );
		}
	}

	/**
	 * Plans to add a site that was just made. New sites need nobody to do anything.
	 *
	 * @param int $id The site.
	 */
	public static function plan( int $id ): void {
		if ( ! ( new Network_Key() )->exists() || ! ( new Network_Settings() )->get()['add_sites'] ) {
			return;
		}
		switch_to_blog( get_main_site_id() );
		wp_schedule_single_event( Clock::now() + 10, self::ADD, array( $id - 1 ) );
		restore_current_blog();
	}

	/**
	 * Adds one site, if it needs it.
	 *
	 * @param int $id The site.
	 * @return bool|WP_Error Whether it was added.
	 */
	private function add( int $id ) {
		switch_to_blog( $id );
		$domain    = Site::domain();
		$has_key   = null !== ( new Api_Key() )->source();
		$challenge = new Challenge();
		$secret    = $has_key ? '' : ( $challenge->reveal() ?? Challenge::make() );
		// Kept before it is sent, since the service may ask for the proof at once.
		$is_kept = $has_key || $challenge->keep( $secret );
		restore_current_blog();
		if ( $has_key ) {
			return false;
		}
		if ( ! $is_kept ) {
			return Api_Key::no_encryption();
		}
		$response = $this->make_key( $domain, $secret );
		if ( is_wp_error( $response ) ) {
			return $response;
		}
		$network = $this->network->get();
		switch_to_blog( $id );
		$is_saved = ( new Settings() )->save(
			array(
				'service_url'              => $network['service_url'],
				'registered_domain'        => $domain,
				'email'                    => $network['email'],
				'name'                     => $network['name'],
				'allow_external_providers' => $network['allow_external_providers'],
			)
		);
		// Beside another address the key would go there.
		$stored = $is_saved ? ( new Api_Key() )->store( $response->data['key'] ) : Settings::not_saved();
		restore_current_blog();
		return $stored;
	}

	/**
	 * Has the service make a key for a domain, and its site where the account has none.
	 *
	 * @param string $domain Of the site.
	 * @param string $secret By which it proves its domain.
	 * @return Response|WP_Error With a `CreatedKey`.
	 */
	private function make_key( string $domain, string $secret ) {
		$known = $this->known_sites();
		if ( is_wp_error( $known ) ) {
			return $known;
		}
		$site_id = $known[ Network_Settings::bare( $domain ) ] ?? null;
		$body    = null === $site_id
			? array(
				'domain'                   => $domain,
				'challenge'                => $secret,
				'allow_external_providers' => $this->network->get()['allow_external_providers'],
			)
			: array(
				'site_id' => $site_id,
				'scopes'  => self::SCOPES,
			);
		return $this->client->request(
			'POST',
			null === $site_id ? '/v1/sites' : '/v1/keys',
			array(
				'body'   => $body,
				'schema' => 'CreatedKey',
			)
		);
	}

	/**
	 * The live sites of the account: domain to id.
	 *
	 * @return array<string, string>|WP_Error
	 */
	private function known_sites() {
		if ( null === $this->known ) {
			$response = $this->client->request( 'GET', '/v1/sites', array( 'schema' => 'SiteList' ) );
			if ( is_wp_error( $response ) ) {
				return $response;
			}
			$this->known = array();
			foreach ( $response->data['data'] as $site ) {
				if ( in_array( $site['status'], array( 'unproven', 'active' ), true ) ) {
					$this->known[ $site['domain'] ] = $site['id'];
				}
			}
		}
		return $this->known;
	}

	/**
	 * The next sites that are open, in the order of their ids.
	 *
	 * @param int $after An id.
	 * @return int[]
	 */
	private function ids_after( int $after ): array {
		global $wpdb;
		$sql = "SELECT blog_id FROM $wpdb->blogs WHERE site_id = %d AND blog_id > %d AND archived = '0' AND spam = 0 AND deleted = 0 ORDER BY blog_id LIMIT %d";
		return array_map( 'intval', $wpdb->get_col( $wpdb->prepare( $sql, get_current_network_id(), $after, self::AT_ONCE ) ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- Prepared here.
	}

	/**
	 * Whether an error would be the same for every other site.
	 *
	 * @param WP_Error $error Of the service.
	 */
	private static function is_about_all( WP_Error $error ): bool {
		$data = $error->get_error_data();
		return empty( $data['definite'] ) || in_array( $data['service_code'] ?? '', array( 'too_many_sites', 'insufficient_scope', 'site_inactive', 'wrong_domain' ), true );
	}

	/**
	 * How a site is called.
	 *
	 * @param int $id The site.
	 */
	private static function domain_of( int $id ): string {
		$site = get_site( $id );
		return null === $site ? '' : untrailingslashit( $site->domain . $site->path );
	}
}
