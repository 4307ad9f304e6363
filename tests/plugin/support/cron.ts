import { z } from 'zod';
import type { WordPressSite } from '../../wordpress/index.ts';
import { evaluate } from './evaluate.ts';

/** Makes everything that cron will do due now, as if the time until then had passed. */
export async function letTimePass(site: WordPressSite): Promise<void> {
	await evaluate(
		site,
		z.null(),
		`$wpdb->query( "UPDATE {$wpdb->prefix}draftsmith_jobs SET next_poll_at = '2020-01-01 00:00:00' WHERE next_poll_at IS NOT NULL" );
		$wpdb->query( "UPDATE {$wpdb->prefix}draftsmith_batches SET next_release_at = '2020-01-01 00:00:00' WHERE next_release_at IS NOT NULL" );
		( new Draftsmith\\Parts() )->schedule()->ensure();`,
	);
}

/** One tick of cron, some time later. */
export async function runTick(site: WordPressSite): Promise<void> {
	await letTimePass(site);
	await site.runCron();
}

/** The plugin's cron events that are planned. */
export function plannedEvents(site: WordPressSite): Promise<string[]> {
	return evaluate(
		site,
		z.array(z.string()),
		`return array_values( array_filter( array( 'draftsmith_poll', 'draftsmith_watchdog' ), 'wp_next_scheduled' ) );`,
	);
}
