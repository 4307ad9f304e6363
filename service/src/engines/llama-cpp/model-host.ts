import type { Clock } from '../../platform/clock.ts';
import { EngineError } from '../engine.ts';
import { type Child, startChild } from './child.ts';
import type { HostAnswer, HostSettings, TextRequest } from './messages.ts';

/** What a text hears: the child's answers, or that the child is gone. */
export type TextAnswer = HostAnswer | { type: 'gone'; wasReady: boolean };

/** One text that is being written. */
export type Talk = {
	/** Resolves when its sequence is free again: the text has ended, or its child is gone. */
	close: (options: { isHung: boolean }) => Promise<void>;
};

export type ModelHost = {
	/**
	 * Has a text written; starts the child process where there is none.
	 * @throws {EngineError} `model_unavailable` when the child ended again and again just now, or the host was stopped
	 */
	open: (request: Omit<TextRequest, 'type' | 'id'>, listener: (answer: TextAnswer) => void) => Talk;
	/** Whether a new child would be started now. */
	isResting: () => boolean;
	/** The process id of the child, where there is one. */
	pid: () => number | undefined;
	/** Ends the child for good. */
	stop: () => Promise<void>;
};

/** A cancelled text ends within one batch of its prompt, which a slow machine may need seconds for. ms */
const CANCEL_LIMIT = 30_000;
const SHORTEST_REST = 1000;
const LONGEST_REST = 300_000;

type Running = {
	child: Child;
	isReady: boolean;
	texts: Map<number, { listener: (answer: TextAnswer) => void; ended: () => void }>;
};

/**
 * Keeps the child process of one model: it is started by the first text, ended after `idle` ms without one, and started anew by
 * the next text when it crashed. When it ends twice in a row without having written anything, there is a pause before the next
 * start, from 1 s doubling to 5 minutes.
 */
export function createModelHost(settings: HostSettings, options: { clock: Clock; idle: number }): ModelHost {
	const { clock } = options;
	let running: Running | undefined;
	let nextId = 1;
	let failures = 0;
	let restUntil = 0;
	let isStopped = false;
	let cancelIdle: (() => void) | undefined;

	function start(): Running {
		const child = startChild(settings, { onAnswer: (answer) => hear(mine, answer), onGone: () => leave(mine) });
		const mine: Running = { child, isReady: false, texts: new Map() };
		running = mine;
		return mine;
	}

	function hear(from: Running, answer: HostAnswer): void {
		if (answer.type === 'ready') from.isReady = true;
		if (answer.type === 'text' || answer.type === 'end') {
			const text = from.texts.get(answer.id);
			text?.listener(answer);
			if (answer.type === 'text') return;
			if (answer.reason === 'complete' || answer.reason === 'truncated') failures = 0;
			from.texts.delete(answer.id);
			text?.ended();
			if (from.texts.size === 0) waitIdle(from);
			return;
		}
		for (const text of from.texts.values()) text.listener(answer);
	}

	function leave(from: Running): void {
		// One that was ended on purpose is not `running` any more.
		if (running === from) {
			running = undefined;
			failures++;
			const rest = failures < 2 ? 0 : Math.min(SHORTEST_REST * 2 ** (failures - 2), LONGEST_REST);
			restUntil = clock.monotonic() + rest;
		}
		for (const text of from.texts.values()) {
			text.listener({ type: 'gone', wasReady: from.isReady });
			text.ended();
		}
		from.texts.clear();
	}

	function end(which: Running): Promise<void> {
		if (running === which) running = undefined;
		which.child.kill();
		return which.child.gone;
	}

	function waitIdle(which: Running): void {
		cancelIdle?.();
		cancelIdle = clock.after(options.idle, () => {
			if (which.texts.size === 0) void end(which);
		});
	}

	function assertStartable(): void {
		if (isStopped) throw new EngineError('model_unavailable', 'The service is stopping. The text will be tried again.');
		const left = Math.ceil(restUntil - clock.monotonic());
		if (running || left <= 0) return;
		throw new EngineError(
			'model_unavailable',
			`llama.cpp ended ${failures} times in a row. Is the model’s file whole, and is there enough memory? It is started again in ${Math.ceil(left / 1000)} s.`,
			left,
			false,
		);
	}

	return {
		open: (request, listener) => {
			assertStartable();
			const host = running ?? start();
			const id = nextId++;
			const { promise, resolve } = Promise.withResolvers<void>();
			host.texts.set(id, { listener, ended: resolve });
			cancelIdle?.();
			host.child.send({ type: 'write', id, ...request });
			return {
				close: async ({ isHung }) => {
					if (!host.texts.has(id)) return;
					if (isHung && !host.isReady) return end(host);
					host.child.send({ type: 'cancel', id });
					// Deaf: its other texts are lost with it, but none would ever end.
					const cancelLimit = clock.after(CANCEL_LIMIT, () => void end(host));
					await promise;
					cancelLimit();
				},
			};
		},
		isResting: () => restUntil > clock.monotonic(),
		pid: () => running?.child.pid,
		stop: async () => {
			isStopped = true;
			cancelIdle?.();
			if (running) await end(running);
		},
	};
}
