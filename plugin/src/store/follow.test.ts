import { describe, expect, it } from 'vitest';
import { type EventStream, type FollowPorts, follow, streamAddress } from './follow.ts';
import type { TextPiece } from './stream-events.ts';

/** A page with a clock of its own: time passes only when a test says so. */
function fakePage() {
	let now = 0;
	let nextTimer = 1;
	const timers = new Map<number, { at: number; run: () => void }>();
	const visibility = { isVisible: true, listeners: new Set<() => void>() };
	const log: string[] = [];
	const texts: TextPiece[] = [];
	const streams: {
		url: string;
		isOpen: boolean;
		emit: (name: string, data?: unknown, lastEventId?: string) => void;
	}[] = [];
	const site = { final: false, sent: true, isDown: false, hasStream: true };

	const openStream = (url: string): EventStream => {
		const listeners = new Map<string, (event: { data?: unknown; lastEventId?: string }) => void>();
		const stream = {
			url,
			isOpen: true,
			emit: (name: string, data?: unknown, lastEventId = '') =>
				listeners.get(name)?.({ data: JSON.stringify(data), lastEventId }),
		};
		streams.push(stream);
		return {
			addEventListener: (name, listener) => void listeners.set(name, listener),
			close: () => {
				stream.isOpen = false;
			},
		};
	};
	const ports: FollowPorts = {
		refresh: async () => {
			log.push(`ask@${now}`);
			if (site.isDown) throw new Error('down');
			return { final: site.final, sent: site.sent };
		},
		eventsToken: async () => {
			log.push(`token@${now}`);
			if (!site.hasStream) throw new Error('blocked');
			return { url: `https://service.test/events?token=${log.length}`, token: 't', expires_at: '' };
		},
		openStream,
		onJob: (job) => void log.push(`job ${job.phase}`),
		onText: (events) => void texts.push(...events),
		isVisible: () => visibility.isVisible,
		onVisibilityChange: (listener) => {
			visibility.listeners.add(listener);
			return () => visibility.listeners.delete(listener);
		},
		setTimer: (run, milliseconds) => {
			timers.set(nextTimer, { at: now + milliseconds, run });
			return nextTimer++;
		},
		clearTimer: (timer) => void timers.delete(timer),
	};
	const settle = async () => {
		for (let turn = 0; turn < 10; turn++) await Promise.resolve();
	};
	return {
		ports,
		site,
		streams,
		texts,
		log,
		timers,
		settle,
		listeners: visibility.listeners,
		asks: () => log.filter((line) => line.startsWith('ask')).map((line) => Number(line.slice(4))),
		setVisible: async (isVisible: boolean) => {
			visibility.isVisible = isVisible;
			for (const listener of [...visibility.listeners]) listener();
			await settle();
		},
		advance: async (milliseconds: number) => {
			const end = now + milliseconds;
			await settle();
			for (;;) {
				const due = [...timers].filter(([, { at }]) => at <= end).sort(([, one], [, other]) => one.at - other.at)[0];
				if (!due) break;
				timers.delete(due[0]);
				now = due[1].at;
				due[1].run();
				await settle();
			}
			now = end;
		},
	};
}

