import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { flushFolder } from '../platform/flush-folder.ts';
import { makeFolder } from '../platform/make-folder.ts';
import { MasterKeyError } from './master-key-error.ts';

/** How the names of files begin in which a key is written before it gets its name. */
const DRAFT = 'master.key.draft-';
const OLD = /^master\.key\.old-[0-9a-f]{8}$/;

/** The file that keeps a master key which the operator did not set. */
export function masterKeyPath(dataFolder: string): string {
	return join(dataFolder, 'master.key');
}

/** The file of the key that is about to take its place: there for moments only, unless a change was cut short. */
export function nextMasterKeyPath(dataFolder: string): string {
	return `${masterKeyPath(dataFolder)}.next`;
}

/** Where the key with this fingerprint goes when another takes its place: backups that were made under it need it. */
function oldMasterKeyPath(dataFolder: string, fingerprint: string): string {
	return `${masterKeyPath(dataFolder)}.old-${fingerprint.slice(0, 8)}`;
}

export function isKeyFileThere(dataFolder: string): boolean {
	return existsSync(masterKeyPath(dataFolder)) || existsSync(nextMasterKeyPath(dataFolder));
}

/** Makes a key, unless another process is quicker. */
export function makeKeyFile(dataFolder: string): void {
	makeFolder(dataFolder);
	writeKeyOnce(masterKeyPath(dataFolder), randomBytes(32));
}

/**
 * The keys in the data folder of which one is in use: the key, and the next one while it is changed.
 * @throws {MasterKeyError} when a file does not hold 64 hexadecimal digits
 */
export function candidatesIn(dataFolder: string): readonly [Buffer, ...Buffer[]] {
	// The next one first: when it becomes the key in between, it is found under that name.
	const next = readKeyFile(nextMasterKeyPath(dataFolder));
	const current = readKeyFile(masterKeyPath(dataFolder));
	if (current) return next ? [current, next] : [current];
	if (next) return [next];
	throw new MasterKeyError(`${masterKeyPath(dataFolder)} is gone. Put it back from your backup.`);
}

/**
 * The key that is to be next, in its file and on the disk: that of a change that was cut short, or else a new one.
 * @throws {MasterKeyError} when there is a file that holds no key
 */
export function makeNextKey(dataFolder: string): Buffer {
	const path = nextMasterKeyPath(dataFolder);
	writeKeyOnce(path, randomBytes(32));
	const bytes = readKeyFile(path);
	if (!bytes) throw new MasterKeyError(`${path} is gone again: is the key being changed by somebody else?`);
	return bytes;
}

/** Gives the next key its place, if `master` is it: the last step of a change of the key. Done twice, it changes nothing. */
export function adoptNextKey(dataFolder: string, master: Buffer): void {
	const next = nextMasterKeyPath(dataFolder);
	if (readKeyFile(next)?.equals(master) !== true) return;
	try {
		renameSync(next, masterKeyPath(dataFolder));
	} catch (error) {
		// Another process has done it since.
		if (existsSync(next)) throw error;
	}
	flushFolder(next);
}

/** Keeps a second name of the key's file, for the backups that were made under it. */
export function keepOldKey(dataFolder: string, fingerprint: string): string {
	const path = oldMasterKeyPath(dataFolder, fingerprint);
	const bytes = readKeyFile(masterKeyPath(dataFolder));
	if (bytes) writeKeyOnce(path, bytes);
	return path;
}

/**
 * Every key that is in the data folder: those of which one is in use, and those before them.
 * @throws {MasterKeyError} when a file does not hold 64 hexadecimal digits
 */
export function keysIn(dataFolder: string): Buffer[] {
	const paths = [masterKeyPath(dataFolder), nextMasterKeyPath(dataFolder), ...oldMasterKeyPaths(dataFolder)];
	return paths.flatMap((path) => readKeyFile(path) ?? []);
}

/** The files of keys that another one has replaced. */
export function oldMasterKeyPaths(dataFolder: string): string[] {
	return namesIn(dataFolder, (name) => OLD.test(name)).map((name) => join(dataFolder, name));
}

/** Removes the drafts of keys that a crash left. Only while nobody else writes one. */
export function removeKeyDrafts(dataFolder: string): void {
	for (const name of namesIn(dataFolder, (each) => each.startsWith(DRAFT))) rmSync(join(dataFolder, name));
}

/** Whether others than the owner may read the key's file. Unknown on systems without such modes. */
export function isMasterKeyExposed(dataFolder: string): boolean {
	const path = masterKeyPath(dataFolder);
	return process.platform !== 'win32' && existsSync(path) && (statSync(path).mode & 0o077) !== 0;
}

function namesIn(dataFolder: string, isWanted: (name: string) => boolean): string[] {
	return existsSync(dataFolder) ? readdirSync(dataFolder).filter(isWanted).sort() : [];
}

function readKeyFile(path: string): Buffer | undefined {
	let text: string;
	try {
		text = readFileSync(path, 'utf8').trim();
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
		throw error;
	}
	if (!/^[0-9a-f]{64}$/.test(text)) {
		throw new MasterKeyError(
			`${path} does not hold a master key (64 hexadecimal digits). Put it back from your backup.`,
		);
	}
	return Buffer.from(text, 'hex');
}

/**
 * Writes a key whole and flushed before it gets its name, unless a file of that name is there. Each draft is a new file: one
 * that a crash left may be a second name of the key in use.
 */
function writeKeyOnce(path: string, key: Buffer): void {
	if (existsSync(path)) return;
	const draft = join(dirname(path), `${DRAFT}${randomBytes(8).toString('hex')}`);
	writeFileSync(draft, `${key.toString('hex')}\n`, { mode: 0o600, flush: true, flag: 'wx' });
	try {
		linkSync(draft, path);
	} catch (error) {
		if (!existsSync(path)) throw error;
	} finally {
		rmSync(draft);
	}
	flushFolder(path);
}
