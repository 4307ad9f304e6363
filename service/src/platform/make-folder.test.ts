import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolder } from './make-folder.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'draftsmith-folder-'));
});
afterEach(() => {
	chmodSync(folder, 0o700);
	rmSync(folder, { recursive: true });
});

test('makes all that is missing, for its owner alone, and is content with what is there', () => {
	const path = join(folder, 'a', 'b');
	makeFolder(path);
	makeFolder(path);
	expect(statSync(path).mode & 0o777).toBe(0o700);
});

test('a file in the way is an error', () => {
	writeFileSync(join(folder, 'file'), '');
	expect(() => makeFolder(join(folder, 'file', 'a'))).toThrow(/EEXIST/);
	expect(() => makeFolder(join(folder, 'file'))).toThrow(/EEXIST/);
});

test.runIf(process.platform === 'linux')('where nothing can be made it says so instead of trying for ever', () => {
	expect(() => makeFolder('/proc/nope/x')).toThrow(/ENOENT/);
});
