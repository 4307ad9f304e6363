import { z } from 'zod';
import type { WordPressSite } from '../../wordpress/index.ts';
import { evaluate } from './evaluate.ts';

/**
 * Holds a lock of the plugin as a process would that does not let go of it: whoever needs it gives up.
 * @param name as `Lock` has it, without prefix
 * @param blog the site of the network whose lock it is
 */
export async function holdLock(site: WordPressSite, name: string, blog = 1): Promise<void> {
	const hold = `is_multisite() && switch_to_blog( $input[1] );
		$lock = new Draftsmith\\Platform\\Lock( $input[0] );
		return $lock->acquire( 600 );`;
	await evaluate(site, z.literal(true), hold, [name, blog]);
}

/** Lets go of a lock that `holdLock()` has taken. */
export async function releaseLock(site: WordPressSite, name: string, blog = 1): Promise<void> {
	const release = `is_multisite() && switch_to_blog( $input[1] );
		return $wpdb->delete( $wpdb->options, array( 'option_name' => "draftsmith_{$input[0]}.lock" ) );`;
	await evaluate(site, z.literal(1), release, [name, blog]);
}
