import { existsSync, linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { knownMasterKeys, loadMasterKey, MasterKeyError, oldMasterKeyPaths } from './master-key.ts';
import { adoptNextKey, keepOldKey, makeNextKey, removeKeyDrafts } from './master-key-file.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'draftsmith-key-file-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (name: string) => readFileSync(join(folder, name), 'utf8').trim();

test('a key that is there stays, and only its owner may read it', () => {
	const first = loadMasterKey(undefined, folder, false);
	expect(first.source).toBe('made');
	const again = loadMasterKey(undefined, folder, true);
	expect([again.source, again.bytes]).toEqual(['file', first.bytes]);
	expect(statSync(join(folder, 'master.key')).mode & 0o077).toBe(0);
	expect(readdirSync(folder)).toEqual(['master.key']);
});

test('a key that is needed is not made anew, and a file that holds none is not passed over', () => {
	expect(() => loadMasterKey(undefined, folder, true)).toThrow(MasterKeyError);
	expect(existsSync(join(folder, 'master.key'))).toBe(false);
	for (const text of ['', 'abc', 'g'.repeat(64), 'a'.repeat(65)]) {
		writeFileSync(join(folder, 'master.key'), text);
		expect(() => loadMasterKey(undefined, folder, true)).toThrow(/does not hold a master key/);
	}
});

test('until the next key has its place, both are candidates; then the old one is kept for backups', () => {
	const { bytes } = loadMasterKey(undefined, folder, false);
	const next = makeNextKey(folder);
	expect(makeNextKey(folder)).toEqual(next);
	expect(loadMasterKey(undefined, folder, true).candidates()).toEqual([bytes, next]);
	const oldPath = keepOldKey(folder, 'abcdef0123456789');
	adoptNextKey(folder, bytes);
	expect(loadMasterKey(undefined, folder, true).candidates()).toEqual([bytes, next]);
	adoptNextKey(folder, next);
	adoptNextKey(folder, next);
	expect(loadMasterKey(undefined, folder, true).candidates()).toEqual([next]);
	expect(oldMasterKeyPaths(folder)).toEqual([oldPath]);
	expect(knownMasterKeys(undefined, folder)).toEqual([next, bytes]);
	expect(knownMasterKeys('ab'.repeat(32), folder)[0]?.toString('hex')).toBe('ab'.repeat(32));
});

/** In a container process ids repeat: a draft that is named by one may be, by then, a second name of the key in use. */
test('a draft that a crash left never changes the key in use, and is in nobody’s way', () => {
	const { bytes } = loadMasterKey(undefined, folder, false);
	linkSync(join(folder, 'master.key'), join(folder, `master.key.next.${process.pid}`));
	linkSync(join(folder, 'master.key'), join(folder, 'master.key.draft-0011223344556677'));
	writeFileSync(join(folder, 'master.key.draft-8899aabbccddeeff'), 'half');
	const next = makeNextKey(folder);
	expect(read('master.key')).toBe(bytes.toString('hex'));
	expect(next).not.toEqual(bytes);
	expect(knownMasterKeys(undefined, folder)).toEqual([bytes, next]);
	removeKeyDrafts(folder);
	expect(readdirSync(folder).filter((name) => name.includes('draft'))).toEqual([]);
	expect(read('master.key')).toBe(bytes.toString('hex'));
});
