import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractHeaders, extractPhp } from './extract-php.ts';
import { extractTypeScript } from './extract-typescript.ts';
import { joinMessages, type Message } from './messages.ts';

/** The messages of the plugin's PHP, its headers first; in the order of files and lines. */
export function phpMessages(plugin: string): Message[] {
	const main = 'draftsmith.php';
	const files = [main, ...sorted(plugin, 'includes/**/*.php')];
	return joinMessages([
		...extractHeaders(readFileSync(join(plugin, main), 'utf8'), main),
		...files.flatMap((path) => extractPhp(readFileSync(join(plugin, path), 'utf8'), path)),
	]);
}

/** The messages of the plugin's TypeScript, without its tests; in the order of files and lines. */
export function typeScriptMessages(plugin: string): Message[] {
	const files = sorted(plugin, 'src/**/*.{ts,tsx}').filter((path) => !path.includes('.test.'));
	return joinMessages(files.flatMap((path) => extractTypeScript(readFileSync(join(plugin, path), 'utf8'), path)));
}

/** All messages, those of PHP first. */
export function sourceMessages(plugin: string): Message[] {
	return joinMessages([...phpMessages(plugin), ...typeScriptMessages(plugin)]);
}

function sorted(folder: string, pattern: string): string[] {
	return globSync(pattern, { cwd: folder })
		.map((path) => path.replaceAll('\\', '/'))
		.sort();
}
