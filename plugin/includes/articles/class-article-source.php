<?php
/**
 * Fetching finished articles.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Articles;

use Draftsmith\Jobs\Job;
use Draftsmith\Jobs\Job_Store;
use Draftsmith\Service\Client;
use Draftsmith\Service\Response;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Gives an article only when its bytes are whole and its blocks are safe, for the editor and for cron alike.
 */
final class Article_Source {

	/**
	 * Calls the service.
	 *
	 * @var Client
	 */
	private $client;

	/**
	 * Holds the jobs.
	 *
	 * @var Job_Store
	 */
	private $store;

	/**
	 * Makes it.
	 *
	 * @param Client    $client Calls the service.
	 * @param Job_Store $store  Holds the jobs.
	 */
	public function __construct( Client $client, Job_Store $store ) {
		$this->client = $client;
		$this->store  = $store;
	}

	/**
	 * The article of a job that succeeded. Keeps the digest of its bytes, which the acknowledgement needs, and parks the
	 * job (cron leaves it alone until a person acts) when its blocks are not safe.
	 *
	 * @param Job $job The job.
	 * @return array{title: string, slug: string, excerpt: string, blocks: string, word_count: int, sections: array, seo: array, claims: string[], warnings: array, disclosure: string}|WP_Error
	 *         `disclosure`: block markup to put after `blocks`; empty for none.
	 */
	public function fetch( Job $job ) {
		$response = $this->client->request(
			'GET',
			'/v1/jobs/' . $job->job_id . '/result',
			array(
				'schema'  => 'Article',
				'timeout' => 15,
			)
		);
		if ( is_wp_error( $response ) ) {
			return $response;
		}
		$sha256 = hash( 'sha256', $response->body );
		if ( ! self::has_digest( $response, $sha256 ) ) {
			return new WP_Error(
				'draftsmith_result_damaged',
				__( 'The article was damaged on its way from the service. Try again; if it stays, check any proxy before the service.', 'draftsmith' ),
				array(
					'status'    => 502,
					'retryable' => true,
				)
			);
		}
		if ( $sha256 !== $job->result_sha256 || ! isset( $job->provenance ) ) {
			$this->store->update(
				$job->id,
				array(
					'result_sha256' => $sha256,
					'provenance'    => Provenance::told( $response->data ),
				)
			);
		}
		$safe = Block_Policy::check( $response->data['blocks'] );
		if ( is_wp_error( $safe ) ) {
			$this->store->update(
				$job->id,
				array(
					'error_code'      => 'unsafe_blocks',
					'error_message'   => $safe->get_error_message(),
					'error_retryable' => 1,
					'next_poll_at'    => null,
				),
				array( 'inserted_post_id' => null )
			);
			return $safe;
		}
		return array(
			'title'      => self::plain( $response->data['title'] ),
			'slug'       => sanitize_title( $response->data['slug'] ),
			'excerpt'    => self::without_shortcodes( self::plain( $response->data['excerpt'] ) ),
			'blocks'     => $response->data['blocks'],
			'word_count' => $response->data['word_count'],
			'sections'   => Article_Text::sections( $response->data ),
			'seo'        => Article_Text::seo( $response->data ),
			'claims'     => Article_Text::claims( $response->data ),
			'warnings'   => Article_Text::warnings( $response->data ),
			'disclosure' => Disclosure::block(),
		);
	}

	/**
	 * Whether an answer carries the digest of its bytes (RFC 9530, `sha-256=:base64:`).
	 *
	 * @param Response $response The answer.
	 * @param string   $sha256   Hexadecimal, of its bytes.
	 */
	private static function has_digest( Response $response, string $sha256 ): bool {
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- As the header has it.
		$expected = 'sha-256=:' . base64_encode( (string) hex2bin( $sha256 ) ) . ':';
		return in_array( $expected, array_map( 'trim', explode( ',', $response->headers['repr-digest'] ?? '' ) ), true );
	}

	/**
	 * A text without shortcodes, those too that only come about when others are taken out.
	 *
	 * @param string $text Plain.
	 */
	private static function without_shortcodes( string $text ): string {
		do {
			$before = $text;
			$text   = strip_shortcodes( $before );
		} while ( $text !== $before );
		return $text;
	}

	/**
	 * A line of model text as WordPress stores titles, which it prints as HTML: no markup, no control characters.
	 *
	 * @param string $text From the service.
	 */
	private static function plain( string $text ): string {
		$text = preg_replace( '/[\x00-\x1F\x7F\x{202A}-\x{202E}\x{2066}-\x{2069}]+/u', ' ', wp_check_invalid_utf8( $text ) );
		return trim( str_replace( array( '<', '>' ), array( '&lt;', '&gt;' ), (string) $text ) );
	}
}
