import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type ServerProcess = {
	url: string;
	/** CPU time used so far, ms; undefined where the system has no /proc. */
	cpu: () => number | undefined;
	/** Resident memory now, bytes; undefined where the system has no /proc. */
	memory: () => number | undefined;
	/** Asks it to end, and gives its exit code; null when it did not end by itself within 8 s, or had ended before. */
	stop: () => Promise<number | null>;
	/** Ends it as a crash would. */
	kill: () => Promise<number | null>;
};

/** Clock ticks a second of /proc/PID/stat on every Linux that Node runs on. */
const TICKS = 100;

/** The service's entry point, for `startServerProcess`. */
export const SERVICE_MAIN = new URL('../../service/src/main.ts', import.meta.url).pathname;

/** Settings of a service that a test starts: no site is refused, no server of this host is looked for, no plan is in the way. */
export function testSettings(folder: string, port: number | string = 0): Record<string, string> {
	return {
		PORT: String(port),
		DRAFTSMITH_DATA: folder,
		DRAFTSMITH_ALLOW_PRIVATE_SITES: '1',
		DRAFTSMITH_DISCOVER: '0',
		DRAFTSMITH_PLAN: 'unlimited',
		// What these are for has tests of its own; elsewhere many sites of one domain register from one address.
		DRAFTSMITH_VERIFICATION: 'off',
		DRAFTSMITH_REGISTRATIONS_PER_HOUR: '1000000',
		DRAFTSMITH_BAD_KEYS_PER_MINUTE: '1000000',
		DRAFTSMITH_SHED_DELAY_MS: '0',
	};
}

/**
 * Starts a server that prints a line with `listening` and its port (as JSON or plain), and waits for that line.
 * @param onOutput gets everything that it prints; without it, what goes to stderr is shown
 */
export function startServerProcess(
	file: string,
	args: string[],
	environment: Record<string, string>,
	onOutput?: (text: string) => void,
): Promise<ServerProcess> {
	const child: ChildProcess = spawn(process.execPath, [file, ...args], {
		env: { ...process.env, LOG_LEVEL: 'info', ...environment },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	child.stdout?.on('data', (bytes: Buffer) => onOutput?.(String(bytes)));
	// Not inherited: a server that outlives a test that failed would keep the runner waiting for the end of its own output.
	child.stderr?.on('data', (bytes: Buffer) => (onOutput ? onOutput(String(bytes)) : process.stderr.write(bytes)));
	process.on('exit', () => child.kill('SIGKILL'));
	const end = (signal: NodeJS.Signals) =>
		new Promise<number | null>((done) => {
			// One that has ended already says so to nobody any more.
			if (child.exitCode !== null || child.signalCode !== null) return done(child.exitCode);
			child.removeAllListeners('exit').once('exit', done);
			child.kill(signal);
			setTimeout(() => child.kill('SIGKILL'), 8000).unref();
		});
	return new Promise((resolve, reject) => {
		child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
		let seen = '';
		const read = (bytes: Buffer) => {
			seen += bytes.toString();
			const port = /listening (\d+)/.exec(seen)?.[1] ?? /"port":(\d+).*"msg":"listening"/.exec(seen)?.[1];
			if (port === undefined) return;
			child.stdout?.off('data', read).resume();
			resolve({
				url: `http://127.0.0.1:${port}`,
				cpu: () => cpuOf(child.pid ?? 0),
				memory: () => memoryOf(child.pid ?? 0),
				kill: () => end('SIGKILL'),
				stop: () => end('SIGTERM'),
			});
		};
		child.stdout?.on('data', read);
	});
}

function cpuOf(pid: number): number | undefined {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
			.replace(/^.*\) /, '')
			.split(' ');
		return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
	} catch {
		return undefined;
	}
}

function memoryOf(pid: number): number | undefined {
	try {
		const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
		return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
	} catch {
		return undefined;
	}
}
