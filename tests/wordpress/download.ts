import { writeFileSync } from 'node:fs';

const connectMilliseconds = 10_000;
const downloadMilliseconds = 120_000;

/**
 * Gets JSON from the open internet.
 * @throws Error when there is no answer in ten seconds or it is not 2xx; without a network that is at once.
 */
export async function downloadJson(url: string): Promise<unknown> {
	const response = await fetch(url, { signal: AbortSignal.timeout(connectMilliseconds) });
	if (!response.ok) {
		throw new Error(`${url} answered ${response.status}.`);
	}
	return response.json();
}

/**
 * Saves what a URL of the open internet holds as a file.
 * @throws Error when it is not there whole in two minutes.
 */
export async function downloadFile(url: string, file: string): Promise<void> {
	const response = await fetch(url, { signal: AbortSignal.timeout(downloadMilliseconds) });
	if (!response.ok) {
		throw new Error(`${url} answered ${response.status}.`);
	}
	writeFileSync(file, Buffer.from(await response.arrayBuffer()));
}
