import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server that can't outlive this process. */
export type LeashedProcess = {
	/** Throws with the end of the log when the server has ended. */
	assertRunning: () => void;
	/** Ends the server and all it started; done when they are gone. */
	stop: () => Promise<void>;
};

/** What to start, and where its output and its leftovers are. */
export type LeashedCommand = {
	command: string;
	args: string[];
	environment?: Record<string, string>;
	logFile: string;
	/** Deleted when this process dies without calling `stop()`. */
	folder: string;
};

/*
 * The leash is standard input. The kernel closes our end of that pipe however this process ends: by itself, by Ctrl-C,
 * by SIGKILL. The watcher in the shell then ends the whole process group and deletes the folder. Exit handlers could
 * not do that for SIGKILL.
 */
const leash = `
folder=$1; shift
exec 3<&0 </dev/null
(
	trap '' TERM INT HUP
	cat <&3
	kill -s TERM -- -$$
	sleep 1
	rm -rf "$folder"
	kill -s KILL -- -$$
) >/dev/null 2>&1 &
exec 3<&-
exec "$@"
`;

/**
 * Starts a server in a process group of its own that ends with this process, whatever happens to it.
 */
export function startLeashed(start: LeashedCommand): LeashedProcess {
	const log = openSync(start.logFile, 'a');
	const child = spawn('sh', ['-c', leash, 'leash', start.folder, start.command, ...start.args], {
		detached: true,
		stdio: ['pipe', log, log],
		env: { ...process.env, ...start.environment },
	});
	closeSync(log);
	let ended: string | null = null;
	child.on('error', (error) => {
		ended = error.message;
	});
	child.on('exit', (code, signal) => {
		ended = `it ended with ${code ?? signal}`;
	});
	child.stdin?.on('error', () => {
		// The server ended by itself: the pipe has no reader any more.
	});
	return {
		assertRunning: () => {
			if (ended !== null) {
				const said = readFileSync(start.logFile, 'utf8').slice(-2000);
				throw new Error(`${start.command} is not running: ${ended}.\n${said}`);
			}
		},
		stop: () => endGroup(child.pid),
	};
}

async function endGroup(processGroup: number | undefined): Promise<void> {
	if (processGroup === undefined) {
		return;
	}
	signalGroup(processGroup, 'SIGTERM');
	// The watcher ignores SIGTERM and so keeps the group alive: give the server a moment, then end what is left.
	await sleep(150);
	// Bounded: in a container without an init process the dead of the group stay as zombies, which still take signals.
	for (let tries = 0; tries < 10 && signalGroup(processGroup, 'SIGKILL'); tries += 1) {
		await sleep(20);
	}
}

/** Tells whether the group still had a process. */
function signalGroup(processGroup: number, signal: NodeJS.Signals): boolean {
	try {
		process.kill(-processGroup, signal);
		return true;
	} catch {
		return false;
	}
}
