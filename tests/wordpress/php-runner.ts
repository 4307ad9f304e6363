import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs PHP (without `<?php`) inside a site and gives what it printed. */
export type PhpRunner = {
	run: (code: string) => Promise<string>;
	/** Runs a file of `php/` with `$settings` set; `installing` when the database has no tables yet. */
	runFile: (name: string, settings: Record<string, string>, installing?: boolean) => Promise<string>;
};

const phpFolder = join(import.meta.dirname, 'php');
const endpoint = 'draftsmith-test-run-code.php';

/**
 * Puts the endpoint that runs PHP into a site's folder, under a secret of its own, and gives what calls it.
 * It works by HTTP so that it is the same on every runtime; a fatal error, an exception or no answer rejects.
 */
export function addPhpRunner(siteFolder: string, url: string): PhpRunner {
	const secret = randomBytes(32).toString('hex');
	const source = readFileSync(join(phpFolder, 'run-code.php'), 'utf8');
	writeFileSync(join(siteFolder, endpoint), source.replace('{{SECRET}}', secret));
	const post = async (code: string, query = ''): Promise<string> => {
		const response = await fetch(`${url}/${endpoint}${query}`, {
			method: 'POST',
			headers: { 'X-Test-Secret': secret, 'Content-Type': 'text/plain' },
			body: code,
		});
		const printed = await response.text();
		if (!response.ok) {
			throw new Error(`PHP run in ${url} failed: ${printed || 'it died; see the debug log.'}\n${code}`);
		}
		return printed;
	};
	return {
		run: (code) => post(code),
		runFile: (name, settings, installing = false) => {
			const code = readFileSync(join(phpFolder, name), 'utf8').replace('<?php', '');
			return post(`$settings = ${phpValue(settings)};\n${code}`, installing ? '?installing' : '');
		},
	};
}

/** A PHP expression that has this value, whatever characters are in it. */
function phpValue(value: Record<string, string>): string {
	const json = Buffer.from(JSON.stringify(value)).toString('base64');
	return `json_decode( base64_decode( '${json}' ), true )`;
}
