import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageFiles } from './package-files.ts';

let plugin: string;
beforeEach(() => {
	plugin = mkdtempSync(join(tmpdir(), 'draftsmith-package-'));
});
afterEach(() => rmSync(plugin, { recursive: true }));

test('packs all that .distignore does not leave out, sorted', () => {
	const files = ['a.php', 'src/b.ts', 'inc/src/c.php', '.env', 'inc/.git/d', 'inc/e.map', 'build/f.js', 'build.mjs'];
	for (const file of files) {
		mkdirSync(dirname(join(plugin, file)), { recursive: true });
		writeFileSync(join(plugin, file), '');
	}
	writeFileSync(join(plugin, '.distignore'), '# Sources.\n/src\n/build.mjs\n\n.*\n*.map\n');
	expect(packageFiles(plugin)).toEqual(['a.php', 'build/f.js', 'inc/src/c.php']);
});
