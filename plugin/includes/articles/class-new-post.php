<?php
/**
 * Posts that are made for articles.
 *
 * @package Draftsmith
 */

namespace Draftsmith\Articles;

use Draftsmith\Jobs\Job;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Makes the post of an article that has none, once: the post carries the job's mark before it carries anything else.
 */
final class New_Post {

	/**
	 * Makes the post, or goes on with one that somebody began who died. The current user must be who asked for the article.
	 *
	 * @param Job   $job      The job.
	 * @param array $article  Of Article_Source.
	 * @param bool  $is_draft Whether it stays a draft: nobody has seen that the article is not where it was asked for.
	 * @return int|WP_Error The post's id.
	 */
	public static function write( Job $job, array $article, bool $is_draft ) {
		$post_id = self::begin( $job, $is_draft );
		if ( is_wp_error( $post_id ) ) {
			return $post_id;
		}
		$fields = array(
			'ID'           => $post_id,
			'post_status'  => 'draft',
			'post_title'   => '' === $article['title'] ? $job->title : $article['title'],
			'post_content' => $article['blocks'],
			'post_excerpt' => $article['excerpt'],
			'post_name'    => $article['slug'],
		);
		$fields = $is_draft ? $fields : array_merge( $fields, self::wishes( $job ) );
		return wp_update_post( wp_slash( Post_Fields::filtered( $fields, $job ) ), true );
	}

	/**
	 * Core writes a post's row first and its meta later. So the mark comes first, on an empty auto-draft: whoever dies in between
	 * leaves one that nobody sees and core deletes, and whoever dies after it goes on with that one. Core writes the terms before
	 * the mark, so that they are never missing where the mark is.
	 *
	 * @param Job  $job      The job.
	 * @param bool $is_draft Whether it stays a draft.
	 * @return int|WP_Error The post's id.
	 */
	private static function begin( Job $job, bool $is_draft ) {
		$post_id = Post_Meta::find_post( $job->job_id );
		return $post_id > 0 ? $post_id : wp_insert_post(
			wp_slash(
				array(
					'post_type'   => $job->post_type,
					'post_author' => self::author( $job ),
					'post_status' => 'auto-draft',
					'post_title'  => $job->title,
					'tax_input'   => $is_draft ? array() : self::terms( $job ),
					'meta_input'  => array( Post_Meta::KEY => $job->job_id ),
				)
			),
			true
		);
	}

	/**
	 * Status, date and terms, as asked and as far as whoever asked may still have them.
	 *
	 * @param Job $job The job.
	 * @return array Fields of a post.
	 */
	private static function wishes( Job $job ): array {
		return Publication::fields( $job, Authority::allowed_status( $job ) ) + array( 'tax_input' => self::terms( $job ) );
	}

	/**
	 * The author of the post: another one only if whoever asked may still edit others' posts.
	 *
	 * @param Job $job The job.
	 */
	private static function author( Job $job ): int {
		$type = get_post_type_object( $job->post_type );
		$may  = null !== $job->post_author && get_userdata( $job->post_author ) && user_can( $job->user_id, $type->cap->edit_others_posts );
		return $may ? $job->post_author : $job->user_id;
	}

	/**
	 * Terms by taxonomy, those that are still there: ids where the taxonomy has a hierarchy, else names.
	 *
	 * @param Job $job The job.
	 * @return array<string, array<int|string>>
	 */
	private static function terms( Job $job ): array {
		$wanted = null === $job->terms ? array() : json_decode( $job->terms, true );
		$terms  = array();
		foreach ( is_array( $wanted ) ? $wanted : array() as $taxonomy => $list ) {
			if ( is_array( $list ) && is_object_in_taxonomy( $job->post_type, $taxonomy ) ) {
				$terms[ $taxonomy ] = is_taxonomy_hierarchical( $taxonomy ) ? array_map( 'intval', $list ) : array_map( 'strval', $list );
			}
		}
		return $terms;
	}
}
