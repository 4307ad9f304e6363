<?php
/**
 * Calls to the service.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Service;

use Draftsmith\Accounts\Api_Key;
use Draftsmith\Accounts\Settings;
use Draftsmith\Platform\Contract;
use Draftsmith\Platform\Site;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * The only code that talks to the service: guarded against redirects, foreign hosts and endless answers. Nothing is sent
 * without a key except what the owner's click on Register sends.
 */
final class Client {

	private const MAX_BYTES = 8 * MB_IN_BYTES;

	/**
	 * Where the service is.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * The key to it.
	 *
	 * @var Api_Key
	 */
	private $key;

	/**
	 * Makes a client; calls nothing.
	 *
	 * @param Settings $settings Where the service is.
	 * @param Api_Key  $key      The key to it.
	 */
	public function __construct( Settings $settings, Api_Key $key ) {
		$this->settings = $settings;
		$this->key      = $key;
	}

	/**
	 * Whether there is an address and a key that can be read.
	 */
	public function is_registered(): bool {
		return null === $this->obstacle();
	}

	/**
	 * Why the service can't be called: no address, no key, one that can't be read, or one that is another site's, since
	 * the database was copied. Null when it can.
	 */
	public function obstacle(): ?WP_Error {
		$settings = $this->settings->get();
		$state    = $this->key->state();
		if ( '' === $settings['service_url'] || 'ok' !== $state ) {
			return Failure::no_key( $state );
		}
		// Empty before a registration has stored it.
		$is_ours = in_array( $settings['registered_domain'], array( '', Site::domain() ), true );
		return $is_ours ? null : Failure::other_site( $settings['registered_domain'] );
	}

	/**
	 * Whether there is anything to call with: registered, and the key was not refused when last used.
	 */
	public function is_usable(): bool {
		return $this->is_registered() && ! $this->key->is_refused();
	}

	/**
	 * The headers of a call with a key: the key, and for which site, so that the service refuses a key that is another's.
	 *
	 * @param string $key The key.
	 * @return array<string, string>
	 */
	public static function credentials( string $key ): array {
		return array(
			'Authorization'   => 'Bearer ' . $key,
			'Draftsmith-Site' => Site::ascii_domain(),
		);
	}

	/**
	 * One call with the site's key.
	 *
	 * @param string $method  HTTP method.
	 * @param string $path    Path and query, from `/v1/`.
	 * @param array  $options `body` (object to send as JSON), `headers`, `timeout` (seconds, 10), `schema` (name in the
	 *                        contract that the answer must fit), `text` (the answer must be this plain text instead),
	 *                        `file` (path that a good answer's bytes go to, however many; the response has none then).
	 * @return Response|WP_Error
	 */
	public function request( string $method, string $path, array $options = array() ) {
		$obstacle = $this->obstacle();
		if ( null !== $obstacle ) {
			return $obstacle;
		}
		$options['headers'] = array_merge( $options['headers'] ?? array(), self::credentials( (string) $this->key->reveal() ) );

		$response = $this->send( $this->settings->get()['service_url'], $method, $path, $options );
		if ( ! is_wp_error( $response ) ) {
			$this->key->set_refused( false );
		} elseif ( 401 === $response->get_error_data()['status'] ) {
			$this->key->set_refused( true );
		}
		return $response;
	}

	/**
	 * One call without a key, for registering and for the connection test.
	 *
	 * @param string $service_url Address as Address::clean() gives it.
	 * @param string $method      HTTP method.
	 * @param string $path        Path.
	 * @param array  $options     As for `request()`.
	 * @return Response|WP_Error
	 */
	public function request_without_key( string $service_url, string $method, string $path, array $options = array() ) {
		return $this->send( $service_url, $method, $path, $options );
	}

