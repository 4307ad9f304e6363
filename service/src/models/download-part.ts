import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../platform/clock.ts';
import { assertRoom } from './disk-room.ts';
import { modelFileFault } from './gguf-header.ts';
import { type DownloadFetch, openDownload } from './open-download.ts';
import type { Part, Source } from './part-file.ts';
import { PullError } from './pull-error.ts';

/** A server that sends nothing for so long is asked anew, ms. */
const SILENCE = 60_000;
/** After so many bytes it is looked anew whether the rest has room. */
const ROOM_INTERVAL = 64 * 1024 * 1024;
const MAGIC = Buffer.from('GGUF');

export type DownloadOptions = {
	url: URL;
	part: Part;
	fetch: DownloadFetch;
	clock: Clock;
	signal: AbortSignal;
	/** Is told the bytes that are there, and the bytes of the whole where the server told them. */
	onProgress: (bytes: number, total: number | undefined) => void;
};

/**
 * Fetches what is missing of a file, or all of it when the server's file is another by now. The file is on the disk when it returns.
 * @throws {PullError} when it is not whole; what has come is kept when it can be gone on with
 */
export async function downloadPart(options: DownloadOptions): Promise<void> {
	const { url, part, clock } = options;
	const known = part.source();
	const source = known?.url === url.href ? known : undefined;
	if (source && part.size() === source.total) return;
	const watchdog = watchSilence(clock, options.signal);
	try {
		const headers = source ? { range: `bytes=${part.size()}-`, 'if-range': source.etag } : {};
		const response = await openDownload(
			url,
			{ 'accept-encoding': 'identity', ...headers },
			options.fetch,
			watchdog.signal,
		);
		const total = begin(response, url, part, source);
		await receive(response, { ...options, total, isAlive: watchdog.alive, isNew: response.status === 200 });
	} finally {
		watchdog.stop();
	}
}

/** Makes the part fit what the server is going to send, and gives the size of the whole. */
function begin(response: Response, url: URL, part: Part, source: Source | undefined): number | undefined {
	if (response.status === 200) {
		const total = wholeNumber(response.headers.get('content-length'));
		const etag = response.headers.get('etag');
		part.remove();
		if (total !== undefined && etag?.startsWith('"')) part.setSource({ url: url.href, etag, total });
		return total;
	}
	const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get('content-range') ?? '');
	const isNext = Number(range?.[1]) === part.size() && Number(range?.[2]) === source?.total;
	if (response.status === 206 && isNext) return source?.total;
	part.remove();
	void response.body?.cancel();
	throw new PullError('The server’s file is another than before. It is fetched anew.', { isPassing: true });
}

type Reception = DownloadOptions & { total: number | undefined; isAlive: () => void; isNew: boolean };

async function receive(response: Response, options: Reception): Promise<void> {
	const { part, total } = options;
	const folder = dirname(part.path);
	let bytes = part.size();
	assertRoom(folder, (total ?? 0) - bytes);
	let roomAt = bytes + ROOM_INTERVAL;
	const file = await open(part.path, 'a');
	try {
		for await (const chunk of chunksOf(response)) {
			options.isAlive();
			if (bytes < MAGIC.length) assertMagic(chunk, bytes, part);
			await write(file, chunk);
			bytes += chunk.length;
			if (bytes >= roomAt) {
				assertRoom(folder, (total ?? bytes) - bytes);
				roomAt = bytes + ROOM_INTERVAL;
			}
			options.onProgress(bytes, total);
		}
		await file.sync();
	} finally {
		await file.close();
	}
	if (total !== undefined && bytes !== total) throw new PullError('The connection was cut.', { isPassing: true });
	if (modelFileFault(part.path) !== undefined) throw notGguf(part);
}

/** The body; a connection that is cut is an error that passes. */
async function* chunksOf(response: Response): AsyncGenerator<Uint8Array> {
	if (!response.body) return;
	const reader = response.body.getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return;
			yield value;
		}
	} catch (error) {
		throw error instanceof PullError ? error : new PullError('The connection was cut.', { isPassing: true });
	} finally {
		await reader.cancel().catch(() => undefined);
	}
}

/** Looks at the first bytes, so that a page that asks for a login is not fetched as a model. */
function assertMagic(chunk: Uint8Array, offset: number, part: Part): void {
	const expected = MAGIC.subarray(offset, offset + chunk.length);
	if (!expected.equals(chunk.subarray(0, expected.length))) throw notGguf(part);
}

function notGguf(part: Part): PullError {
	part.remove();
	return new PullError(
		'This is not a GGUF file. Is it the address of the file itself, and not of a page about it? A server may also want a login.',
	);
}

async function write(file: FileHandle, chunk: Uint8Array): Promise<void> {
	try {
		// `write` may write less than all of it; this does not.
		await file.appendFile(chunk);
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
		throw new PullError(`The file can’t be written (${code}). Is the disk full? What has come is kept.`);
	}
}

function watchSilence(clock: Clock, outer: AbortSignal) {
	const controller = new AbortController();
	const give = (): void => controller.abort();
	let cancel = clock.after(SILENCE, give);
	return {
		signal: AbortSignal.any([outer, controller.signal]),
		alive: () => {
			cancel();
			cancel = clock.after(SILENCE, give);
		},
		stop: () => cancel(),
	};
}

function wholeNumber(text: string | null): number | undefined {
	return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
