import type { TextEvent } from '@draftsmith/shared';
import type { SSEStreamingApi } from 'hono/streaming';
import { sleep } from '../platform/clock.ts';
import { describeError } from '../platform/log.ts';
import type { JobHead } from '../store/index.ts';
import type { JobsContext } from './context.ts';
import type { Follower } from './events-token.ts';
import { isFinal, queuePositionOf, toJob } from './job.ts';
import type { ShownText } from './live-text.ts';
import { mayFollow } from './may-follow.ts';
import { entityTag, findJob } from './read.ts';
import { readStoredText } from './stored-text.ts';

/** Text that comes within this time goes out as one event: a model's tokens one by one would be 50 events a second. ms */
const GATHER = 60;
/** A comment this often keeps proxies from closing a silent stream. ms */
const KEEP_ALIVE = 15_000;

/**
 * Where a subscriber stands: an attempt, an edition of its text (it grows when text is taken back) and an offset in it. It is the
 * event id, so any event can be resumed from.
 */
type Place = { attempt: number; edition: number; offset: number };

/** The place that `Last-Event-ID` names; the very beginning when it is absent or not one of ours. */
export function readPlace(lastEventId: string | undefined): Place {
	const match = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/.exec(lastEventId ?? '');
	if (!match) return { attempt: 0, edition: 0, offset: 0 };
	return { attempt: Number(match[1]), edition: Number(match[2]), offset: Number(match[3]) };
}

/** The text that a subscriber has not got yet. Moves its place on with each event. */
function* newText(live: ShownText, place: Place): Generator<TextEvent> {
	const isOther = live.attempt !== place.attempt || place.edition > live.edition();
	const offset = isOther ? 0 : live.standing(place.edition, place.offset);
	const isTakenBack = isOther || offset < place.offset;
	Object.assign(place, { attempt: live.attempt, edition: live.edition(), offset });
	const stretches = live.from(offset);
	// Even an empty text says: what you had after this is void.
	if (stretches.length === 0 && isTakenBack) yield { offset, text: '', section: live.sectionAt(offset) };
	for (const stretch of stretches) {
		place.offset = stretch.offset + stretch.text.length;
		yield stretch;
	}
}

/**
 * The text of a job: as it is written, and after the end as it is stored, until its content is erased. Who followed it to its end
 * (`isFollowing`) still gets the rest of what was shown when that was erased at once.
 */
async function findText(context: JobsContext, row: JobHead, isFollowing: boolean): Promise<ShownText | undefined> {
	const live = context.live.get(row.id);
	const shown = live?.attempt === row.attempt ? live : undefined;
	if (!isFinal(row)) return shown;
	if (row.state === 'succeeded' && row.delivery === 'pending') return await readStoredText(context, row);
	return isFollowing ? shown : undefined;
}

/**
 * Sends a job's life as server-sent events: `job` when it changed, `text` as it is written, `end` at last. Whoever comes late,
 * or returns with a place of an earlier attempt, gets the whole text from offset 0; after the job's end, too, until its content is
 * erased. It ends within two seconds of the key for which the token was made.
 */
export async function sendEvents(
	context: JobsContext,
	stream: SSEStreamingApi,
	about: Follower & { jobId: string; from: Place; signal: AbortSignal },
): Promise<void> {
	const place = { ...about.from };
	const signal = AbortSignal.any([about.signal, context.draining]);
	const { clock } = context;
	const send = (event: string, data: unknown) =>
		stream.writeSSE({ event, data: JSON.stringify(data), id: `${place.attempt}.${place.edition}.${place.offset}` });
	let known = '';
	let lastSent = clock.monotonic();
	try {
		while (!signal.aborted && !stream.aborted) {
			// Listening begins before reading, or a change between the two would be slept through.
			const changed = context.signals.wait(about.jobId, 2000, signal);
			if (!(await mayFollow(context.store.db, about, clock.now()))) return;
			const row = await findJob(context.store.db, about.siteId, about.jobId);
			const job = toJob(row, context.live, await queuePositionOf(context.store.db, row));
			const sentBefore = lastSent;
			const text = await findText(context, row, known !== '');
			for (const event of text ? newText(text, place) : []) {
				await send('text', event);
				lastSent = clock.monotonic();
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
