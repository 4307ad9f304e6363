import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { holdLock, type Store } from '../store/index.ts';
import { fingerprintOf } from './check-master-key.ts';
import { loadMasterKey, MasterKeyError, masterKeyPath } from './master-key.ts';
import { adoptNextKey, keepOldKey, makeNextKey, nextMasterKeyPath, removeKeyDrafts } from './master-key-file.ts';
import { rotateMaster } from './rotate-master.ts';

type ChangeMasterKeyOptions = {
	store: Store;
	dataFolder: string;
	/** DRAFTSMITH_MASTER_KEY: then the operator keeps the key, and `nextSetting` must be there. */
	setting: string | undefined;
	/** DRAFTSMITH_NEW_MASTER_KEY: 64 hexadecimal digits. */
	nextSetting: string | undefined;
};

/**
 * Changes the master key: that of the file for a new one, or the operator's for the one that is given. Killed at any point, the
 * service starts: with the old key before the transaction, with the next one after it. Done again, it ends what was cut short.
 * @returns where the old key is kept for the backups that were made under it; undefined when the operator keeps it
 * @throws {MasterKeyError}
 */
export async function changeMasterKey(options: ChangeMasterKeyOptions): Promise<{ oldKeyPath: string | undefined }> {
	const { store, dataFolder, setting, nextSetting } = options;
	const current = loadMasterKey(setting, dataFolder, true);
	if (nextSetting !== undefined) {
		const next = Buffer.from(nextSetting, 'hex');
		if (next.equals(current.bytes)) throw new MasterKeyError('DRAFTSMITH_NEW_MASTER_KEY is the key in use already.');
		await rotateMaster(store, current.bytes, next);
		return { oldKeyPath: undefined };
	}
	if (current.source === 'environment') {
		throw new MasterKeyError(
			'The master key is yours (DRAFTSMITH_MASTER_KEY), so choose the next one too: set DRAFTSMITH_NEW_MASTER_KEY, for example to the output of "openssl rand -hex 32", keep a copy of it, and run this again.',
		);
	}
	const unlock = holdLock(join(dataFolder, 'master-key.lock'), 'exclusive');
	if (!unlock) throw new MasterKeyError('The master key is being changed already. Wait until that has ended.');
	try {
		// Read anew: another change may have ended since.
		return { oldKeyPath: await changeFile(store, dataFolder, loadMasterKey(undefined, dataFolder, true).bytes) };
	} finally {
		unlock();
	}
}

async function changeFile(store: Store, dataFolder: string, current: Buffer): Promise<string> {
	removeKeyDrafts(dataFolder);
	const next = makeNextKey(dataFolder);
	const oldKeyPath = keepOldKey(dataFolder, fingerprintOf(current));
	await rotateMaster(store, current, next);
	adoptNextKey(dataFolder, next);
	return oldKeyPath;
}

/** Whether a change of the file's key was cut short, or is under way. */
export function isChangeUnfinished(dataFolder: string): boolean {
	return existsSync(nextMasterKeyPath(dataFolder)) && existsSync(masterKeyPath(dataFolder));
}
