<?php
/**
 * Where the text of a post comes from.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Articles;

use Draftsmith\Jobs\Job;

defined( 'ABSPATH' ) || exit;

/**
 * The meta `_draftsmith_provenance`: who had which model write the article that a post holds, and when. No text and no prompt are
 * in it, only the prompt's digest. The job's row keeps what the service said of it until the post is saved.
 */
final class Provenance {

	const KEY = '_draftsmith_provenance';

	/**
	 * What the service tells, with how many characters of it are kept.
	 */
	private const TOLD = array(
		'engine'        => 60,
		'model'         => 200,
		'scope'         => 20,
		'content_type'  => 60,
		'template'      => 200,
		'prompt_sha256' => 64,
		'generated_at'  => 40,
	);

	/**
	 * Registers the meta: not for REST, and for nobody to edit.
	 */
	public static function register(): void {
		register_post_meta(
			'',
			self::KEY,
			array(
				'type'          => 'object',
				'single'        => true,
				'show_in_rest'  => false,
				'auth_callback' => '__return_false',
			)
		);
	}

	/**
	 * What the service says of an article's making, to be kept in the job's row.
	 *
	 * @param array $article `Article` of the contract.
	 * @return string JSON.
	 */
	public static function told( array $article ): string {
		$told = array();
		foreach ( self::TOLD as $name => $most ) {
			$told[ $name ] = Article_Text::line( $article['provenance'][ $name ] ?? '', $most );
		}
		return (string) wp_json_encode( $told, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
	}

	/**
	 * The record of a job's article. Before the article was fetched, only what the request says is known.
	 *
	 * @param Job $job The job.
	 * @return array{engine: string, model: string, scope: string, content_type: string, template: string, prompt_sha256: string, generated_at: string, job: string, author: int}
	 */
	public static function of( Job $job ): array {
		$told = isset( $job->provenance ) ? json_decode( $job->provenance, true ) : array();
		$told = is_array( $told ) ? array_intersect_key( $told, self::TOLD ) : array();
		return array_merge(
			array_fill_keys( array_keys( self::TOLD ), '' ),
			array(
				'model'        => (string) $job->model,
				'scope'        => (string) $job->scope,
				'content_type' => (string) $job->content_type,
			),
			array_filter( $told, 'is_string' ),
			array(
				'job'    => (string) $job->job_id,
				'author' => $job->user_id,
			)
		);
	}

	/**
	 * Writes the record of the post that a job's article is in now.
	 *
	 * @param int $post_id The post.
	 * @param Job $job     The job.
	 */
	public static function write( int $post_id, Job $job ): void {
		/**
		 * Changes the record that is kept of a post's article.
		 *
		 * @param array $record  `model`, `scope`, `engine`, `job`, `author`, `generated_at`, `prompt_sha256`, `content_type`, `template`.
		 *                       Anything but an array keeps none.
		 * @param int   $post_id The post.
		 */
		$record = apply_filters( 'draftsmith_provenance', self::of( $job ), $post_id );
		if ( is_array( $record ) ) {
			update_post_meta( $post_id, self::KEY, wp_slash( $record ) );
		}
	}

	/**
	 * The record of a post; null when it has none.
	 *
	 * @param int $post_id The post.
	 */
	public static function read( int $post_id ): ?array {
		$record = get_post_meta( $post_id, self::KEY, true );
		return is_array( $record ) ? $record : null;
	}

	/**
	 * Removes the record of a post whose article was taken out again.
	 *
	 * @param int $post_id The post.
	 */
	public static function remove( int $post_id ): void {
		delete_post_meta( $post_id, self::KEY );
	}
}
