import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { MasterKeyError } from './master-key-error.ts';
import { candidatesIn, isKeyFileThere, keysIn, makeKeyFile, masterKeyPath } from './master-key-file.ts';

export { MasterKeyError } from './master-key-error.ts';
export {
	adoptNextKey,
	isMasterKeyExposed,
	masterKeyPath,
	oldMasterKeyPaths,
} from './master-key-file.ts';

export type MasterKey = {
	/** 32 bytes. */
	bytes: Buffer;
	/** Where it came from; `made` means that it was created just now. */
	source: 'environment' | 'file' | 'made';
	/** All that may be the one in use, read anew: while it is changed, there are two files. */
	candidates: () => readonly [Buffer, ...Buffer[]];
};

/**
 * The key that wraps all others. Made once and kept in the data folder (mode 600) when the operator sets none. The file is
 * written whole before it gets its name, so two processes that start at once agree on one key.
 * @param isNeeded whether something is stored already that only the old key opens: then none is made in its place
 * @throws {MasterKeyError} when the file does not hold 64 hexadecimal digits, or is gone though it is needed
 */
export function loadMasterKey(setting: string | undefined, dataFolder: string, isNeeded: boolean): MasterKey {
	if (setting) {
		const bytes = Buffer.from(setting, 'hex');
		return { bytes, source: 'environment', candidates: () => [bytes] };
	}
	const made = !isKeyFileThere(dataFolder);
	if (made && isNeeded) {
		throw new MasterKeyError(
			`${masterKeyPath(dataFolder)} is gone, but there is a database that only this key opens. Put the key back from your backup, or set DRAFTSMITH_MASTER_KEY to it; to begin anew, move the database away.`,
		);
	}
	if (made) makeKeyFile(dataFolder);
	const candidates = () => candidatesIn(dataFolder);
	return { bytes: candidates()[0], source: made ? 'made' : 'file', candidates };
}

/**
 * Every master key that is at hand, those in use first: for what was made under an earlier one.
 * @throws {MasterKeyError} when there is none
 */
export function knownMasterKeys(setting: string | undefined, dataFolder: string): readonly Buffer[] {
	const known = [...(setting ? [Buffer.from(setting, 'hex')] : []), ...keysIn(dataFolder)];
	if (known.length > 0) return known;
	throw new MasterKeyError(
		`There is no master key: put the file master.key into ${dataFolder}, or set DRAFTSMITH_MASTER_KEY to it.`,
	);
}

/**
 * A key for one purpose only, derived from the master key (HMAC-SHA-256 of the purpose's name). 32 bytes, as a KeyObject: from
 * plain bytes, each use would make one anew.
 */
export function deriveKey(master: Buffer, purpose: string): KeyObject {
	return createSecretKey(createHmac('sha256', master).update(`draftsmith/${purpose}`).digest());
}
