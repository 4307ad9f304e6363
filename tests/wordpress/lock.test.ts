import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { cachePath } from './cache-folder.ts';
import { withLock } from './lock.ts';

const name = `test-${process.pid}`;
const lockFile = cachePath('locks', `${name}.lock`);

test('one at a time, also after a failure', async () => {
	let inside = 0;
	let most = 0;
	const work = async (fails: boolean): Promise<void> => {
		inside += 1;
		most = Math.max(most, inside);
		await sleep(20);
		inside -= 1;
		if (fails) {
			throw new Error('as planned');
		}
	};
	const results = await Promise.allSettled([true, false, false].map((fails) => withLock(name, () => work(fails))));
	expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
	expect(most).toBe(1);
	expect(existsSync(lockFile)).toBe(false);
});

test('takes over the lock of a process that died', async () => {
	const dead = spawnSync(process.execPath, ['-e', '']).pid;
	writeFileSync(lockFile, String(dead));
	expect(await withLock(name, async () => 'done')).toBe('done');
});
