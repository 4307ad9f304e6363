<?php
/**
 * House styles.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Presets;

use Draftsmith\Service\Client;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * The site's templates, which the service holds: tone, audience, glossary, words to avoid.
 */
final class House_Styles {

	private const CACHE = 'draftsmith_house_styles';

	/**
	 * Calls the service.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * Makes it.
	 *
	 * @param Client $client Calls the service.
	 */
	public function __construct( Client $client ) {
		$this->client = $client;
	}

	/**
	 * All of them, each in its newest version.
	 *
	 * @return array|WP_Error `TemplateList` of the contract.
	 */
	public function all() {
		$response = $this->client->request( 'GET', '/v1/templates', array( 'schema' => 'TemplateList' ) );
		return is_wp_error( $response ) ? $response : $response->data;
	}

	/**
	 * What the service writes by when a request names one, kept for the rest of this PHP request, and for a minute where there is an
	 * object cache: a batch has many rows, and core asks for permissions twice. A version never changes.
	 *
	 * @param string $reference As in `JobRequest` of the contract: `house-style`, or a version of it: `house-style@3`.
	 * @return array{template: string, content_type: string}|WP_Error The version, and its content type.
	 */
	public function find( string $reference ) {
		$cached = wp_cache_get( $reference, self::CACHE );
		if ( is_array( $cached ) ) {
			return $cached;
		}
		list( $name, $version ) = array_pad( explode( '@', $reference ), 2, null );
		$path                   = '/v1/templates/' . rawurlencode( $name ) . ( null === $version ? '' : '?version=' . rawurlencode( $version ) );
		// Core waits for this twice when the service is down.
		$response = $this->client->request(
			'GET',
			$path,
			array(
				'schema'  => 'Template',
				'timeout' => 5,
			)
		);
		if ( is_wp_error( $response ) ) {
			return $response;
		}
		$found = array(
			'template'     => $response->data['name'] . '@' . $response->data['version'],
			'content_type' => $response->data['content']['content_type'],
		);
		wp_cache_set( $reference, $found, self::CACHE, MINUTE_IN_SECONDS );
		return $found;
	}

	/**
	 * Stores one as its newest version. The same again makes no new version.
	 *
	 * @param string $name    Lower-case words with hyphens.
	 * @param array  $content `TemplateContent` of the contract.
	 * @return array|WP_Error `Template` of the contract.
	 */
	public function save( string $name, array $content ) {
		$response = $this->client->request(
			'PUT',
			'/v1/templates/' . $name,
			array(
				'body'   => $content,
				'schema' => 'Template',
			)
		);
		wp_cache_delete( $name, self::CACHE );
		return is_wp_error( $response ) ? $response : $response->data;
	}

	/**
	 * Deletes one with all its versions. One that is not there is no error.
	 *
	 * @param string $name Its name.
	 * @return true|WP_Error
	 */
	public function delete( string $name ) {
		$response = $this->client->request( 'DELETE', '/v1/templates/' . $name );
		wp_cache_delete( $name, self::CACHE );
		if ( is_wp_error( $response ) && 'not_found' !== ( $response->get_error_data()['service_code'] ?? '' ) ) {
			return $response;
		}
		return true;
	}
}
