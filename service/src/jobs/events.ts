import type { SSEStreamingApi } from 'hono/streaming';
import { sleep } from '../platform/clock.ts';
import { describeError } from '../platform/log.ts';
import type { JobsContext } from './context.ts';
import { isFinal, queuePositionOf, toJob } from './job.ts';
import { entityTag, findJob } from './read.ts';

/** Text that comes within this time goes out as one event: a model's tokens one by one would be 50 events a second. ms */
const GATHER = 60;
/** A comment this often keeps proxies from closing a silent stream. ms */
const KEEP_ALIVE = 15_000;

/** Where a subscriber stands: an attempt and an offset in its text. It is the event id, so any event can be resumed from. */
type Place = { attempt: number; offset: number };

/** The place that `Last-Event-ID` names; the very beginning when it is absent or not one of ours. */
export function readPlace(lastEventId: string | undefined): Place {
	const match = /^(\d{1,9})\.(\d{1,9})$/.exec(lastEventId ?? '');
	return match ? { attempt: Number(match[1]), offset: Number(match[2]) } : { attempt: 0, offset: 0 };
}

/**
 * Sends a job's life as server-sent events: `job` when it changed, `text` as it is written, `end` at last. Whoever comes late,
 * or returns with a place of an earlier attempt, gets the whole text from offset 0.
 */
export async function sendEvents(
	context: JobsContext,
	stream: SSEStreamingApi,
	about: { siteId: string; jobId: string; from: Place; signal: AbortSignal },
): Promise<void> {
	const place = { ...about.from };
	const signal = AbortSignal.any([about.signal, context.draining]);
	const { clock } = context;
	const send = (event: string, data: unknown) =>
		stream.writeSSE({ event, data: JSON.stringify(data), id: `${place.attempt}.${place.offset}` });
	let known = '';
	let lastSent = clock.monotonic();
	try {
		while (!signal.aborted && !stream.aborted) {
			// Listening begins before reading, or a change between the two would be slept through.
			const changed = context.signals.wait(about.jobId, 2000, signal);
			const row = await findJob(context.store.db, about.siteId, about.jobId);
			const job = toJob(row, context.live, await queuePositionOf(context.store.db, row));
			const sentBefore = lastSent;
			const live = context.live.get(row.id);
			if (live?.attempt === row.attempt) {
				if (live.attempt !== place.attempt || place.offset > live.length()) {
					place.attempt = live.attempt;
					place.offset = 0;
					// Even an empty text says: what you had from an earlier attempt is void.
					await send('text', { offset: 0, text: '' });
				}
				const text = live.from(place.offset);
				if (text !== '') {
					const offset = place.offset;
					place.offset += text.length;
					await send('text', { offset, text });
					lastSent = clock.monotonic();
				}
			}
			if (entityTag(job) !== known) {
				known = entityTag(job);
				await send(isFinal(row) ? 'end' : 'job', job);
				if (isFinal(row)) return;
				lastSent = clock.monotonic();
			}
			if (lastSent === sentBefore && clock.monotonic() - lastSent >= KEEP_ALIVE) {
				await stream.write(': keep-alive\n\n');
				lastSent = clock.monotonic();
			}
			await changed;
			await sleep(clock, GATHER, signal);
		}
	} catch (error) {
		// Hono would send the message to the client and write the error to the console; the client reconnects by itself.
		context.log.warn({ job_id: about.jobId, ...describeError(error) }, 'an event stream ended early');
	}
}
