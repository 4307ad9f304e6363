import type { EventsToken } from '@draftsmith/shared';
import { readServiceJob, readTextEvent, type ServiceJob, type TextPiece } from './stream-events.ts';

/** The part of `EventSource` that we use. */
export interface EventStream {
	addEventListener: (name: string, listener: (event: { data?: unknown; lastEventId?: string }) => void) => void;
	close: () => void;
}

/** Everything that following a job needs from outside, so that tests can drive it. */
export interface FollowPorts {
	/** Asks our own site for the job; gives whether it is at its end, and whether the service has it. */
	refresh: () => Promise<{ final: boolean; sent: boolean }>;
	/** A fresh, short-lived right to read the job's stream. */
	eventsToken: () => Promise<EventsToken>;
	openStream: (url: string) => EventStream;
	onJob: (job: ServiceJob) => void;
	onText: (events: readonly TextPiece[]) => void;
	isVisible: () => boolean;
	onVisibilityChange: (listener: () => void) => () => void;
	setTimer: (run: () => void, milliseconds: number) => number;
	clearTimer: (timer: number) => void;
}

/** Milliseconds. */
const FIRST_DELAY = 1_000;
const LONGEST_DELAY = 10_000;
/** Live text is handed on at most this often: a page that draws each token is slow. */
const TEXT_INTERVAL = 100;

/** The stream's address, continued after `lastEventId`. */
export function streamAddress(url: string, lastEventId: string): string {
	if (lastEventId === '') return url;
	const address = new URL(url);
	address.searchParams.set('last_event_id', lastEventId);
	return address.href;
}

/**
 * Follows a job until it ends: live over the service's event stream, and by asking our own site, which also works where
 * the stream is blocked or swallowed by a proxy. One timer drives it: while the stream speaks, each event puts the next
 * question off by 10 s; without a stream, questions come after 1, 2, 4, 8, 10, 10 … s and each tries the stream again
 * with a fresh token, from the last event on. Nothing happens while the page is hidden. Gives the function that stops it.
 */
export function follow(ports: FollowPorts): () => void {
	let stopped = false;
	let active = false;
	let stream: EventStream | null = null;
	let timer: number | null = null;
	let textTimer: number | null = null;
	let delay = FIRST_DELAY;
	let lastEventId = '';
	let pending: TextPiece[] = [];

	const flushText = () => {
		if (textTimer !== null) ports.clearTimer(textTimer);
		textTimer = null;
		if (pending.length === 0) return;
		const events = pending;
		pending = [];
		ports.onText(events);
	};

	const closeStream = () => {
		stream?.close();
		stream = null;
	};

	const pause = () => {
		active = false;
		if (timer !== null) ports.clearTimer(timer);
		timer = null;
		closeStream();
		flushText();
	};

	const schedule = (milliseconds: number) => {
		if (timer !== null) ports.clearTimer(timer);
		timer = ports.setTimer(() => void ask(), milliseconds);
	};

	const stop = () => {
		stopped = true;
		pause();
		unsubscribe();
	};

	/** Notes the event's id and that the stream is alive. */
	const heard = (event: { lastEventId?: string }) => {
		if (event.lastEventId) lastEventId = event.lastEventId;
		delay = FIRST_DELAY;
		schedule(LONGEST_DELAY);
	};

	const listen = async () => {
		const token = await ports.eventsToken();
		if (!active || stream) return;
		const opened = ports.openStream(streamAddress(token.url, lastEventId));
		stream = opened;
		schedule(LONGEST_DELAY);
		const on = (name: string, listener: (data: unknown) => void) =>
			opened.addEventListener(name, (event) => {
				if (stream !== opened) return;
				heard(event);
				listener(event.data);
			});
		on('job', (data) => {
			const job = readServiceJob(data);
			if (job) ports.onJob(job);
		});
		on('text', (data) => {
			const event = readTextEvent(data);
			if (event) pending.push(event);
			textTimer ??= ports.setTimer(flushText, TEXT_INTERVAL);
		});
		on('end', () => {
			closeStream();
			flushText();
			// Only our own site knows the rest: whether somebody inserted the article.
			void ask();
		});
		opened.addEventListener('error', () => {
			if (stream !== opened) return;
			// EventSource would come back by itself, but with a token that may have expired.
			closeStream();
			schedule(delay);
		});
	};

	const ask = async () => {
		if (!active) return;
		schedule(stream ? LONGEST_DELAY : delay);
		if (!stream) delay = Math.min(delay * 2, LONGEST_DELAY);
		try {
			const { final, sent } = await ports.refresh();
			if (final) {
				stop();
				return;
			}
			if (active && sent && !stream) await listen();
		} catch {
			// The next question is already scheduled; views show the job as it was.
		}
	};

	const resume = () => {
		if (stopped || active || !ports.isVisible()) return;
		active = true;
		delay = FIRST_DELAY;
		void ask();
	};

	const unsubscribe = ports.onVisibilityChange(() => {
		if (ports.isVisible()) resume();
		else if (active) pause();
	});
	resume();
	return stop;
}
