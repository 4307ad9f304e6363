import { z } from 'zod';
import type { WordPressSite } from '../../wordpress/index.ts';
import { evaluate } from './evaluate.ts';

export type Seed = {
	/** How many rows. */
	count: number;
	/** Columns of all of them; of a list, the rows get one value after the other. */
	columns?: Record<string, string | number | null | readonly (string | number | null)[]>;
};

/**
 * Writes rows into the table of jobs as they are after a long time, and gives the id of the first; the others follow. Unless told
 * otherwise they are settled: inserted into a post that is gone, yesterday.
 */
export function seedJobs(site: WordPressSite, { count, columns = {} }: Seed): Promise<number> {
	return evaluate(
		site,
		z.number().positive(),
		`$yesterday = gmdate( 'Y-m-d H:i:s', time() - DAY_IN_SECONDS );
		$defaults = array(
			'user_id' => 1, 'post_id' => 0, 'post_type' => 'post', 'post_status' => 'draft', 'title' => 'Seeded', 'language' => 'en', 'model' => 'baker',
			'scope' => 'self_hosted', 'content_type' => 'article', 'state' => 'succeeded', 'phase' => 'finished', 'request' => str_repeat( 'x', 2000 ),
			'inserted_post_id' => 999999, 'inserted_as' => 'new_post', 'acknowledged' => 1, 'finished_at' => $yesterday, 'created_at' => $yesterday, 'updated_at' => $yesterday,
		);
		$columns = array_merge( $defaults, $input['columns'] );
		$first = 1 + (int) $wpdb->get_var( "SELECT MAX(id) FROM {$wpdb->prefix}draftsmith_jobs" );
		$has_job_id = ! array_key_exists( 'job_id', $columns );
		$names = array_merge( array( 'id', 'idempotency_key' ), $has_job_id ? array( 'job_id' ) : array(), array_keys( $columns ) );
		foreach ( array_chunk( range( 0, $input['count'] - 1 ), 200 ) as $chunk ) {
			$rows = array();
			foreach ( $chunk as $number ) {
				$values = array_merge( array( $first + $number, wp_generate_uuid4() ), $has_job_id ? array( substr_replace( wp_generate_uuid4(), '7', 14, 1 ) ) : array() );
				foreach ( $columns as $value ) {
					$values[] = is_array( $value ) ? $value[ $number % count( $value ) ] : $value;
				}
				$rows[] = '(' . implode( ',', array_map( static function ( $value ) use ( $wpdb ) {
					return null === $value ? 'NULL' : $wpdb->prepare( '%s', $value );
				}, $values ) ) . ')';
			}
			$wpdb->query( "INSERT INTO {$wpdb->prefix}draftsmith_jobs (" . implode( ',', $names ) . ') VALUES ' . implode( ',', $rows ) );
		}
		return $first;`,
		{ count, columns },
	);
}