	/**
	 * Sends and reads the answer.
	 *
	 * @param string $service_url Address.
	 * @param string $method      HTTP method.
	 * @param string $path        Path and query.
	 * @param array  $options     As for `request()`.
	 * @return Response|WP_Error
	 */
	private function send( string $service_url, string $method, string $path, array $options ) {
		$args = array(
			'method'              => $method,
			'timeout'             => $options['timeout'] ?? 10,
			'redirection'         => 0,
			'reject_unsafe_urls'  => true,
			'limit_response_size' => self::MAX_BYTES + 1,
			'user-agent'          => 'Draftsmith/' . DRAFTSMITH_VERSION,
			'headers'             => array_merge(
				array(
					'Accept'          => 'application/json, application/problem+json',
					// The digest is of the bytes as sent, so nothing may repack them on the way.
					'Accept-Encoding' => 'identity',
				),
				$options['headers'] ?? array()
			),
		);
		if ( isset( $options['body'] ) ) {
			$args['headers']['Content-Type'] = 'application/json';
			$args['body']                    = wp_json_encode( (object) $options['body'] );
		}
		if ( isset( $options['file'] ) ) {
			$args['stream']   = true;
			$args['filename'] = $options['file'];
			unset( $args['limit_response_size'] );
		}
		$answer = $this->fetch( $service_url, $path, $args );
		if ( is_wp_error( $answer ) ) {
			return Failure::unreachable( $answer );
		}
		if ( ! empty( $options['text'] ) ) {
			$status = (int) wp_remote_retrieve_response_code( $answer );
			$body   = wp_remote_retrieve_body( $answer );
			return 200 === $status && trim( $body ) === $options['text'] ? new Response( $status, array(), $body, null ) : Failure::not_the_service( $status );
		}
		if ( isset( $options['file'] ) ) {
			if ( 200 === (int) wp_remote_retrieve_response_code( $answer ) && self::is_json( $answer ) ) {
				return new Response( 200, array(), '', null );
			}
			// A refusal: it went to the file too, and is short.
			$answer['body'] = (string) file_get_contents( $options['file'], false, null, 0, self::MAX_BYTES + 1 ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- A file of ours on this machine.
		}
		return $this->read( $answer, $options['schema'] ?? null );
	}

	/**
	 * Whether an answer says that it is JSON.
	 *
	 * @param array $answer Of wp_remote_request().
	 */
	private static function is_json( array $answer ): bool {
		return false !== strpos( implode( ' ', (array) wp_remote_retrieve_header( $answer, 'content-type' ) ), 'json' );
	}

	/**
	 * Asks WordPress to make the request. It refuses private addresses and unusual ports, which is right for addresses
	 * that anybody may name; the owner named this one, so exactly its host and port pass, during this call only.
	 *
	 * @param string $service_url Address.
	 * @param string $path        Path and query.
	 * @param array  $args        For wp_remote_request().
	 * @return array|WP_Error
	 */
	private function fetch( string $service_url, string $path, array $args ) {
		$host = (string) wp_parse_url( $service_url, PHP_URL_HOST );
		$port = wp_parse_url( $service_url, PHP_URL_PORT );

		$is_ours    = static function ( string $url ) use ( $host, $port ): bool {
			return wp_parse_url( $url, PHP_URL_HOST ) === $host && wp_parse_url( $url, PHP_URL_PORT ) === $port;
		};
		$allow_host = static function ( $external, $asked_host, $url ) use ( $is_ours ) {
			return $external || $is_ours( $url );
		};
		$allow_port = static function ( $ports, $asked_host, $url ) use ( $is_ours, $port ) {
			return $is_ours( $url ) && null !== $port ? array_merge( $ports, array( $port ) ) : $ports;
		};
		add_filter( 'http_request_host_is_external', $allow_host, 10, 3 );
		add_filter( 'http_allowed_safe_ports', $allow_port, 10, 3 );
		try {
			return wp_remote_request( $service_url . $path, $args );
		} finally {
			remove_filter( 'http_request_host_is_external', $allow_host, 10 );
			remove_filter( 'http_allowed_safe_ports', $allow_port, 10 );
		}
	}

	/**
	 * Reads an answer.
	 *
	 * @param array       $answer Of wp_remote_request().
	 * @param string|null $schema Name in the contract that a good answer must fit.
	 * @return Response|WP_Error
	 */
	private function read( array $answer, ?string $schema ) {
		$status  = (int) wp_remote_retrieve_response_code( $answer );
		$body    = wp_remote_retrieve_body( $answer );
		$headers = array();
		foreach ( wp_remote_retrieve_headers( $answer ) as $name => $value ) {
			$headers[ strtolower( $name ) ] = is_array( $value ) ? (string) end( $value ) : (string) $value;
		}
		if ( strlen( $body ) > self::MAX_BYTES ) {
			return Failure::too_large();
		}
		$data   = json_decode( $body, true );
		$is_ok  = $status >= 200 && $status < 300;
		$is_our = is_array( $data ) && self::is_json( $answer );
		if ( ! $is_ok && $is_our && isset( $data['code'] ) && is_string( $data['code'] ) ) {
			return Failure::from_problem( $status, $headers, $data );
		}
		if ( ! $is_ok || ( ! $is_our && '' !== $body ) ) {
			return Failure::not_the_service( $status );
		}
		if ( null !== $schema && is_wp_error( Contract::check( $schema, $data ) ) ) {
			return Failure::not_understood();
		}
		return new Response( $status, $headers, $body, $data );
	}
}
