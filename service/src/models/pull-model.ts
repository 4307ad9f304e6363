import { createHash } from 'node:crypto';
import { createReadStream, existsSync, renameSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Clock, sleep } from '../platform/clock.ts';
import { jitter } from '../platform/random.ts';
import { downloadPart } from './download-part.ts';
import { modelName, modelUrl } from './model-url.ts';
import { makeModelsFolder } from './models-folder.ts';
import type { DownloadFetch } from './open-download.ts';
import { type Part, partFile } from './part-file.ts';
import { createProgress } from './progress.ts';
import { PullError } from './pull-error.ts';
import { holdLock } from './pull-lock.ts';

export type PullOptions = {
	url: string;
	/** The folder of models; made when it is not there. */
	folder: string;
	/** What the file is to be called, without `.gguf`; the last part of the address when left out. */
	name: string | undefined;
	/** The digest that the file must have, hexadecimal. */
	sha256: string | undefined;
	fetch: DownloadFetch;
	clock: Clock;
	/** Is given whole lines. */
	print: (line: string) => void;
	/** Is given how far it is, twice a second; without it `print` is, every 10 s. */
	printProgress?: (line: string) => void;
	signal: AbortSignal;
};

/** How often in a row a connection may fail. */
const ATTEMPTS = 5;
/** A connection that brought so many bytes did not fail in a row. */
const WORTH = 1024 * 1024;
const FIRST_DELAY = 1000;

/**
 * Fetches a model's file into the folder of models, under a name that it has only when it is whole. What an earlier pull left is
 * gone on with where the server's file is still the same.
 * @returns the file's path and digest
 * @throws {PullError} when it can't be had, or `signal` aborts. What has come is then kept.
 */
export async function pullModel(options: PullOptions): Promise<{ path: string; sha256: string }> {
	const url = modelUrl(options.url);
	const path = join(options.folder, `${modelName(url, options.name)}.gguf`);
	const wanted = options.sha256?.toLowerCase();
	if (wanted !== undefined && !/^[0-9a-f]{64}$/.test(wanted))
		throw new PullError('A SHA-256 digest is 64 hexadecimal digits.', { isUsage: true });
	makeModelsFolder(options.folder);
	const release = holdLock(`${path}.lock`);
	try {
		if (existsSync(path)) return await alreadyThere(path, wanted, options);
		const part = partFile(path);
		if (part.source()) options.print('Going on with what an earlier pull has left.');
		await download(url, path, options);
		options.print('Computing the SHA-256 digest …');
		const sha256 = await digest(part.path, options.signal);
		if (wanted !== undefined && sha256 !== wanted) {
			part.remove();
			throw new PullError(
				`The file is not the one that was wanted, and was deleted. Its SHA-256 digest is ${sha256}; wanted was ${wanted}.`,
			);
		}
		renameSync(part.path, path);
		part.remove();
		await syncFolder(dirname(path));
		options.print(
			`SHA-256: ${sha256}${wanted === undefined ? ' (not checked: give --sha256 to have it checked)' : ', as wanted'}`,
		);
		options.print(`The model is at ${path}`);
		return { path, sha256 };
	} catch (error) {
		if (!options.signal.aborted) throw error;
		throw new PullError(`Interrupted. ${howToGoOn(partFile(path))}`);
	} finally {
		release();
	}
}

/** Only what can be gone on with is promised to be. */
function howToGoOn(part: Part): string {
	return part.source() ? 'Run the same command again to go on with what has come.' : 'Run the same command again.';
}

async function alreadyThere(path: string, wanted: string | undefined, options: PullOptions) {
	const sha256 = await digest(path, options.signal);
	if (wanted !== undefined && sha256 !== wanted) {
		throw new PullError(
			`${path} is there already, but is another file: its SHA-256 digest is ${sha256}; wanted was ${wanted}. Delete it, or give another --name.`,
		);
	}
	options.print(`The model is at ${path} already. SHA-256: ${sha256}`);
	return { path, sha256 };
}

/** Fetches until the file is whole, over connections that may be cut. */
async function download(url: URL, path: string, options: PullOptions): Promise<void> {
	const { clock, signal, print } = options;
	const part = partFile(path);
	const onProgress = options.printProgress
		? createProgress(clock, 500, options.printProgress)
		: createProgress(clock, 10_000, print);
	for (let failures = 1; ; failures++) {
		const before = part.size();
		try {
			await downloadPart({ url, part, fetch: options.fetch, clock, signal, onProgress });
			return;
		} catch (error) {
			signal.throwIfAborted();
			if (!(error instanceof PullError) || !error.isPassing) throw error;
			if (part.size() - before >= WORTH) failures = 1;
			if (failures >= ATTEMPTS) throw new PullError(`${error.message} ${howToGoOn(part)}`);
			const delay = jitter(FIRST_DELAY * 2 ** failures);
			print(`${error.message} Trying again in ${Math.ceil(delay / 1000)} s …`);
			await sleep(clock, delay, signal);
			signal.throwIfAborted();
		}
	}
}

/** Read from the disk rather than from the network: it is the file that will be used. */
async function digest(path: string, signal: AbortSignal): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash, { signal });
	return hash.digest('hex');
}

/** A rename is on the disk only when its folder is; Windows does that by itself, and refuses this. */
async function syncFolder(path: string): Promise<void> {
	if (process.platform === 'win32') return;
	const folder = await open(path, 'r');
	await folder.sync().finally(() => folder.close());
}
