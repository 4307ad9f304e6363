import { z } from 'zod';
import type { WordPressSite } from '../../wordpress/index.ts';
import { evaluate } from './evaluate.ts';
import { addMustUsePlugin } from './must-use-plugin.ts';

const OutgoingRequest = z.object({
	url: z.string(),
	method: z.string(),
	headers: z.record(z.string(), z.string()),
	body: z.string().nullable(),
	userAgent: z.string(),
});
export type OutgoingRequest = z.infer<typeof OutgoingRequest>;

/** Writes down each request that the site makes, whoever makes it, except core's own to api.wordpress.org. */
const PLUGIN = `<?php
add_filter( 'pre_http_request', static function ( $answer, $arguments, $url ) {
	if ( 'api.wordpress.org' !== wp_parse_url( $url, PHP_URL_HOST ) ) {
		$line = array(
			'url' => $url, 'method' => $arguments['method'], 'headers' => (object) $arguments['headers'],
			'body' => is_string( $arguments['body'] ) ? $arguments['body'] : null, 'userAgent' => $arguments['user-agent'],
		);
		file_put_contents( WP_CONTENT_DIR . '/outgoing.log', wp_json_encode( $line ) . "\\n", FILE_APPEND | LOCK_EX );
	}
	return $answer;
}, 1, 3 );
`;

/** Has the site write down what it sends from now on, and gives the function that reads it. */
export function watchOutgoing(site: WordPressSite): () => Promise<OutgoingRequest[]> {
	addMustUsePlugin(site, 'watch-outgoing', PLUGIN);
	return () =>
		evaluate(
			site,
			z.array(OutgoingRequest),
			`$file = WP_CONTENT_DIR . '/outgoing.log';
			return is_file( $file ) ? array_map( 'json_decode', file( $file, FILE_IGNORE_NEW_LINES ) ) : array();`,
		);
}
