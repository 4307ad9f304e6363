import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../platform/make-folder.ts';

export type MasterKey = {
	/** 32 bytes. */
	bytes: Buffer;
	/** Where it came from; `made` means that it was created just now. */
	source: 'environment' | 'file' | 'made';
};

/** The master key can't be had. The message says what to do. */
export class MasterKeyError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'MasterKeyError';
	}
}

/** The file that keeps a master key which the operator did not set. */
export function masterKeyPath(dataFolder: string): string {
	return join(dataFolder, 'master.key');
}

/**
 * The key that wraps all others. Made once and kept in the data folder (mode 600) when the operator sets none. The file is
 * written whole before it gets its name, so two processes that start at once agree on one key.
 * @param isNeeded whether something is stored already that only the old key opens: then none is made in its place
 * @throws {MasterKeyError} when the file does not hold 64 hexadecimal digits, or is gone though it is needed
 */
export function loadMasterKey(setting: string | undefined, dataFolder: string, isNeeded: boolean): MasterKey {
	if (setting) return { bytes: Buffer.from(setting, 'hex'), source: 'environment' };
	const path = masterKeyPath(dataFolder);
	const made = !existsSync(path);
	if (made && isNeeded) {
		throw new MasterKeyError(
			`${path} is gone, but there is a database that only this key opens. Put the key back from your backup, or set DRAFTSMITH_MASTER_KEY to it; to begin anew, move the database away.`,
		);
	}
	if (made) {
		makeFolder(dataFolder);
		const draft = `${path}.${process.pid}`;
		writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
		try {
			linkSync(draft, path);
		} catch (error) {
			if (!existsSync(path)) throw error;
		} finally {
			rmSync(draft);
		}
	}
	const text = readFileSync(path, 'utf8').trim();
	if (!/^[0-9a-f]{64}$/.test(text)) {
		throw new MasterKeyError(
			`${path} does not hold a master key (64 hexadecimal digits). Put it back from your backup.`,
		);
	}
	return { bytes: Buffer.from(text, 'hex'), source: made ? 'made' : 'file' };
}

/** Whether others than the owner may read the key's file. Unknown on systems without such modes. */
export function isMasterKeyExposed(dataFolder: string): boolean {
	const path = masterKeyPath(dataFolder);
	return process.platform !== 'win32' && existsSync(path) && (statSync(path).mode & 0o077) !== 0;
}

/**
 * A key for one purpose only, derived from the master key (HMAC-SHA-256 of the purpose's name). 32 bytes, as a KeyObject: from
 * plain bytes, each use would make one anew.
 */
export function deriveKey(master: Buffer, purpose: string): KeyObject {
	return createSecretKey(createHmac('sha256', master).update(`draftsmith/${purpose}`).digest());
}
