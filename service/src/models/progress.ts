import type { Clock } from '../platform/clock.ts';

const MEGABYTE = 1024 * 1024;

/**
 * Says how far a download is, at most every `interval` ms.
 * @returns what is told the bytes that are there, and the bytes of the whole where they are known
 */
export function createProgress(clock: Clock, interval: number, say: (line: string) => void) {
	let saidAt = clock.monotonic();
	let saidBytes: number | undefined;
	return (bytes: number, total: number | undefined): void => {
		const now = clock.monotonic();
		saidBytes ??= bytes;
		const seconds = (now - saidAt) / 1000;
		const isLast = bytes === total;
		if (seconds * 1000 < interval && !isLast) return;
		const speed = seconds > 0 ? `, ${megabytes((bytes - saidBytes) / seconds)} MB/s` : '';
		saidAt = now;
		saidBytes = bytes;
		const part = total === undefined ? '' : `${Math.floor((bytes / total) * 100)} %, `;
		say(`${part}${megabytes(bytes)}${total === undefined ? '' : ` of ${megabytes(total)}`} MB${speed}`);
	};
}

function megabytes(bytes: number): string {
	return (bytes / MEGABYTE).toFixed(1);
}
