import { fork } from 'node:child_process';
import { join } from 'node:path';
import { HostAnswer, type HostRequest, type HostSettings } from './messages.ts';

/** For the library's own tables: a vocabulary of 256,000 tokens takes about 100. MiB */
const HEAP = 768;

/** The child process that holds a model. */
export type Child = {
	pid: number | undefined;
	/** What can't be sent is dropped: then the child is gone, which `onGone` tells. */
	send: (request: HostRequest) => void;
	/** Ends it at once. It has nothing to save. */
	kill: () => void;
	/** Resolves when it is gone. */
	gone: Promise<void>;
};

/**
 * Starts a child process. It gets the path of the model and nothing of the service's environment: no key of a provider, no master
 * key. Its output goes nowhere, for llama.cpp may write what it reads.
 */
export function startChild(
	settings: HostSettings,
	listeners: { onAnswer: (answer: HostAnswer) => void; onGone: () => void },
): Child {
	const child = fork(join(import.meta.dirname, 'host.ts'), [JSON.stringify(settings)], {
		// The model is not in this heap; what the library reads of a file that lies must not fill the memory.
		execArgv: [`--max-old-space-size=${HEAP}`],
		// One arena: memory that is freed is found again. 60 loads of a model ended 40 MB smaller with it.
		env: { MALLOC_ARENA_MAX: '1' },
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
	});
	const { promise, resolve } = Promise.withResolvers<void>();
	let isGone = false;
	function leave(): void {
		if (isGone) return;
		isGone = true;
		listeners.onGone();
		resolve();
	}
	child.on('message', (message) => {
		const answer = HostAnswer.safeParse(message);
		if (answer.success) listeners.onAnswer(answer.data);
	});
	child.on('exit', leave);
	// It could not be started, or not be signalled.
	child.on('error', () => {
		if (child.pid === undefined) leave();
	});
	return {
		pid: child.pid,
		send: (request) => {
			child.send(request, () => undefined);
		},
		kill: () => {
			child.kill('SIGKILL');
		},
		gone: promise,
	};
}
