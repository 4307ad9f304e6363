import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const COUNTER_BITS = 12;
let last = { at: -1, counter: 0 };

/**
 * A UUID, version 7 (RFC 9562): 48 bits of milliseconds, a counter of 12 bits, 62 random bits. Ids sort by time, and
 * those that this process makes in one millisecond by their order too (section 6.2, method 1: the counter starts at a
 * random value in the lower half of its range, so at least 2,048 ids fit; after them the order is lost, not the uniqueness).
 */
export function newId(clock: Pick<Clock, 'now'>): string {
	const at = clock.now();
	last = { at, counter: at === last.at ? (last.counter + 1) % 2 ** COUNTER_BITS : randomInt(2 ** (COUNTER_BITS - 1)) };
	const bytes = randomBytes(16);
	bytes.writeUIntBE(at, 0, 6);
	bytes.writeUInt16BE(0x7000 | last.counter, 6);
	bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
	const hex = bytes.toString('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** An id for one HTTP request, for logs and for people who report a problem. */
export function newRequestId(): string {
	return randomUUID();
}

/** `length` characters of 0-9A-Za-z, each drawn evenly by a CSPRNG (5.95 bits a character). */
export function randomBase62(length: number): string {
	let text = '';
	for (let index = 0; index < length; index++) text += BASE62[randomInt(62)];
	return text;
}

/** A number written in base 62, padded with zeros to `length` characters. */
export function toBase62(value: number, length: number): string {
	let text = '';
	for (let rest = value; text.length < length; rest = Math.floor(rest / 62)) text = BASE62[rest % 62] + text;
	return text;
}

/** A delay in ms, drawn evenly from 50 % to 100 % of `delay`, so that clients that failed together do not return together. */
export function jitter(delay: number): number {
	return Math.round(delay / 2 + (randomInt(1001) / 1000) * (delay / 2));
}
