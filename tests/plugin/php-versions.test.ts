import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logToStderr } from '../wordpress/log-to-stderr.ts';
import { startWasmPhp, type WasmPhp, type WasmPhpVersion } from '../wordpress/php-wasm.ts';

const plugin = join(import.meta.dirname, '../../plugin');
const files = globSync(['*.php', 'includes/**/*.php', 'build/**/*.php'], { cwd: plugin }).sort();

describe.each<{ version: WasmPhpVersion }>([{ version: '7.4' }, { version: '8.5' }])('PHP $version', ({ version }) => {
	let php: WasmPhp;
	beforeAll(async () => {
		php = await startWasmPhp(version, logToStderr);
		for (const file of files) php.writeFile(`/plugin/${file}`, readFileSync(join(plugin, file)));
	});
	afterAll(() => php?.stop());

	// Compiled and begun without WordPress, as by somebody who opens its address: each file must end at once, and say nothing.
	test('compiles every file without an error or a deprecation, and none does anything by itself', async () => {
		expect(php.version).toMatch(new RegExp(`^${version}\\.\\d+$`));
		expect(files.length).toBeGreaterThan(80);
		const loud: string[] = [];
		for (const file of files) {
			const { output, exitCode } = await php.runFile(`/plugin/${file}`);
			if (output !== '' || exitCode !== 0) loud.push(`${file} (${exitCode}): ${output}`);
		}
		expect(loud).toEqual([]);
	});

	test('would notice what it does not know, and what it no longer likes', async () => {
		const broken = version === '7.4' ? 'final class A { private readonly int $x; }' : 'function a( int $x = null ) {}';
		php.writeFile('/broken/a.php', Buffer.from(`<?php ${broken}`));
		const { output } = await php.runFile('/broken/a.php');
		expect(output).toMatch(version === '7.4' ? /syntax error/ : /Deprecated/);
	});
});
