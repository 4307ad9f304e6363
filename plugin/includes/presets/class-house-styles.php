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
		if ( is_wp_error( $response ) && 'not_found' !== ( $response->get_error_data()['service_code'] ?? '' ) ) {
			return $response;
		}
		return true;
	}
}
