<?php
/**
 * What nobody has looked over yet, at rest.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Jobs;

use Draftsmith\Platform\Secret_Box;

defined( 'ABSPATH' ) || exit;

/**
 * The column `review`: the claims and warnings of an article that came into its post without an editor. The service has erased them
 * by then, so they stay here, sealed with the site's salts, until somebody says that they were dealt with or the row is forgotten.
 */
final class Sealed_Review {

	/**
	 * Seals what an article leaves to be looked over.
	 *
	 * @param array $article Of Article_Source.
	 * @return string Empty when there is nothing, or this PHP can't encrypt.
	 */
	public static function seal( array $article ): string {
		$review = array(
			'claims'   => $article['claims'],
			'warnings' => $article['warnings'],
		);
		return array() === array_merge( $review['claims'], $review['warnings'] ) ? '' : (string) Secret_Box::seal( (string) wp_json_encode( $review, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ) );
	}

	/**
	 * What is left to be looked over of a job's article, for who may edit the post that it is in.
	 *
	 * @param Job $job The job, with all of its columns.
	 * @return array{claims: string[], warnings: array[]}|null Null when there is nothing, it was sealed with other salts, or the
	 *                                                         current user may not edit the post.
	 */
	public static function open( Job $job ): ?array {
		if ( ! $job->has_review || ! self::is_for_current_user( $job ) ) {
			return null;
		}
		$text   = Secret_Box::open( (string) $job->review );
		$review = null === $text ? null : json_decode( $text, true );
		return is_array( $review ) ? $review : null;
	}

	/**
	 * Whether the current user may edit the post that a job's article is in.
	 *
	 * @param Job $job The job.
	 */
	public static function is_for_current_user( Job $job ): bool {
		return null !== $job->inserted_post_id && null !== get_post( $job->inserted_post_id ) && current_user_can( 'edit_post', $job->inserted_post_id );
	}
}
