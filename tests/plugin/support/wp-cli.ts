import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { WordPressSite } from '../../wordpress/index.ts';

const Outcome = z.object({ code: z.number(), output: z.string(), errors: z.string() });
/** What a command printed to standard output and standard error, and its exit code. */
export type Outcome = z.infer<typeof Outcome>;

/** Runs `wp …` with these words, such as `['draftsmith', 'job', 'list', '--user=anna']`. */
export type WpCli = (...words: string[]) => Promise<Outcome>;

const ENTRY = `<?php
require __DIR__ . '/fake-wp-cli.php';
require __DIR__ . '/wp-load.php';
echo wp_json_encode( WP_CLI::run( json_decode( file_get_contents( 'php://input' ), true ) ) );
`;

/** Gives a site a command line. WP-CLI itself can't be had here: tests/fakes/fake-wp-cli.php says what stands in for it. */
export function installWpCli(site: WordPressSite): WpCli {
	const fake = join(import.meta.dirname, '../../fakes/fake-wp-cli.php');
	copyFileSync(fake, join(site.folder, 'fake-wp-cli.php'));
	writeFileSync(join(site.folder, 'run-wp-cli.php'), ENTRY);
	return async (...words) => {
		const response = await fetch(`${site.url}/run-wp-cli.php`, { method: 'POST', body: JSON.stringify(words) });
		const text = await response.text();
		if (!response.ok) throw new Error(`wp ${words.join(' ')} died: ${text} ${site.debugLog()}`);
		return Outcome.parse(JSON.parse(text));
	};
}
