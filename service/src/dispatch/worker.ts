import { type Clock, every } from '../platform/clock.ts';
import type { JobRow } from '../store/index.ts';

/** Why a run is stopped before its end: the worker writes nothing more, but gives a lease back on `shutdown`. */
export type StopReason = 'shutdown' | 'canceled' | 'lease_lost';

/** The reason that aborts a run's signal. */
export class RunStopped extends Error {
	readonly reason: StopReason;

	constructor(reason: StopReason) {
		super(`the run was stopped: ${reason}`);
		this.name = 'RunStopped';
		this.reason = reason;
	}
}

export type WorkerOptions = {
	clock: Clock;
	/** Jobs that this process runs at the same time. */
	concurrency: number;
	/** ms; a third of it is the heartbeat's interval. */
	leaseDuration: number;
	claim: () => Promise<JobRow | undefined>;
	/** Runs one job to its end. Must not reject. */
	run: (job: JobRow, signal: AbortSignal) => Promise<void>;
	/** Extends the leases of these jobs; returns the ids of those that this process still holds. */
	heartbeat: (ids: string[]) => Promise<string[]>;
	/** Takes jobs back whose worker died. Returns whether there were any. */
	reap: () => Promise<boolean>;
	onError: (error: unknown) => void;
};

export type Worker = {
	/** Says that there may be something to claim. Cheap. */
	wake: () => void;
	/** Says so again after `delay` ms. */
	wakeAfter: (delay: number) => void;
	/** Stops the run of this job in this process, if there is one. */
	stopJob: (jobId: string, reason: StopReason) => void;
	running: () => number;
	/** Claims no more, stops every run and waits for them. */
	stop: () => Promise<void>;
};

/** Another process's jobs are noticed by this look; jobs of this process wake it at once. ms */
const SAFETY_LOOK = 5000;

/** Runs jobs as they come. Woken by whoever accepts one, so an idle job starts within a millisecond or two. */
export function startWorker(options: WorkerOptions): Worker {
	const runs = new Map<string, { controller: AbortController; done: Promise<void> }>();
	let stopped = false;
	let claiming: Promise<void> | undefined;
	let again = false;

	function wake(): void {
		again = true;
		if (stopped || options.concurrency === 0 || claiming) return;
		claiming = claimAll()
			.catch(options.onError)
			.finally(() => {
				claiming = undefined;
				// Woken after the last look, before this: look once more.
				if (again) wake();
			});
	}

	async function claimAll(): Promise<void> {
		while (again && !stopped && runs.size < options.concurrency) {
			again = false;
			while (!stopped && runs.size < options.concurrency) {
				const job = await options.claim();
				if (!job) break;
				start(job);
			}
		}
		again = false;
	}

	async function keepLeases(): Promise<void> {
		if (runs.size === 0) return;
		const before = [...runs.keys()];
		const held = new Set(await options.heartbeat(before));
		for (const id of before) if (!held.has(id)) stopJob(id, 'lease_lost');
	}

	function start(job: JobRow): void {
		// Another process gave it up and we claimed it again while an old run of ours still goes on.
		stopJob(job.id, 'lease_lost');
		const controller = new AbortController();
		// A job claimed while the process began to stop goes straight back.
		if (stopped) controller.abort(new RunStopped('shutdown'));
		const done = options.run(job, controller.signal).finally(() => {
			if (runs.get(job.id)?.controller === controller) runs.delete(job.id);
			wake();
		});
		runs.set(job.id, { controller, done });
	}

	function stopJob(jobId: string, reason: StopReason): void {
		runs.get(jobId)?.controller.abort(new RunStopped(reason));
	}

	const guarded = (task: () => Promise<void>) => () => task().catch(options.onError);
	const stops = [
		every(options.clock, options.leaseDuration / 3, guarded(keepLeases)),
		every(
			options.clock,
			Math.min(SAFETY_LOOK, options.leaseDuration / 2),
			guarded(async () => {
				// First our own: after a jump of the clock our leases look as if they had run out.
				await keepLeases();
				await options.reap();
				wake();
			}),
		),
	];
	return {
		wake,
		wakeAfter: (delay) => {
			options.clock.after(delay, wake);
		},
		stopJob,
		running: () => runs.size,
		stop: async () => {
			stopped = true;
			for (const stop of stops) stop();
			// A claim under way may still bring a job; its run then begins stopped.
			await claiming;
			for (const id of runs.keys()) stopJob(id, 'shutdown');
			await Promise.all([...runs.values()].map((run) => run.done));
		},
	};
}