describe('follow', () => {
	it('asks 1, 2, 4, 8, 10, 10 s apart where the stream is blocked', async () => {
		const page = fakePage();
		page.site.hasStream = false;
		const stop = follow(page.ports);
		await page.advance(36_000);
		expect(page.asks()).toEqual([0, 1_000, 3_000, 7_000, 15_000, 25_000, 35_000]);
		stop();
	});

	it('goes on asking when the site itself does not answer', async () => {
		const page = fakePage();
		page.site.isDown = true;
		const stop = follow(page.ports);
		await page.advance(3_500);
		expect(page.asks()).toEqual([0, 1_000, 3_000]);
		expect(page.streams).toHaveLength(0);
		stop();
	});

	it('needs no questions while the stream speaks, and asks when it falls silent', async () => {
		const page = fakePage();
		const stop = follow(page.ports);
		await page.advance(0);
		for (let second = 0; second < 30; second++) {
			await page.advance(1_000);
			page.streams[0]?.emit('text', { offset: second, text: 'x' });
		}
		expect(page.asks()).toEqual([0]);
		await page.advance(20_500);
		expect(page.asks()).toEqual([0, 40_000, 50_000]);
		expect(page.streams).toHaveLength(1);
		stop();
	});

	it('hands text on in bundles, in order', async () => {
		const page = fakePage();
		const stop = follow(page.ports);
		await page.advance(0);
		page.streams[0]?.emit('text', { offset: 0, text: 'a' });
		page.streams[0]?.emit('text', { offset: 1, text: 'b' });
		expect(page.texts).toEqual([]);
		await page.advance(100);
		expect(page.texts).toEqual([
			{ offset: 0, text: 'a' },
			{ offset: 1, text: 'b' },
		]);
		stop();
	});

	it('comes back with a fresh token from the last event on, when the stream breaks', async () => {
		const page = fakePage();
		const stop = follow(page.ports);
		await page.advance(0);
		page.streams[0]?.emit('text', { offset: 0, text: 'a' }, '17');
		page.streams[0]?.emit('error');
		expect(page.streams[0]?.isOpen).toBe(false);
		await page.advance(1_000);
		expect(page.streams).toHaveLength(2);
		expect(page.streams[1]?.url).toMatch(/last_event_id=17$/);
		expect(page.streams[1]?.url.split('&')[0]).not.toBe(page.streams[0]?.url);
		stop();
	});

	it('waits longer each time a stream breaks before it says anything', async () => {
		const page = fakePage();
		const stop = follow(page.ports);
		const openings: number[] = [];
		for (let second = 0; second < 40; second++) {
			await page.advance(second === 0 ? 0 : 1_000);
			const open = page.streams.at(-1);
			if (open?.isOpen) {
				openings.push(second);
				open.emit('error');
			}
		}
		expect(openings).toEqual([0, 2, 6, 14, 24, 34]);
		stop();
	});

	it('opens no stream while the service has not got the request', async () => {
		const page = fakePage();
		page.site.sent = false;
		const stop = follow(page.ports);
		await page.advance(1_500);
		expect(page.streams).toHaveLength(0);
		page.site.sent = true;
		await page.advance(2_000);
		expect(page.streams).toHaveLength(1);
		stop();
	});

	it('asks its own site once more at the end, then leaves nothing behind', async () => {
		const page = fakePage();
		follow(page.ports);
		await page.advance(0);
		page.streams[0]?.emit('text', { offset: 0, text: 'last words' });
		page.site.final = true;
		page.streams[0]?.emit('end', {});
		await page.settle();
		expect(page.texts).toEqual([{ offset: 0, text: 'last words' }]);
		expect(page.asks()).toHaveLength(2);
		expect(page.streams[0]?.isOpen).toBe(false);
		expect(page.timers.size).toBe(0);
		expect(page.listeners.size).toBe(0);
	});

	it('does nothing while the page is hidden, and goes on at once when it is seen again', async () => {
		const page = fakePage();
		const stop = follow(page.ports);
		await page.advance(0);
		await page.setVisible(false);
		expect(page.streams[0]?.isOpen).toBe(false);
		await page.advance(60_000);
		expect(page.asks()).toEqual([0]);
		await page.setVisible(true);
		expect(page.asks()).toEqual([0, 60_000]);
		expect(page.streams).toHaveLength(2);
		stop();
		expect(page.timers.size).toBe(0);
	});

	it('does not begin on a hidden page', async () => {
		const page = fakePage();
		await page.setVisible(false);
		const stop = follow(page.ports);
		await page.advance(20_000);
		expect(page.log).toEqual([]);
		stop();
	});

	it('opens no stream when it was stopped while it asked for a token', async () => {
		const page = fakePage();
		const stop = follow(page.ports);
		await Promise.resolve();
		stop();
		await page.settle();
		expect(page.streams).toHaveLength(0);
		expect(page.timers.size).toBe(0);
	});

	it('drops what it can’t read', async () => {
		const page = fakePage();
		const stop = follow(page.ports);
		await page.advance(0);
		page.streams[0]?.emit('text', { offset: 'x' });
		page.streams[0]?.emit('job', { state: 'processing' });
		await page.advance(200);
		expect(page.texts).toEqual([]);
		expect(page.log.some((line) => line.startsWith('job'))).toBe(false);
		stop();
	});
});

describe('streamAddress', () => {
	it('adds where to go on, and leaves the rest as it is', () => {
		expect(streamAddress('https://s.test/e?token=a', '')).toBe('https://s.test/e?token=a');
		expect(streamAddress('https://s.test/e?token=a', '1-5')).toBe('https://s.test/e?token=a&last_event_id=1-5');
	});
});
