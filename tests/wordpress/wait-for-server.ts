import { setTimeout as sleep } from 'node:timers/promises';
import type { LeashedProcess } from './leashed-process.ts';

const startMilliseconds = 120_000;

/**
 * Waits until the server of a site answers for a file of WordPress.
 * @throws Error with the server's own words when it ends, or after two minutes (Playground needs up to 30 s).
 */
export async function waitForServer(url: string, server: LeashedProcess): Promise<void> {
	const giveUpAt = Date.now() + startMilliseconds;
	while (!(await answers(`${url}/wp-includes/images/blank.gif`))) {
		server.assertRunning();
		if (Date.now() > giveUpAt) {
			throw new Error(`${url} has not answered in ${startMilliseconds / 1000} s.`);
		}
		await sleep(30);
	}
	// Another server may have taken the port while ours failed to.
	server.assertRunning();
}

async function answers(url: string): Promise<boolean> {
	try {
		const response = await fetch(url);
		await response.arrayBuffer();
		return response.ok;
	} catch {
		return false;
	}
}
