/**
 * Writes one line of progress to stderr, so that people see what a slow first run is doing.
 */
export function logToStderr(line: string): void {
	process.stderr.write(`[wordpress] ${line}\n`);
}
