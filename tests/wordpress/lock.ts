import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { cachePath } from './cache-folder.ts';

const waitMilliseconds = 15 * 60_000;
const pollMilliseconds = 100;

/**
 * Runs the work while no other process (test files run side by side) holds the lock of that name, so that a download or
 * an install happens once. The lock of a process that died is taken over.
 * @throws Error when another process holds the lock for 15 minutes.
 */
export async function withLock<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
	const lockFile = cachePath('locks', `${name}.lock`);
	const giveUpAt = Date.now() + waitMilliseconds;
	while (!tryLock(lockFile)) {
		if (Date.now() > giveUpAt) {
			throw new Error(`Another process has held ${lockFile} for 15 minutes. End it, or delete that file.`);
		}
		await sleep(pollMilliseconds);
	}
	try {
		return await work();
	} finally {
		rmSync(lockFile, { force: true });
	}
}

/** A link either appears whole, with the owner's process id inside, or not at all. */
function tryLock(lockFile: string): boolean {
	const claim = `${lockFile}.${process.pid}.${Math.random().toString(36).slice(2)}`;
	writeFileSync(claim, String(process.pid));
	try {
		linkSync(claim, lockFile);
		return true;
	} catch {
		if (!isOwnerAlive(lockFile)) {
			rmSync(lockFile, { force: true });
		}
		return false;
	} finally {
		rmSync(claim, { force: true });
	}
}

function isOwnerAlive(lockFile: string): boolean {
	try {
		process.kill(Number(readFileSync(lockFile, 'utf8')), 0);
		return true;
	} catch (error) {
		// EPERM: alive, but another user's.
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}
