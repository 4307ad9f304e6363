import { z } from 'zod';
import type { WordPressSite } from '../../wordpress/index.ts';
import { evaluate } from './evaluate.ts';

/** Has the site find the service at another address from now on, with the key that it has. */
export async function moveService(site: WordPressSite, url: string): Promise<void> {
	await evaluate(
		site,
		z.null(),
		`$settings = new Draftsmith\\Accounts\\Settings();
		$settings->save( array_merge( $settings->get(), array( 'service_url' => $input ) ) );`,
		url,
	);
}
