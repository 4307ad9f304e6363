import { z } from 'zod';
import type { Credentials, WordPressSite } from '../../wordpress/index.ts';
import { evaluate } from './evaluate.ts';

const StoredPost = z.object({
	status: z.string(),
	title: z.string(),
	content: z.string(),
	excerpt: z.string(),
	/** UTC, `2031-05-06 05:08:09`. */
	date: z.string(),
	/** The service's id of the job whose article it holds; empty for none. */
	mark: z.string(),
});

/** Makes an empty draft that belongs to the user, and gives its id. */
export function createPost(site: WordPressSite, { user }: Credentials, title = 'Rye bread'): Promise<number> {
	return evaluate(
		site,
		z.number().positive(),
		`$user = get_user_by( 'login', $input['user'] );
		wp_set_current_user( $user->ID );
		return wp_insert_post( array( 'post_title' => $input['title'], 'post_status' => 'draft', 'post_author' => $user->ID ) );`,
		{ user, title },
	);
}

/** A post as the database holds it. */
export function readPost(site: WordPressSite, id: number): Promise<z.infer<typeof StoredPost>> {
	return evaluate(
		site,
		StoredPost,
		`$post = get_post( $input );
		return array(
			'status'  => $post->post_status,
			'title'   => $post->post_title,
			'content' => $post->post_content,
			'excerpt' => $post->post_excerpt,
			'date'    => $post->post_date_gmt,
			'mark'    => get_post_meta( $post->ID, '_draftsmith_job_id', true ),
		);`,
		id,
	);
}

/** Every post that carries a job's mark, or holds its title, in whatever status; the ids in ascending order. */
export function findPostsOf(site: WordPressSite, job: { job_id: string | null; title: string }): Promise<number[]> {
	return evaluate(
		site,
		z.array(z.coerce.number()),
		`return $wpdb->get_col( $wpdb->prepare(
			"SELECT DISTINCT p.ID FROM $wpdb->posts p LEFT JOIN $wpdb->postmeta m ON m.post_id = p.ID AND m.meta_key = '_draftsmith_job_id'
			WHERE p.post_type <> 'revision' AND (m.meta_value = %s OR p.post_title = %s) ORDER BY p.ID",
			$input['job_id'], $input['title']
		) );`,
		job,
	);
}
